package org.kbuildsim.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promises of kbuild's rules, against commands as kbuild records them. */
final class RuleTest {
  private static final String CC = "clang -Wp,-MMD,x.d --target=aarch64-linux-gnu -O2 ";
  private static final String HELPER = CC + "-c -g0 ../rust/helpers/helpers.c -emit-llvm -o ";
  private static final String LINK = "llvm-link --internalize --suppress-warnings ";

  @TempDir Path objects;

  private void record(String target, String command) throws IOException {
    Path file = objects.resolve(target);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file.resolveSibling("." + file.getFileName() + ".cmd"),
        "savedcmd_" + target + " := " + command.replace("$", "$$") + " \n\ndeps_x := a\n");
  }

  private void goodTree() throws IOException {
    record("mm/slab.o", CC + "-c -o mm/slab.o ../mm/slab.c");
    record("rust/helpers/helpers.bc", HELPER + "rust/helpers/helpers.bc");
    record(
        "rust/helpers/helpers_module.bc",
        HELPER.replace("-g0", "-DMODULE -g0") + "rust/helpers/helpers_module.bc");
    record("rust/kernel.o", crate("", "rust/kernel", "rust/helpers/helpers.bc"));
    record("a/m.o", crate("--cfg MODULE ", "a/m", "./rust/helpers/helpers_module.bc"));
  }

  private static String crate(String side, String stem, String helpers) {
    return "OBJTREE=/o rustc "
        + side
        + "--emit=llvm-bc="
        + stem
        + ".bc ../x.rs ; "
        + (LINK + stem + ".bc " + helpers + " -o " + stem + ".m.bc; ")
        + ("clang --target=aarch64-linux-gnu -c " + stem + ".m.bc -o " + stem + ".o");
  }

  private List<String> breaches() throws IOException {
    return Rule.all(RecordedCommand.below(objects)).stream()
        .map(breach -> breach.kind() + " " + breach.target())
        .toList();
  }

  private void replace(String target, String from, String to) throws IOException {
    Path file = objects.resolve(target);
    Path record = file.resolveSibling("." + file.getFileName() + ".cmd");
    String text = Files.readString(record);
    assertThat(text).contains(from);
    Files.writeString(record, text.replace(from, to));
  }

  @Test
  void treeThatKeepsThemAll() throws Exception {
    goodTree();

    assertThat(RecordedCommand.below(objects)).hasSize(5);
    assertThat(breaches()).isEmpty();
  }

  @Test
  void debugInformation() throws Exception {
    goodTree();
    replace("rust/helpers/helpers.bc", "-c -g0", "-g0 -c -gdwarf-5");

    assertThat(breaches()).containsExactly("HELPER_DEBUG_INFO rust/helpers/helpers.bc");
  }

  @Test
  void helpersOfTheOtherSide() throws Exception {
    goodTree();
    replace("a/m.o", "helpers_module.bc", "helpers.bc");
    assertThat(breaches()).containsExactly("HELPER_SIDE rust/helpers/helpers.bc");

    goodTree();
    replace("rust/kernel.o", "helpers.bc", "helpers_module.bc");
    assertThat(breaches()).containsExactly("HELPER_SIDE rust/helpers/helpers_module.bc");
  }

  @Test
  void helpersThatStayVisible() throws Exception {
    goodTree();
    replace("rust/kernel.o", " --internalize", "");

    assertThat(breaches()).containsExactly("HELPER_NOT_INTERNAL rust/kernel.o");
  }

  @Test
  void crateThatIsNotTheFirst() throws Exception {
    goodTree();
    replace(
        "rust/kernel.o",
        "rust/kernel.bc rust/helpers/helpers.bc",
        "rust/helpers/helpers.bc rust/kernel.bc");

    assertThat(breaches()).containsExactly("HELPER_LINK_ORDER rust/kernel.o");
  }

  @Test
  void textOfLlvmThatIsEdited() throws Exception {
    goodTree();
    String text = CC + "-S -g0 ../rust/helpers/helpers.c -emit-llvm -o rust/helpers/helpers.ll; ";
    String rest = "llvm-as rust/helpers/helpers.ll -o rust/helpers/helpers.bc";
    record("rust/helpers/helpers.bc", text + "sed -n p other.ll; " + rest);
    assertThat(breaches()).isEmpty();

    record("rust/helpers/helpers.bc", text + "sed -i s/a/b/ ./rust/helpers/helpers.ll; " + rest);
    assertThat(breaches()).containsExactly("IR_EDITED rust/helpers/helpers.bc");

    goodTree();
    record("a/m.ll", "rustc --emit=llvm-ir=a/m.ll ../m.rs; perl -pi -e s/a/b/ a/m.ll");
    assertThat(breaches()).containsExactly("IR_EDITED a/m.ll");
  }

  @Test
  void bitcodeStepWithoutTheTarget() throws Exception {
    goodTree();
    replace("a/m.o", "clang --target=aarch64-linux-gnu", "clang");

    assertThat(breaches()).containsExactly("TARGET_DIFFERS a/m.o");
  }

  @Test
  void wordsAreThoseOfTheShell() {
    assertThat(RecordedCommand.split("A=1 B='x y' cc -D'K=\"a b\"' x\\ y; ; ld a|nm && rm -f b"))
        .containsExactly(
            List.of("cc", "-DK=\"a b\"", "x y"),
            List.of("ld", "a"),
            List.of("nm"),
            List.of("rm", "-f", "b"));
  }
}
