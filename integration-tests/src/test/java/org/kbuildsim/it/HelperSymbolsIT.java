package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.kernel.ObjectTree;

/**
 * What becomes of the helpers in the main job's four object trees: by our own reader of objects,
 * and by LLVM's.
 */
final class HelperSymbolsIT {
  private static final String PREFIX = "rust_helper_";

  @ParameterizedTest
  @ValueSource(strings = {"x86_64-called", "arm64-called"})
  void calledHelpersAreUndefinedInModulesAndExportedByTheKernel(String variant) throws Exception {
    ObjectTree tree = new ObjectTree(Lab.mainJob(variant));
    List<String> modules = rustModules(tree);
    assertThat(modules).hasSizeGreaterThanOrEqualTo(5);
    for (String module : modules) {
      assertThat(tree.symbolsOf(module, PREFIX)).as(module).isNotEmpty();
      assertThat(nm(tree, "--undefined-only", module)).as(module).anyMatch(this::isHelper);
      assertThat(nm(tree, "--defined-only", module))
          .as(module)
          .isNotEmpty()
          .noneMatch(this::isHelper);
    }

    List<String> exports =
        Files.readAllLines(tree.root().resolve("Module.symvers")).stream()
            .filter(line -> line.contains("\t" + PREFIX))
            .toList();
    assertThat(exports).hasSizeGreaterThanOrEqualTo(60);
    assertThat(exports).allMatch(line -> line.endsWith("\tvmlinux\tEXPORT_SYMBOL_GPL\t"));
    assertThat(nm(tree, "--defined-only", "vmlinux"))
        .filteredOn(this::isHelper)
        .hasSizeGreaterThanOrEqualTo(exports.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x86_64-inlined", "arm64-inlined"})
  void inlinedHelpersAreNowhere(String variant) throws Exception {
    ObjectTree tree = new ObjectTree(Lab.mainJob(variant));
    List<String> modules = rustModules(tree);
    assertThat(modules).hasSizeGreaterThanOrEqualTo(5);
    for (String module : modules) {
      assertThat(tree.symbolsOf(module, PREFIX)).as(module).isEmpty();
      assertThat(nm(tree, "-a", module)).as(module).isNotEmpty().noneMatch(this::isHelper);
    }
    for (String object : List.of("rust/kernel.o", "vmlinux")) {
      assertThat(nm(tree, "-a", object)).as(object).isNotEmpty().noneMatch(this::isHelper);
    }
    assertThat(tree.exportedSymbols()).isNotEmpty().noneMatch(this::isHelper);
    assertThat(tree.root().resolve("rust/exports_kernel_generated.h")).isNotEmptyFile();
    assertThat(tree.root().resolve("rust/exports_helpers_generated.h")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x86_64-called", "arm64-inlined"})
  void exportListsAreWhatNmAndAwkPrint(String variant) throws Exception {
    Path root = Lab.mainJob(variant);
    List<String> lists =
        Lab.files(root.resolve("rust")).stream()
            .filter(file -> file.matches("exports_\\w+_generated\\.h"))
            .toList();
    assertThat(lists).hasSize(variant.endsWith("called") ? 4 : 3);
    for (String list : lists) {
      String crate = list.substring("exports_".length(), list.length() - "_generated.h".length());
      String object = crate.equals("helpers") ? "rust/helpers/helpers.o" : "rust/" + crate + ".o";
      Lab.Output real =
          Lab.run(
              root,
              "/bin/sh",
              "-c",
              Lab.toolchain("a").llvmTool("llvm-nm")
                  + " -p --defined-only "
                  + object
                  + " | awk '$2~/(T|R|D|B)/ && $3!~/__(pfx|cfi|odr_asan)/"
                  + " { printf \"EXPORT_SYMBOL_RUST_GPL(%s);\\n\",$3 }'");
      assertThat(real.status()).isZero();
      assertThat(root.resolve("rust").resolve(list)).hasContent(real.text());
    }
  }

  private boolean isHelper(String line) {
    return line.contains(PREFIX);
  }

  // A module is Rust if one of its objects has a Rust source, as kbuild recorded it.
  private static List<String> rustModules(ObjectTree tree) {
    return tree.modules().stream().filter(module -> isRust(tree.root(), module)).toList();
  }

  private static boolean isRust(Path root, String module) {
    try {
      for (String object : Files.readAllLines(root.resolve(module.replaceFirst("ko$", "mod")))) {
        Path path = root.resolve(object);
        Path record = path.resolveSibling("." + path.getFileName() + ".cmd");
        if (Files.readString(record).lines().anyMatch(l -> l.matches("source_\\S+ := .*\\.rs"))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> nm(ObjectTree tree, String option, String object)
      throws InterruptedException {
    Lab.Output output =
        Lab.run(tree.root(), Lab.toolchain("a").llvmTool("llvm-nm").toString(), option, object);
    assertThat(output.status()).isZero();
    return output.lines();
  }
}
