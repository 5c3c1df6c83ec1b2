package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is plain from the text of a tree. */
final class TextChecksTest {
  @TempDir Path tree;

  private void write(String name, String text) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> told(SourceProperty property) {
    return property.look(Sources.of(tree)).stream()
        .map(o -> o.words().get(0) + ": " + o.message() + " " + o.help())
        .toList();
  }

  @Test
  void variableThatIsExportedAndNeverUsed() throws Exception {
    write("Makefile", "LLVM_LINK = x\nLLVM_AS = \\\n  y\nexport LLVM_LINK LLVM_AS\n");
    write("rust/Makefile", "a:\n\t$(LLVM_LINK) $<\n");

    assertThat(told(new VariablesUsed()))
        .containsExactly(
            "Makefile:2: `LLVM_AS` is set, exported and never used [leave it out, or use it]");
  }

  @Test
  void usesThatAreNotWrittenOut() throws Exception {
    write(
        "Makefile",
        """
        cmd_link = ld
        quiet_cmd_link = LD
        CFLAGS_REMOVE_a/b.o = -x
        foo-y := a.o
        SCRIPT_VARIABLE := 1
        KCONFIG_VARIABLE := 1
        passed := 1
        tested := 1
        private-one = 1
        x: private private-one = 1
        define multi
        endef
        $(eval made := 1)
        all: ; $(private-one) $(multi) $(made) $(call f,passed) $($(quiet)cmd_$(1)) $(CFLAGS_REMOVE_$(stem).o)
        ifdef tested
        endif
        # $(COMMENT_ONLY)
        """);
    write("scripts/x.sh", "echo $SCRIPT_VARIABLE\n");
    write("Kconfig", "config X\n\tdefault $(KCONFIG_VARIABLE)\n");

    assertThat(told(new VariablesUsed())).isEmpty();
  }

  @Test
  void slipOfTheFingersIsTold() throws Exception {
    write("Makefile", "LLVM_LINK = x\nall:\n\t$(LLVM_LNIK) $(LLVM_LINK) $(KCFLAGS)\n");

    assertThat(told(new VariablesUsed()))
        .containsExactly(
            "Makefile:3: `$(LLVM_LNIK)` is used, and no makefile sets it"
                + " [did you mean `LLVM_LINK`?]");
  }

  @Test
  void variableThatASubMakeDoesNotGet() throws Exception {
    write(
        "Makefile",
        """
        include $(srctree)/scripts/Kbuild.include
        include $(srctree)/arch/$(SRCARCH)/Makefile
        include-$(CONFIG_X) += scripts/Makefile.x
        LOST := 1
        LOST_TO_KCONFIG := 1
        MAKEFLAGS += -rR
        FOR_ANY_SIDE := 1
        EXPORTED := 1
        export EXPORTED AND_MORE
        export BOTH := 1
        PASSED := 1
        SHARED = here
        all: export FOR_TARGET := 1
        all:
        \t$(MAKE) -f scripts/Makefile.build PASSED='$(PASSED)'
        """);
    write("arch/x86/Makefile", "LOST_IN_ARCH := 1\n");
    write("arch/x86/boot/Makefile", "x: ; $(LOST_IN_ARCH)\n");
    write("scripts/Kbuild.include", "in-both := 1\n");
    write("scripts/Makefile.x", "LOST_OF_X := 1\nx: ; $(LOST)\n");
    write(
        "scripts/Makefile.build",
        """
        include scripts/Kbuild.include
        include $(kbuild-file)
        SHARED = there
        x: ; $(LOST) $(EXPORTED) $(BOTH) $(FOR_TARGET) $(PASSED) $(SHARED) $(in-both) $(LOST_OF_X) $(UNKNOWN)
        y: ; $(MAKEFLAGS) $(FOR_ANY_SIDE) $(FOR_$(any)_SIDE)
        """);
    write("init/Kconfig", "macro := 1\nconfig X\n\tdefault \"$(LOST_TO_KCONFIG)$(macro)\"\n");

    assertThat(told(new VariablesExported()))
        .containsExactly(
            lost("arch/x86/boot/Makefile", 1, "LOST_IN_ARCH"),
            lost("init/Kconfig", 3, "LOST_TO_KCONFIG"),
            lost("scripts/Makefile.build", 4, "LOST"),
            lost("scripts/Makefile.build", 4, "LOST_OF_X"),
            lost("scripts/Makefile.build", 5, "FOR_ANY_SIDE"));
  }

  private static String lost(String file, int line, String variable) {
    return "%s:%d: `%s` uses `$(%s)`, which the top Makefile sets and does not export [export it: `export %4$s`]"
        .formatted(file, line, file, variable);
  }

  @Test
  void allVariablesAreExported() throws Exception {
    write("Makefile", "export\nA := 1\n");
    write("rust/Makefile", "x: ; $(A)\n");

    assertThat(told(new VariablesExported())).isEmpty();
  }

  @Test
  void sourceNamedByObj() throws Exception {
    write("rust/helpers/helpers.c", "\n");
    write(
        "rust/Makefile",
        """
        $(obj)/a.bc: $(obj)/helpers/helpers.c FORCE
        $(obj)/b.bc: $(src)/helpers/helpers.c FORCE
        $(obj)/c.o: $(obj)/generated.rs \\
            $(obj)/helpers/helpers.c
        $(obj)/d.o: private flags = $(obj)/helpers/helpers.c
        """);

    assertThat(told(new PrerequisiteWhereItLies()))
        .containsExactly(
            "rust/Makefile:1: `$(obj)/helpers/helpers.c` is a source, `rust/helpers/helpers.c`:"
                + " the rule finds it by VPATH alone [write `$(src)/helpers/helpers.c`]",
            "rust/Makefile:3: `$(obj)/helpers/helpers.c` is a source, `rust/helpers/helpers.c`:"
                + " the rule finds it by VPATH alone [write `$(src)/helpers/helpers.c`]");
  }

  @Test
  void sourceThatGitIgnores() throws Exception {
    write(".gitignore", "*.bc\n");
    write("kernel/time/timeconst.bc", "\n");

    assertThat(told(new SourceNotIgnored()))
        .containsExactly(
            "kernel/time/timeconst.bc: git ignores `kernel/time/timeconst.bc`, which is a source"
                + " [add an exception behind the rule that hides it: `!kernel/time/timeconst.bc`]");
  }

  @Test
  void miniatureKernelExportsWhatItsSubMakesUse() {
    Sources kernel = Sources.of(Path.of("../fixture-kernel/src/main/kernel"));

    assertThat(kernel.makefiles()).containsKeys("Makefile", "rust/Makefile");
    assertThat(new VariablesExported().look(kernel)).isEmpty();
  }
}
