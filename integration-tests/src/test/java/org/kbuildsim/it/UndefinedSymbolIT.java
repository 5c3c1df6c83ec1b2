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
import org.kbuildsim.kernel.BinaryTools;
import org.kbuildsim.kernel.HelperNeeds;
import org.kbuildsim.kernel.ModpostRun;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.modpost.ModpostDialect;

/** The two modpost failures of the series' history, and what is said of them beyond modpost. */
final class UndefinedSymbolIT {
  private static final BinaryTools TOOLS = BinaryTools.trusting(() -> Lab.toolchain("a"));

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
                + " rust/helpers/helpers_module.bc\n"
                + "rust/helpers/vmalloc.c:6:1: note: `rust_helper_vrealloc_node_align` is defined"
                + " here\n"
                + "help: add `EXPORT_SYMBOL(vrealloc_node_align_noprof);` behind mm/vmalloc.c:"
                + end
                + "\nhelp: as a patch: git -C "
                + tree
                + " apply "
                + out.resolve("modpost.patch"));
    applyPatch(run);
    assertThat(source).hasContent(complete);

    assertThat(HelperNeeds.of(new ObjectTree(out), exportsOf(out), TOOLS))
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
            rust/helpers/vmalloc.c:6:1: note: used by `rust_helper_vrealloc_node_align`
            """);
    assertThat(out.resolve("modpost.patch")).as("nothing undefined, nothing to do").doesNotExist();

    Lab.Run again = Lab.build(tree, architecture, Lab.INLINED, out);

    assertThat(again.result().succeeded()).as(again.text()).isTrue();
    assertThat(again.text()).doesNotContain("is undefined in");
    ObjectTree built = new ObjectTree(out);
    assertThat(HelperNeeds.of(built, built.exportedSymbols(), TOOLS)).isEmpty();
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
        help: compile rust/helpers/helpers_module.bc with -DMODULE
        help: as a patch: git -C %s apply %s"""
            .formatted(tree, out.resolve("modpost.patch"));
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

    applyPatch(run);

    // From nothing: that the helpers' bitcode was made anew is no reason for kbuild to make modules
    // anew, in Linux either.
    Lab.Run again = Lab.build(tree, "x86_64", Lab.INLINED, directory.resolve("again"));

    assertThat(again.result().succeeded()).as(again.text()).isTrue();
    assertThat(modpost(again.lines())).isEmpty();
  }

  @Test
  void reasonsAreToldApartAndOnePatchCuresAllThatLinesCanCure() throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Path out = directory.resolve("out");
    Path vmalloc = tree.resolve("mm/vmalloc.c");
    Lab.edit(vmalloc, "static unsigned int order_of", "static noinline unsigned int order_of");
    Lab.edit(
        vmalloc,
        "static noinline unsigned int order_of(",
        "static unsigned int order_of(size_t size);\nstatic noinline unsigned int order_of(");
    // A name that only debug information can find, in a source without exports and their header.
    Path iomap = tree.resolve("lib/iomap.c");
    String mapped = Files.readString(iomap).replaceAll("EXPORT_SYMBOL.*\n", "");
    Files.writeString(
        iomap,
        mapped.replace("#include <linux/export.h>\n", "")
            + "\n#define NAMED(x) unsigned int made_##x\nNAMED(up) =\n\t3;\n");
    append(tree.resolve("lib/Makefile"), "CFLAGS_iomap.o := -g\nobj-$(CONFIG_DEEP) += deep.o\n");
    append(
        tree.resolve("lib/deep.c"),
        """
        #ifdef CONFIG_DEEPER
        unsigned int configured_out(void)
        {
        	return 1;
        }
        #endif
        """);
    append(
        tree.resolve("lib/kfifo.c"),
        "unsigned int spaced = 1;\nEXPORT_SYMBOL_NS_GPL(spaced, \"KFIFO\");\n");
    append(
        tree.resolve("samples/kfifo/bytestream-example.c"),
        """
        extern unsigned int made_up, spaced;
        unsigned int order_of(size_t size);
        unsigned int nowhere(void);
        unsigned int configured_out(void);
        unsigned int uses_all(void);
        unsigned int uses_all(void)
        {
        	return order_of(1) + nowhere() + configured_out() + made_up + spaced;
        }
        """);

    Lab.Run run = Lab.build(tree, "x86_64", List.of(), out);

    assertThat(run.result().succeeded()).as(run.text()).isFalse();
    String module = " [samples/kfifo/bytestream-example.ko]";
    assertThat(modpost(run.lines()))
        .contains(
            "ERROR: modpost: \"order_of\"" + module + " undefined!",
            "ERROR: modpost: \"made_up\"" + module + " undefined!",
            "ERROR: modpost: module bytestream-example uses symbol spaced from namespace KFIFO,"
                + " but does not import it.");
    int order = lineOf(vmalloc, "static noinline unsigned int order_of");
    int made = lineOf(iomap, "NAMED(up)");
    String user = " is undefined in samples/kfifo/bytestream-example.ko: ";
    String patch = "help: as a patch: git -C " + tree + " apply " + out.resolve("modpost.patch");
    assertThat(run.text())
        .contains(
            "mm/vmalloc.c:%d:30: warning: `order_of`%sit is static in mm/vmalloc.o\n"
                .formatted(order, user),
            "help: remove `static`, and add `EXPORT_SYMBOL(order_of);` behind mm/vmalloc.c:%d\n%s\n"
                .formatted(order + 7, patch),
            "lib/iomap.c:%d:1: warning: `made_up`%slib/iomap.o defines it, but does not export it\n"
                .formatted(made, user),
            "help: add `EXPORT_SYMBOL_GPL(made_up);` behind lib/iomap.c:%d\n%s\n"
                .formatted(made + 1, patch),
            "warning: `nowhere`%sno object of this configuration defines it\n".formatted(user)
                + "help: define it, or configure what defines it\n",
            """
            warning: `configured_out`%sno object of this configuration defines it
            lib/deep.c:2:14: note: a source of the tree does
            lib/deep.c:1:8: note: compiled with `CONFIG_DEEPER`, which is not set
            lib/Makefile:%d:7: note: compiled with `CONFIG_DEEP`, which is not set
            help: set CONFIG_DEEPER=y, CONFIG_DEEP=y
            """
                .formatted(user, lineOf(tree.resolve("lib/Makefile"), "obj-$(CONFIG_DEEP)")),
            "warning: samples/kfifo/bytestream-example.ko uses `spaced` of namespace `KFIFO`,"
                + " and does not import it\n"
                + "help: add `MODULE_IMPORT_NS(\"KFIFO\");` behind"
                + " samples/kfifo/bytestream-example.c:35\n"
                + patch)
        .doesNotContain("inlined");

    applyPatch(run);

    Lab.Run again = Lab.build(tree, "x86_64", List.of(), out);

    assertThat(modpost(again.lines()))
        .containsExactlyInAnyOrder(
            "ERROR: modpost: \"nowhere\"" + module + " undefined!",
            "ERROR: modpost: \"configured_out\"" + module + " undefined!");
  }

  /** Does what the help says, word by word. */
  private void applyPatch(Lab.Run run) throws InterruptedException {
    String command =
        run.lines().stream()
            .filter(line -> line.startsWith("help: as a patch: "))
            .map(line -> line.substring("help: as a patch: ".length()))
            .findFirst()
            .orElseThrow();
    Lab.Output git = Lab.run(directory, command.split(" "));
    assertThat(git.status()).as(git.text()).isZero();
    assertThat(git.text()).isEmpty();
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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

  /** What the kernel exports, by its objects: a modpost that fails writes no list. */
  private static List<String> exportsOf(Path out) {
    String label = "__export_symbol_";
    return new ObjectTree(out)
        .symbolsOf("vmlinux.o", label).stream().map(s -> s.substring(label.length())).toList();
  }
}
