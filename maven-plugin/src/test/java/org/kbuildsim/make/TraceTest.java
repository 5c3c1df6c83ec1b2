package org.kbuildsim.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.diagnostic.Span;
import org.kbuildsim.make.CharacterOrigin.How;

final class TraceTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Provenance provenance = new Provenance(null);

  private Evaluator evaluator(Map<String, String> environment, Provenance kept) {
    Messages messages = new Messages("make", output, output);
    Host host =
        new Host(
            directory, environment, new Disk(), i -> 127, messages, InputStream.nullInputStream());
    Debugging quiet = new Debugging(Set.of(), messages);
    return new Evaluator(
        host,
        new Settings(MakeVersion.V4_3, false, false, List.of(), quiet, kept),
        new Makefiles());
  }

  private TracedText trace(String makefile) throws Exception {
    Files.writeString(directory.resolve("Makefile"), makefile);
    Evaluator evaluator = evaluator(Map.of(), provenance);
    evaluator.assignFromCommandLine("given=one");
    evaluator.reader().readFile("Makefile", false);
    Target target = Objects.requireNonNull(evaluator.rules().find("t"));
    target.prepareScope();
    AutomaticVariables.define(target, evaluator.rules());
    Recipe recipe = Objects.requireNonNull(target.recipe());
    TracedText traced = recipe.trace(evaluator, target, 0);
    assertThat(traced.chars()).isEqualTo(recipe.expand(evaluator, target, 0));
    return traced;
  }

  // Each word with the line and column of its origin; a mark where it is not written there.
  private static List<String> origins(TracedText traced) {
    List<String> origins = new ArrayList<>();
    for (TracedText.Word word : traced.words(0, traced.chars().length())) {
      CharacterOrigin origin = word.origin();
      Span span = Objects.requireNonNull(origin.span());
      String mark =
          switch (origin.how()) {
            case WRITTEN -> "";
            case REWRITTEN -> "~";
            case COMPUTED -> "=";
            case GIVEN -> "?";
          };
      origins.add(word.chars() + " " + mark + span.line() + ":" + span.column());
    }
    return origins;
  }

  private static final String HEAD = "X := b.c  a.c b.c\nR = u $(X)\nF = f $(1)\nN = X\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain words      | q r                           | q 6:2, r 6:4
          simple variable  | $(X)                          | b.c 1:6, a.c 1:11, b.c 1:15
          recursive        | $(R)                          | u 2:5, b.c 1:6, a.c 1:11, b.c 1:15
          part of a word   | -I$(X)                        | -Ib.c 6:2, a.c 1:11, b.c 1:15
          foreach          | $(foreach i,$(X),-D$i $i)     | -Db.c 6:19, b.c 1:6, -Da.c 6:19, a.c 1:11, -Db.c 6:19, b.c 1:15
          if               | $(if $(X),then,else)          | then 6:12
          or               | $(or ,$(X))                   | b.c 1:6, a.c 1:11, b.c 1:15
          and              | $(and x,last)                 | last 6:10
          call             | $(call F,arg)                 | f 3:5, arg 6:11
          addprefix        | $(addprefix -I,$(X))          | -Ib.c ~1:6, -Ia.c ~1:11, -Ib.c ~1:15
          addsuffix        | $(addsuffix .o,$(X))          | b.c.o ~1:6, a.c.o ~1:11, b.c.o ~1:15
          filter           | $(filter b%,$(X))             | b.c 1:6, b.c 1:15
          filter-out       | $(filter-out b%,$(X))         | a.c 1:11
          patsubst         | $(patsubst b.%,z.%,$(X))      | z.c ~1:6, a.c 1:11, z.c ~1:15
          substitution     | $(X:a.c=z)                    | b.c 1:6, z ~1:11, b.c 1:15
          strip            | $(strip $(X))                 | b.c 1:6, a.c 1:11, b.c 1:15
          sort             | $(sort $(X))                  | a.c 1:11, b.c 1:6
          subst            | $(subst a,zz,$(X))            | b.c 1:6, zz.c ~1:11, b.c 1:15
          lastword         | $(lastword $(X))              | b.c 1:15
          firstword        | $(firstword $(X))             | b.c 1:6
          computed         | $(words $(X))                 | 3 =6:2
          computed name    | $($(N))                       | b.c 1:6, a.c 1:11, b.c 1:15
          automatic        | x$@ $@                        | xt 6:2, t ?6:6
          command line     | $(given)                      | one ?6:2
          nested           | $(addsuffix .d,$(filter a%,$(X))) | a.c.d ~1:11
          built-in by call | $(call filter,a%,$(X))        | a.c 1:11
          """)
  void eachWordKnowsItsPlace(String construct, String line, String expected) throws Exception {
    TracedText traced = trace(HEAD + "t:\n\t" + line + "\n");

    assertThat(String.join(", ", origins(traced))).as(construct).isEqualTo(expected);
  }

  @Test
  void continuedLinesAndDefinesKeepTheirPlaces() throws Exception {
    TracedText traced =
        trace(
            "V = one \\\n   two\ndefine D\nthree \\\n four\nendef\nt:\n\t$(if x, \\\n\t  $(V)) $(D)\n");

    assertThat(origins(traced)).containsExactly("one 1:5", "two 2:4", "three 4:1", "four 5:2");
  }

  @Test
  void targetSpecificAndAppendedValues() throws Exception {
    TracedText traced =
        trace("S := a\nS += b\nA = c\nt: private A += d\nt: B := $(S)\nt:\n\t$(A) $(B)\n");

    assertThat(origins(traced)).containsExactly("c 3:5", "d 4:17", "a 1:6", "b 2:6");
  }

  @Test
  void theChainNamesEveryExpansion() throws Exception {
    TracedText traced = trace("F = $(if $(1),-f $(1))\nt: V = $(call F,w)\nt:\n\t$(V)\n");

    assertThat(traced.origin(3).chain())
        .extracting(Step::toString)
        .containsExactly(
            "`1` (automatic) expanded at Makefile:1:18",
            "`if` (function) expanded at Makefile:1:5",
            "`F` (file, set at Makefile:1:1)",
            "`call` (function) expanded at Makefile:2:8",
            "`V` (file, set at Makefile:2:4) expanded at Makefile:4:2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a recipe         | $(eval t: ; a b)                    | a 8:13, b 8:15
          a define         | $(eval $(V))                        | r 3:2
          call arguments   | $(eval $(call C,w))                 | c 7:10, w 8:17
          foreach          | $(foreach i,w t,$(eval $(i): ; -$(i)))  | -t 8:32
          an assignment    | $(eval E := $(S)) $(eval t:;$$(E))  | x 6:6, y 6:8
          a quoted hash    | $(eval E = \\# q)$(eval t:;$$(E))  | # 8:13, q 8:15
          """)
  void textMadeByEvalKeepsItsPlaces(String construct, String line, String expected)
      throws Exception {
    String head = "define V\nt:\n\tr\n\tu\nendef\nS := x y\nC = t: ; c $(1)\n";
    assertThat(String.join(", ", origins(trace(head + line + "\n"))))
        .as(construct)
        .isEqualTo(expected);
  }

  @Test
  void theChainLeadsThroughTheEval() throws Exception {
    TracedText traced = trace("define F\nt:\n\t-f $(1)\nendef\nN = w\n$(eval $(call F,$(N)))\n");

    assertThat(traced.chars()).isEqualTo("-f w");
    assertThat(traced.origin(3).span()).hasToString("Makefile:5:5");
    assertThat(traced.origin(3).chain())
        .extracting(Step::toString)
        .containsExactly(
            "`N` (file, set at Makefile:5:1) expanded at Makefile:6:17",
            "`1` (automatic) expanded at Makefile:3:5",
            "`F` (file, set at Makefile:1:8)",
            "`call` (function) expanded at Makefile:6:8",
            "`eval` (function) expanded at Makefile:6:1");
  }

  @Test
  void aFileReadKnowsItsLines() throws Exception {
    Files.writeString(directory.resolve("list"), "a b\n  c\n");

    TracedText traced = trace("L := $(file <list)\nt:;$(strip $(L))\n");

    assertThat(traced.chars()).isEqualTo("a b c");
    assertThat(traced.origin(4).span()).hasToString("list:2:3");
  }

  @Test
  void oneShellKeepsTheLinesApart() throws Exception {
    Files.writeString(directory.resolve("Makefile"), "X = c\nt:\n\ta\n\tb $(X)\n");
    Evaluator evaluator = evaluator(Map.of(), provenance);
    evaluator.reader().readFile("Makefile", false);
    Target target = Objects.requireNonNull(evaluator.rules().find("t"));
    target.prepareScope();

    TracedText traced =
        Objects.requireNonNull(target.recipe()).joinedForOneShell().trace(evaluator, target, 0);

    assertThat(traced.chars()).isEqualTo("a\nb c");
    assertThat(origins(traced)).containsExactly("a 3:2", "b 4:2", "c 1:5");
  }

  @Test
  void anAssignmentPassedToASubMakeIsKnownThere() throws Exception {
    TracedText command = trace("D = dir\nt: ; make obj=$(D)/sub\n");
    provenance.passed(command);
    Evaluator child = evaluator(Map.of(), provenance);
    child.assignFromCommandLine("obj=dir/sub");

    TracedText traced = child.trace(child.rules().enter("u"), Text.of("$(obj)"));

    assertThat(traced.chars()).isEqualTo("dir/sub");
    assertThat(traced.origin(0).span()).hasToString("Makefile:1:5");
    assertThat(traced.origin(3).span()).hasToString("Makefile:2:19");
    assertThat(traced.origin(0).chain())
        .extracting(Step::name, Step::origin)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("D", Origin.FILE),
            org.assertj.core.groups.Tuple.tuple("obj", Origin.COMMAND_LINE));
  }

  @Test
  void everyCharacterKnowsItsPlace() throws Exception {
    TracedText traced = trace("X := bc\nt:\n\ta$(X)d$@\n");

    assertThat(traced.chars()).isEqualTo("abcdt");
    List<String> places = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Span span = Objects.requireNonNull(traced.origin(i).span());
      places.add(span.line() + ":" + span.column());
    }
    assertThat(places).containsExactly("3:2", "1:6", "1:7", "3:7", "3:8");
  }

  @Test
  void anExportedValueIsKnownToTheSubMake() throws Exception {
    Files.writeString(directory.resolve("Makefile"), "export FLAGS = -a $(B)\nB := -b\nt: ; @:\n");
    Evaluator parent = evaluator(Map.of(), provenance);
    parent.reader().readFile("Makefile", false);
    Target target = Objects.requireNonNull(parent.rules().find("t"));
    target.prepareScope();
    Map<String, String> environment = parent.environment(target);
    Evaluator child = evaluator(environment, provenance);
    child.importEnvironment();

    TracedText traced = child.trace(child.rules().enter("u"), Text.of("$(FLAGS)"));

    assertThat(origins(traced)).containsExactly("-a 1:16", "-b 2:6");
    assertThat(traced.origin(0).chain())
        .extracting(Step::origin)
        .containsExactly(Origin.FILE, Origin.ENVIRONMENT);
  }

  @Test
  void aValueFromElsewhereIsGiven() {
    Evaluator evaluator = evaluator(Map.of("FLAGS", "-a"), provenance);
    evaluator.importEnvironment();

    TracedText traced = evaluator.trace(evaluator.rules().enter("u"), Text.of("$(FLAGS)"));

    assertThat(traced.origin(0).how()).isEqualTo(How.GIVEN);
    assertThat(traced.origin(0).span()).isNull();
  }
}
