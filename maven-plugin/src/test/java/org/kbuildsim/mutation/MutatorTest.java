package org.kbuildsim.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which changes are tried on makefiles and Kconfig files. */
final class MutatorTest {
  private static final Pattern ALL = Pattern.compile("");

  private static List<String> makefile(String text) {
    return changes(MakefileMutator.mutants("Makefile", text, ALL), text);
  }

  /** Returns the lines that a change makes other, as they are then. */
  private static List<String> changes(List<Mutant> mutants, String text) {
    List<String> before = text.lines().toList();
    return mutants.stream()
        .map(
            mutant -> {
              List<String> after = mutant.text().lines().toList();
              return mutant.line()
                  + ": "
                  + (after.size() < before.size() ? "gone" : after.get(mutant.line() - 1));
            })
        .toList();
  }

  @Test
  void wordsOfAnAssignmentGoOneByOne() {
    assertThat(makefile("obj-$(CONFIG_RUST) += core.o $(call f,a b)\n"))
        .containsExactly(
            "1: obj-$(CONFIG_RUST) +=  $(call f,a b)",
            "1: obj-$(CONFIG_RUST) += core.o ",
            "1: gone");
  }

  @Test
  void ofASingleWordThereIsNoLineToTakeBesides() {
    assertThat(makefile("obj-y += core.o\n")).containsExactly("1: obj-y += ");
  }

  @Test
  void prerequisitesGoOneByOneAndTargetsStay() {
    assertThat(makefile("$(obj)/a.o: $(src)/a.c FORCE\n"))
        .containsExactly("1: $(obj)/a.o:  FORCE", "1: $(obj)/a.o: $(src)/a.c ", "1: gone");
  }

  @Test
  void valuesOfATargetGoAndSoDoesItsPrivacy() {
    assertThat(makefile("$(obj)/a.o: private skip = 1 2\n"))
        .containsExactly(
            "1: $(obj)/a.o: private skip =  2",
            "1: $(obj)/a.o: private skip = 1 ",
            "1: $(obj)/a.o: skip = 1 2",
            "1: gone");
  }

  @Test
  void conditionsAreTurnedRound() {
    assertThat(makefile("ifdef A\nelse ifeq ($(B),)\nelse\nendif # A\n"))
        .containsExactly("1: ifndef A", "2: else ifneq ($(B),)");
  }

  @Test
  void recipesAndWhatGoesOnBehindABackslash() {
    assertThat(makefile("x = a \\\n\t-b 'c d'\n\t$(CC) -c\n# not this\n"))
        .containsExactly(
            "1: x =  \\", "2: \t 'c d'", "2: \t-b ", "3: \t -c", "3: \t$(CC) ", "3: gone");
  }

  @Test
  void aListOfNamesIsNoHeadHoweverLong() {
    // An expression that tries all ways to cut it into words would not come to an end.
    assertThat(makefile("export " + "NAME_OF_A_TOOL ".repeat(40))).hasSize(42);
  }

  @Test
  void linesThatAreNotWantedStay() {
    assertThat(MakefileMutator.mutants("M", "a := rust\nb := c\n", Pattern.compile("rust")))
        .extracting(Mutant::line)
        .containsExactly(1);
  }

  @Test
  void propertiesOfAnOption() {
    String text =
        """
        config OTHER
        \tdepends on X

        config RUST
        \tbool "Rust"
        \tdepends on A && B
        \tselect C
        \thelp
        \t  It depends on nothing here:
        \t  select what you like.
        """;

    assertThat(changes(KconfigMutator.mutants("K", text, Pattern.compile("RUST")), text))
        .containsExactly(
            "5: gone",
            "6: gone",
            "6: \tdepends on !(A && B)",
            "6: \tdepends on B",
            "6: \tdepends on A",
            "7: gone");
  }
}
