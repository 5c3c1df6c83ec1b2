package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;

/**
 * A Rust object with helpers inlined tells a debugger of Rust alone.
 *
 * <p>A unit of C in it would be taken by pahole for the kernel's own, and made into BTF once more
 * in every Rust module, though it is told to leave out Rust. The objects are made by their recorded
 * commands with debug information put before all other flags, where Makefile.debug puts it: what
 * the helpers' rule says later counts.
 */
final class HelperDebugInfoIT {
  @TempDir Path directory;

  static List<PairTree> trees() {
    return PairTree.inlined();
  }

  @ParameterizedTest
  @MethodSource("trees")
  void objectsHaveTheCratesDebugUnitAndNoOther(PairTree pair) throws Exception {
    Records records = new Records(pair.objects().root());
    helpers(records, "helpers");
    helpers(records, "helpers_module");

    Path kernel = object(records, "rust/kernel", "./rust/helpers/helpers", directory);
    Path module =
        object(records, "samples/rust/rust_print_main", "./rust/helpers/helpers_module", directory);

    assertThat(debugUnits(kernel)).isEqualTo(1);
    assertThat(debugUnits(module)).isEqualTo(1);
  }

  /** The same, as pahole's reader of debug information sees it. */
  @ParameterizedTest
  @MethodSource("trees")
  void paholeFindsNoFunctionsOfHelpers(PairTree pair) throws Exception {
    Records records = new Records(pair.objects().root());
    helpers(records, "helpers");
    Path kernel = object(records, "rust/kernel", "./rust/helpers/helpers", directory);

    // It complains of what Rust says and C does not, on the other stream.
    String functions = records.sh(pfunct() + " " + kernel + " 2>&-");

    assertThat(functions.lines()).hasSizeGreaterThan(5).noneMatch(f -> f.contains("rust_helper_"));
  }

  private static String pfunct() {
    Path root =
        Lab.toolchains()
            .unpacked("pahole", List.of("pahole", "libdw1", "libelf1", "zlib1g", "libbpf1"))
            .resolve("root");
    return "LD_LIBRARY_PATH=%1$s/usr/lib/x86_64-linux-gnu:%1$s/lib/x86_64-linux-gnu %1$s/usr/bin/pfunct"
        .formatted(root);
  }

  private void helpers(Records records, String name) throws Exception {
    String object = "rust/helpers/" + name + ".bc";
    String command =
        Records.replaced(
            records.command(object),
            Map.of(
                "rust/helpers/." + name + ".bc.d",
                directory.resolve("dep").toString(),
                "-o " + object,
                "-o " + directory.resolve(name + ".bc"),
                " -D__KERNEL__ ",
                " -g -D__KERNEL__ "));
    records.sh(command);
  }

  private static Path object(Records records, String stem, String helpers, Path to)
      throws Exception {
    String name = stem.substring(stem.lastIndexOf('/') + 1);
    String[] steps = records.steps(stem + ".o");
    records.sh(
        records.rustc(stem + ".o") + " -Cdebuginfo=2 --emit=llvm-bc=" + to.resolve(name + ".bc"));
    String bitcode = helpers.substring(helpers.lastIndexOf('/') + 1) + ".bc";
    records.sh(
        steps[1]
            .replace(stem + ".bc", to.resolve(name + ".bc").toString())
            .replaceAll("(\\./)?rust/helpers/" + bitcode, to.resolve(bitcode).toString())
            .replace(stem + ".m.bc", to.resolve(name + ".m.bc").toString()));
    Path object = to.resolve(name + ".o");
    records.sh(
        Records.replaced(
                steps[2],
                Map.of(
                    stem + ".m.bc",
                    to.resolve(name + ".m.bc").toString(),
                    stem + ".o",
                    object + ""))
            + " -g");
    return object;
  }

  /** Counts the units of {@code .debug_info}: each says first how long it is (DWARF 5, 7.5.1). */
  private static int debugUnits(Path object) throws Exception {
    Section section = ElfFile.open(object).section(".debug_info");
    assertThat(section).isNotNull();
    ByteBuffer content = section.content();
    int units = 0;
    for (int at = 0; at < content.limit(); at += 4 + content.getInt(at)) {
      units++;
    }
    return units;
  }
}
