package org.kbuildsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.kernel.ExplainedStep;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.Position;
import org.kbuildsim.kernel.RebuildExplanation;
import org.kbuildsim.kernel.RebuildExplanation.CommandChange;
import org.kbuildsim.kernel.RebuildExplanation.Prerequisite;
import org.kbuildsim.kernel.RebuildExplanation.Reason;
import org.kbuildsim.kernel.RecipeExplanation;
import org.kbuildsim.kernel.VariableExplanation;

final class ExplanationTest {
  private static final ExplainedWord WORD =
      new ExplainedWord(
          "-a<b>",
          new Position("Makefile", 3, 7),
          "",
          List.of(new ExplainedStep("X", "file", new Position("Makefile", 3, 1), null)));

  private static final RebuildExplanation REBUILD =
      new RebuildExplanation(
          "x.o",
          List.of("all"),
          List.of("-n", "-f Sub"),
          List.of("FORCE"),
          new Reason(
              "x.o",
              "Sub:4",
              true,
              false,
              List.of(
                  new Prerequisite("FORCE", "phony", null),
                  new Prerequisite(
                      "x.s",
                      "made",
                      new Reason(
                          "x.s",
                          "Sub:2",
                          false,
                          false,
                          List.of(new Prerequisite("include/config/A_B", "newer", null)),
                          null)),
                  new Prerequisite("y.s", "made", null),
                  new Prerequisite("z.h", "gone", null)),
              new CommandChange(List.of("-c"), List.of(WORD))));

  @Test
  void reasonsForAPerson() {
    assertThat(RebuildText.lines(REBUILD))
        .containsExactly(
            "x.o would be made anew, by Sub:4",
            "  its command is not the one that made it",
            "    - -c",
            "    + -a<b>                                         Makefile:3:7",
            "  x.s may be made anew, by Sub:2",
            "    include/config/A_B is newer: CONFIG_A_B has changed",
            "    what it makes is compared with what is there, and may be the same",
            "  y.s, as told above",
            "  z.h does not exist",
            "needed by all",
            "in make -f Sub");
  }

  @Test
  void aFileThatIsNotThere() {
    Reason missing = new Reason("x.o", "Sub:4", true, true, List.of(), null);
    RebuildExplanation explanation =
        new RebuildExplanation("x.o", List.of(), List.of("-n"), List.of(), missing);

    assertThat(RebuildText.lines(explanation))
        .containsExactly("x.o would be made anew, by Sub:4", "  it is not there");
  }

  @Test
  void aRecipeThatIsAlwaysRun() {
    Reason always =
        new Reason(
            "x.o", "Sub:4", true, false, List.of(new Prerequisite("FORCE", "phony", null)), null);
    RebuildExplanation explanation =
        new RebuildExplanation("x.o", List.of("lib.a", "all"), List.of("-n"), List.of(), always);

    assertThat(RebuildText.lines(explanation))
        .containsExactly(
            "x.o would be made anew, by Sub:4",
            "  its recipe is run on every build",
            "needed by lib.a, by all");
  }

  @Test
  void allWordsOfTwoCommands() {
    RecipeExplanation recipe =
        new RecipeExplanation(
            "x.o", "Sub:4", List.of(), List.of("-n"), List.of(List.of(WORD, WORD), List.of(WORD)));
    String line = "-a<b>                                         Makefile:3:7";

    assertThat(WordTable.lines(recipe, null)).containsExactly(line, line, "", line);
  }

  @Test
  void aWordThatIsNotThere() {
    RecipeExplanation recipe =
        new RecipeExplanation("x.o", "Sub:4", List.of(), List.of("-n"), List.of(List.of(WORD)));

    assertThatThrownBy(() -> WordTable.lines(recipe, "-a"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("`-a` is not a word of the command");
  }

  @Test
  void oneWordWithTheWayItCame() {
    RecipeExplanation recipe =
        new RecipeExplanation("x.o", "Sub:4", List.of(), List.of("-n"), List.of(List.of(WORD)));

    assertThat(WordTable.lines(recipe, "-a<b>"))
        .containsExactly(
            "-a<b>                                         Makefile:3:7",
            "    by X, file variable set at Makefile:3:1");
  }

  @Test
  void aFileThatIsUpToDate() {
    RebuildExplanation explanation =
        new RebuildExplanation("x.o", List.of(), List.of("-n"), List.of("FORCE"), null);

    assertThat(RebuildText.lines(explanation))
        .containsExactly(
            "x.o is up to date",
            "  FORCE has its recipe looked at on every build; it would change nothing");
  }

  @Test
  void whatHappenedToAVariable() {
    Position at = new Position("Makefile", 3, 7);
    VariableExplanation explanation =
        new VariableExplanation(
            "V",
            "x.o",
            List.of(
                new VariableExplanation.Run("-n", List.of()),
                new VariableExplanation.Run(
                    "-f Sub",
                    List.of(
                        event("", "a", "environment", "", true, null),
                        event("?=", "b", "file", "", false, at),
                        event("+=", "c", "override", "", true, at),
                        event(":=", "d", "file", "x.o", true, at),
                        event("export", "", "file", "", true, at)))),
            List.of(WORD));

    assertThat(VariableText.lines(explanation))
        .containsExactly(
            "make -n",
            "  nothing",
            "make -f Sub",
            "  environment  V = a",
            "  Makefile:3:7  V ?= b  (without effect)",
            "  Makefile:3:7  override V += c  (recursive)",
            "  Makefile:3:7  x.o: V := d",
            "  Makefile:3:7  export V",
            "",
            "in the recipe of x.o",
            "  -a<b>                                         Makefile:3:7");
  }

  @Test
  void aVariableOfTwoLinesThatIsEmptyInTheRecipe() {
    VariableExplanation explanation =
        new VariableExplanation(
            "V",
            "x.o",
            List.of(
                new VariableExplanation.Run(
                    "-n", List.of(event("", "a\nb", "file", "", true, null)))),
            List.of());

    assertThat(VariableText.lines(explanation))
        .containsExactly("make -n", "  file  V = a\n    b", "", "in the recipe of x.o", "  empty");
  }

  @Test
  void aWordOfWhichNothingIsKnown() {
    ExplainedWord word = new ExplainedWord("-x", null, "", List.of());
    Reason reason =
        new Reason(
            "x.o", "Sub:4", true, false, List.of(), new CommandChange(List.of(), List.of(word)));

    assertThat(
            RebuildText.lines(
                new RebuildExplanation("x.o", List.of(), List.of("-n"), List.of(), reason)))
        .endsWith("    + -x");
    assertThat(VariableText.lines(new VariableExplanation("V", "x.o", List.of(), List.of(word))))
        .endsWith("  -x");
  }

  @Test
  void aVariableForATool() {
    VariableExplanation explanation = new VariableExplanation("V", "x.o", List.of(), List.of(WORD));

    assertThat(Json.of(explanation))
        .contains("\"question\": \"variable\"", "\"variable\": \"V\"", "\"word\": \"-a<b>\"");
  }

  private static VariableExplanation.Event event(
      String what,
      String written,
      String origin,
      String scope,
      boolean effective,
      @org.jspecify.annotations.Nullable Position at) {
    return new VariableExplanation.Event(
        what, written, written, "recursive", origin, scope, effective, at);
  }

  // docs/explain.md shows it.
  @Test
  void aRecipeForATool() {
    RecipeExplanation recipe =
        new RecipeExplanation("x.o", "Sub:4", List.of(), List.of("-n"), List.of(List.of(WORD)));

    assertThat(Json.of(recipe, null))
        .isEqualTo(
            """
            {
              "version": 1,
              "question": "recipe",
              "target": "x.o",
              "recipe": "Sub:4",
              "neededBy": [],
              "runs": [
                "-n"
              ],
              "commands": [
                [
                  {
                    "word": "-a<b>",
                    "at": {
                      "file": "Makefile",
                      "line": 3,
                      "column": 7
                    },
                    "how": "",
                    "chain": [
                      {
                        "name": "X",
                        "origin": "file",
                        "set": {
                          "file": "Makefile",
                          "line": 3,
                          "column": 1
                        }
                      }
                    ]
                  }
                ]
              ]
            }\
            """);
  }

  @Test
  void aReasonForATool() {
    assertThat(Json.of(REBUILD))
        .contains("\"question\": \"rebuild\"", "\"state\": \"made\"", "\"removed\": [")
        .doesNotContain("null");
  }
}
