package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.HelperNeeds;
import org.kbuildsim.kernel.ModpostRun;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.modpost.ModpostDialect;

/** The two modpost failures of the series' history, and what is said of them beyond modpost. */
final class UndefinedSymbolIT {
  private static final String EXPORT = "EXPORT_SYMBOL(vrealloc_node_align_noprof);\n";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"x86_64", "arm64"})
  void inlinedHelperNeedsAnExportAndTheProposedLineGivesIt(String architecture) throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Path out = directory.resolve("out");
    Path source = tree.resolve("mm/vmalloc.c");
    String complete = Files.readString(source);
    Lab.edit(source, EXPORT, "");

    Lab.Run run = Lab.build(tree, architecture, Lab.INLINED, out);

    assertThat(run.result().succeeded()).as(run.text()).isFalse();
    assertThat(modpost(run.lines()))
        .containsExactly(
            "ERROR: modpost: \"vrealloc_node_align_noprof\""
                + " [drivers/gpu/nova-core/nova_core.ko] undefined!",
            "ERROR: modpost: \"vrealloc_node_align_noprof\" [samples/rust/rust_dma.ko] undefined!");
    int name = lineOf(source, "void *vrealloc_node_align_noprof");
    int end = Files.readAllLines(source).size();
    assertThat(run.text())
        .contains(
            "mm/vmalloc.c:"
                + name
                + ":7: warning: `vrealloc_node_align_noprof` is undefined in"
                + " drivers/gpu/nova-core/nova_core.ko, samples/rust/rust_dma.ko:"
                + " mm/vmalloc.o defines it, but does not export it\n",
            "note: the modules' own code does not use it: it came with"
                + " `rust_helper_vrealloc_node_align`, inlined from"
                + " rust/helpers/helpers_module.bc\n",
            "help: add `EXPORT_SYMBOL(vrealloc_node_align_noprof);` behind mm/vmalloc.c:" + end);
    assertThat(HelperNeeds.of(new ObjectTree(out), exportsOf(out), Lab.toolchain("a")))
        .containsExactly(
            new HelperNeeds(
                "vrealloc_node_align_noprof", List.of("rust_helper_vrealloc_node_align")));
    // The same without the modules, as it would be before any was built.
    ModpostRun kernelOnly = new ModpostRun(out, ModpostDialect.V6_12);
    assertThat(kernelOnly.run(List.of("-M", "-o", "early.symvers", "vmlinux.o"), l -> {})).isZero();
    assertThat(kernelOnly.explain(() -> Lab.toolchain("a")))
        .extracting(DiagnosticRenderer::render)
        .containsExactly(
            """
            rust/helpers/helpers_module.bc: warning: `vrealloc_node_align_noprof` is not exported; \
            modules that helpers are inlined into will lack it
            note: used by `rust_helper_vrealloc_node_align`
            """);

    List<String> lines = new ArrayList<>(Files.readAllLines(source));
    lines.add(end, proposed(run.lines()));
    Files.write(source, lines);
    assertThat(source).hasContent(complete);

    Lab.Run again = Lab.build(tree, architecture, Lab.INLINED, out);

    assertThat(again.result().succeeded()).as(again.text()).isTrue();
    assertThat(again.text()).doesNotContain("is undefined in");
    ObjectTree built = new ObjectTree(out);
    assertThat(HelperNeeds.of(built, built.exportedSymbols(), Lab.toolchain("a"))).isEmpty();
  }

  @Test
  void calledHelperHidesTheMissingExport() throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Lab.edit(tree.resolve("mm/vmalloc.c"), EXPORT, "");

    Lab.Run run = Lab.build(tree, "x86_64", List.of(), directory.resolve("out"));

    assertThat(run.result().succeeded()).as(run.text()).isTrue();
    assertThat(modpost(run.lines())).isEmpty();
    assertThat(run.text()).doesNotContain("vrealloc_node_align_noprof");
  }

  @Test
  void helpersCompiledForTheKernelBringItsStaticCallKeysIntoModules() throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Path out = directory.resolve("out");
    Lab.edit(
        tree.resolve("rust/Makefile"),
        "private part-of-module := y",
        "private part-of-builtin := y");

    Lab.Run run = Lab.build(tree, "x86_64", Lab.INLINED, out);

    assertThat(run.result().succeeded()).as(run.text()).isFalse();
    // All Rust modules, called or not: the key is in a variable that has to be kept.
    assertThat(modpost(run.lines()))
        .containsExactly(
            "ERROR: modpost: \"__SCK__WARN_trap\" [drivers/block/rnull/rnull_mod.ko] undefined!",
            "ERROR: modpost: \"__SCK__WARN_trap\" [drivers/gpu/nova-core/nova_core.ko] undefined!",
            "ERROR: modpost: \"__SCK__WARN_trap\" [samples/rust/rust_minimal.ko] undefined!",
            "ERROR: modpost: \"__SCK__WARN_trap\" [samples/rust/rust_print.ko] undefined!",
            "ERROR: modpost: \"__SCK__WARN_trap\" [samples/rust/rust_dma.ko] undefined!");
    String explanation =
        """
        warning: `__SCK__WARN_trap` is undefined in drivers/block/rnull/rnull_mod.ko, \
        drivers/gpu/nova-core/nova_core.ko, samples/rust/rust_minimal.ko, \
        samples/rust/rust_print.ko, samples/rust/rust_dma.ko: \
        arch/x86/kernel/traps.o defines it, but does not export it
        note: the modules' own code does not use it: it came with \
        rust/helpers/helpers_module.bc, in what is kept of it whichever helpers are called
        rust/helpers/helpers_module.bc: note: \
        compiled without -DMODULE: headers gave it what is for built-in code only
        help: compile rust/helpers/helpers_module.bc with -DMODULE""";
    assertThat(run.text()).endsWith(explanation);

    // The same by modpost alone.
    ModpostRun modpost = new ModpostRun(out, ModpostDialect.V6_12);
    List<String> lines = new ArrayList<>();
    assertThat(modpost.run(List.of(), lines::add)).isEqualTo(1);
    assertThat(lines).isEqualTo(modpost(run.lines()));
    assertThat(modpost.explain(() -> Lab.toolchain("a")))
        .extracting(DiagnosticRenderer::render)
        .containsExactly(explanation + "\n");

    // And in the words of the other version.
    lines.clear();
    assertThat(new ModpostRun(out, ModpostDialect.named("7.3")).run(List.of(), lines::add))
        .isEqualTo(1);
    assertThat(lines)
        .contains("ERROR: modpost: samples/rust/rust_dma.ko: symbol '__SCK__WARN_trap' undefined!");
  }

  @Test
  void staticAndMissingDefinitionsAreToldApart() throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Path source = tree.resolve("mm/vmalloc.c");
    Lab.edit(source, "static unsigned int order_of", "static noinline unsigned int order_of");
    Path module = tree.resolve("samples/kfifo/bytestream-example.c");
    Files.writeString(
        module,
        """
        unsigned int order_of(size_t size);
        unsigned int nowhere(void);
        unsigned int uses_both(void);
        unsigned int uses_both(void)
        {
        	return order_of(1) + nowhere();
        }
        """,
        StandardOpenOption.APPEND);

    Lab.Run run = Lab.build(tree, "x86_64", List.of(), directory.resolve("out"));

    assertThat(run.result().succeeded()).as(run.text()).isFalse();
    assertThat(modpost(run.lines())).hasSize(2);
    int line = lineOf(source, "static noinline unsigned int order_of");
    assertThat(run.text())
        .contains(
            "mm/vmalloc.c:"
                + line
                + ":30: warning: `order_of` is undefined in samples/kfifo/bytestream-example.ko:"
                + " it is static in mm/vmalloc.o\n",
            "help: remove `static`, and add `EXPORT_SYMBOL(order_of);` behind mm/vmalloc.c:"
                + (line + 7),
            "warning: `nowhere` is undefined in samples/kfifo/bytestream-example.ko:"
                + " no object of this configuration defines it\n"
                + "help: define it, or configure what defines it")
        .doesNotContain("inlined");
  }

  private static List<String> modpost(List<String> lines) {
    return lines.stream().filter(line -> line.contains(": modpost: ")).toList();
  }

  private static int lineOf(Path file, String text) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(text)) {
        return i + 1;
      }
    }
    throw new AssertionError(file + " does not contain: " + text);
  }

  /** Returns the line that the help proposes. */
  private static String proposed(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("help: add `"))
        .map(line -> line.substring(line.indexOf('`') + 1, line.lastIndexOf('`')))
        .findFirst()
        .orElseThrow();
  }

  /** What the kernel exports, by its objects: a modpost that fails writes no list. */
  private static List<String> exportsOf(Path out) {
    String label = "__export_symbol_";
    return new ObjectTree(out)
        .symbolsOf("vmlinux.o", label).stream().map(s -> s.substring(label.length())).toList();
  }
}
