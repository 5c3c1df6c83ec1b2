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
}
