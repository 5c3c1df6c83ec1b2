package org.kbuildsim.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.process.NativeProgram;

final class KconfigTreeTest {
  private static final String TREE =
      """
      config MODULES
      	bool "modules"
      	modules
      config RUSTC_MAJOR
      	int
      	default $(shell,echo 22)
      config COMPATIBLE
      	bool
      	default y if RUSTC_MAJOR = $(shell,expr 190107 / 10000)
      config EXPERT
      	bool "expert"
      config INLINE
      	bool "inline"
      	depends on COMPATIBLE && EXPERT
      config TRI
      	tristate "tri"
      	depends on LIMIT
      config LIMIT
      	tristate "limit"
      config FORCED
      	bool "forced"
      config FORCING
      	def_bool y
      	select FORCED
      choice
      	prompt "frequency"
      config HZ_100
      	bool "100"
      config HZ_250
      	bool "250"
      endchoice
      config NUMBER
      	int "number"
      	range 1 10
      """;

  @TempDir private Path directory;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final ProbeCache probes = new ProbeCache();

  private KconfigTree load(String kconfig) throws IOException, InterruptedException {
    Files.writeString(directory.resolve("Kconfig"), kconfig);
    return KconfigTree.load(
        new KconfigSource(KconfigVersion.V6_12, directory, "Kconfig", environment()),
        new NativeProgram(),
        probes,
        diagnostics::add);
  }

  private static Map<String, String> environment() {
    return Map.of("PATH", System.getenv("PATH"));
  }

  private List<Explanation> explain(Map<String, String> asked)
      throws IOException, InterruptedException {
    Configuration configuration = load(TREE).configure(asked, diagnostics::add);
    return new Explainer(configuration).explain(asked);
  }

  private Explanation only(String name, String value) throws IOException, InterruptedException {
    List<Explanation> explanations = explain(Map.of(name, value));
    assertThat(explanations).hasSize(1);
    return explanations.get(0);
  }

  @Test
  void valuesComeOfWhatWasAskedFor() throws IOException, InterruptedException {
    KconfigTree tree = load(TREE);
    Configuration one =
        tree.configure(Map.of("CONFIG_HZ_250", "y", "NUMBER", "7"), diagnostics::add);
    Configuration other = tree.configure(Map.of(), diagnostics::add);
    assertThat(one.value("HZ_250")).isEqualTo("y");
    assertThat(other.value("HZ_250")).isEqualTo("n");
    assertThat(one.value("NUMBER")).isEqualTo("7");
    assertThat(one.value("NOWHERE")).isNull();
    assertThat(one.dotConfig()).contains("CONFIG_HZ_250=y\n", "# CONFIG_HZ_100 is not set\n");
    assertThat(one.defconfig()).isEqualTo("CONFIG_HZ_250=y\nCONFIG_NUMBER=7\n");
    assertThat(diagnostics).isEmpty();
  }

  @Test
  void whatCameOutAsAskedNeedsNoExplanation() throws IOException, InterruptedException {
    assertThat(explain(Map.of("EXPERT", "y", "HZ_250", "y", "NUMBER", "3", "INLINE", "n")))
        .isEmpty();
  }

  @Test
  void aMismatchNamesBothVersionsAndTheCommandsThatFoundThem()
      throws IOException, InterruptedException {
    Explanation explanation = only("CONFIG_INLINE", "y");
    assertThat(explanation.reason()).isEqualTo(Explanation.Reason.UNMET_DEPENDENCY);
    assertThat(explanation.value()).isEqualTo("n");
    assertThat(DiagnosticRenderer.render(explanation.diagnostic()))
        .isEqualTo(
            """
            Kconfig:12:1: warning: `CONFIG_INLINE=y` was asked for, but it is `n`: a dependency is not met
               12 | config INLINE
                  | ^^^^^^^^^^^^^
            Kconfig:12:1: note: needs `COMPATIBLE`, which is `n`: no default of it applies
            Kconfig:9:2: note: `RUSTC_MAJOR=19` is `n`
            Kconfig:4:1: note: `RUSTC_MAJOR` is `22`: by `default 22`, Kconfig:6
            Kconfig:6:2: note: the command `echo 22` gave `22`
            Kconfig:9:2: note: the command `expr 190107 / 10000` gave `19`
            Kconfig:12:1: note: needs `EXPERT`, which is `n`: nothing asks for it
            help: it takes `COMPATIBLE = y`, which the tools decide; set `CONFIG_EXPERT=y`
            """);
  }

  @Test
  void everyOtherReason() throws IOException, InterruptedException {
    assertThat(only("INLIN", "y"))
        .satisfies(
            e -> assertThat(e.reason()).isEqualTo(Explanation.Reason.UNKNOWN_SYMBOL),
            e -> assertThat(e.diagnostic().help()).containsExactly("did you mean `INLINE`?"));
    assertThat(only("EXPERT", "m").reason()).isEqualTo(Explanation.Reason.INVALID_VALUE);
    assertThat(only("FORCED", "n"))
        .satisfies(
            e -> assertThat(e.reason()).isEqualTo(Explanation.Reason.SELECTED),
            e ->
                assertThat(e.diagnostic().notes())
                    .extracting(Diagnostic.Note::message, note -> render(note.where()))
                    .containsExactly(tuple("selected by `FORCING`, which is `y`", "Kconfig:24:2")));
    assertThat(only("COMPATIBLE", "y").reason()).isEqualTo(Explanation.Reason.NOT_SETTABLE);
    assertThat(only("NUMBER", "99"))
        .satisfies(
            e -> assertThat(e.reason()).isEqualTo(Explanation.Reason.OUT_OF_RANGE),
            e ->
                assertThat(e.diagnostic().message())
                    .endsWith("but it is `10`: it has to be from 1 to 10"));
  }

  @Test
  void theAlternativeThatWonIsNamed() throws IOException, InterruptedException {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("HZ_100", "y");
    asked.put("HZ_250", "y");
    List<Explanation> explanations = explain(asked);
    assertThat(explanations).hasSize(1);
    assertThat(explanations.get(0).reason()).isEqualTo(Explanation.Reason.CHOICE_TAKEN);
    assertThat(explanations.get(0).diagnostic().message()).contains("`HZ_250` was chosen");
  }

  @Test
  void aModuleLimitsWhatDependsOnIt() throws IOException, InterruptedException {
    List<Explanation> explanations = explain(Map.of("MODULES", "y", "LIMIT", "m", "TRI", "y"));
    assertThat(explanations)
        .singleElement()
        .satisfies(
            e -> assertThat(e.reason()).isEqualTo(Explanation.Reason.LIMITED_TO_MODULE),
            e -> assertThat(e.diagnostic().help()).containsExactly("set `CONFIG_LIMIT=y`"));
  }

  @Test
  void aProbeIsRunOnce() throws IOException, InterruptedException {
    KconfigTree tree = load(TREE);
    load(TREE);
    assertThat(probes.runs()).isEqualTo(2);
    assertThat(probes.hits()).isEqualTo(2);
    assertThat(tree.probes())
        .extracting(Probe::command, Probe::output, probe -> probe.place().render())
        .containsExactly(
            tuple("echo 22", "22", "Kconfig:6"), tuple("expr 190107 / 10000", "19", "Kconfig:9"));
  }

  @Test
  void aSyntaxErrorShowsTheSpotAndTheInclusions() throws IOException {
    Files.writeString(directory.resolve("sub"), "config A\n\tbool \"a\"\n\tdepends B\n");
    assertThatThrownBy(() -> load("\nsource \"sub\"\n"))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e ->
                assertThat(DiagnosticRenderer.render(e.diagnostic()))
                    .isEqualTo(
                        """
                        sub:3:10: error: syntax error: expected `on`, found `B`
                            3 | 	depends B
                              | 	        ^
                        Kconfig:2:1: note: included from here
                        """));
  }

  @Test
  void aCircleIsToldLinkByLink() {
    assertThatThrownBy(
            () -> load("config A\n\tbool \"a\"\n\tdepends on B\n\tselect B\nconfig B\n\tbool\n"))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e ->
                assertThat(e.diagnostic().notes())
                    .extracting(Diagnostic.Note::message)
                    .containsExactly("symbol A depends on B", "symbol B is selected by A"));
  }

  @Test
  void deepNestingAndLongChainsEndInAnAnswer() {
    int many = 30_000;
    assertEnds("config A\n\tbool \"a\"\n\tdepends on " + "(".repeat(many) + "B\n");
    assertEnds("config A\n\tbool \"a\"\n\tdepends on " + "!".repeat(many) + "B\n");
    assertEnds("if A\n".repeat(many));
    assertEnds("config A\n\tbool \"a\"\n\tdepends on B" + " && (C || D)".repeat(many) + "\n");
    assertEnds("$(info," + "$(x".repeat(many) + "\n");
    StringBuilder chain = new StringBuilder();
    for (int i = 0; i < many; i++) {
      chain.append("config A").append(i).append("\n\tdef_bool A").append(i + 1).append('\n');
    }
    assertEnds(chain.toString());
  }

  @Test
  void endlessInclusionEnds() throws IOException {
    // A name that is another one each time, so that it is no plain recursion.
    Files.writeString(directory.resolve("d"), "p += x\nsource \"$(shell,echo .)/$(p)\"\n");
    Files.writeString(directory.resolve("loop"), "l := ./$(l)\nsource \"$(l)loop\"\n");
    assertThatThrownBy(() -> load("l :=\nsource \"loop\"\n"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("files include each other");
  }

  @Test
  void textThatGrowsWithoutEndEnds() {
    assertThatThrownBy(() -> load("source \"/dev/zero\"\n"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("larger than");
    assertThatThrownBy(() -> load(doubling("word".repeat(10)) + "$(v60)\n"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("the text that references stand for is longer than");
    assertThatThrownBy(() -> load(doubling("") + "$(v60)\n"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("references in one piece of text");
  }

  private static String doubling(String text) {
    StringBuilder variables = new StringBuilder("v0 = " + text + "\n");
    for (int i = 1; i <= 60; i++) {
      String half = "$(v" + (i - 1) + ")";
      variables.append("v" + i + " = " + half + half + "\n");
    }
    return variables.toString();
  }

  private void assertEnds(String kconfig) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          try {
            load(kconfig).configure(Map.of(), diagnostics::add);
          } catch (DiagnosticException e) {
            assertThat(e.diagnostic().message()).isNotEmpty();
          }
        });
  }

  private static String render(@Nullable Location where) {
    return where == null ? "" : where.render();
  }
}
