package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.CheckRecord.Note;
import org.kbuildsim.check.CheckRecord.Phase;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.tree.PatchSeries;
import org.kbuildsim.tree.SeriesReader;

/** Which patch, and which line of it, is to blame for what was observed. */
final class LedgerTest {
  @TempDir Path directory;
  private Ledger ledger;

  @BeforeEach
  void series() throws IOException {
    Files.writeString(
        directory.resolve("1.diff"),
        """
        diff --git a/rust/Makefile b/rust/Makefile
        --- a/rust/Makefile
        +++ b/rust/Makefile
        @@ -10,4 +10,4 @@ here
         first
        -\tcc -g0 $<
        +\tcc $<
         last
         line
        """);
    Files.writeString(
        directory.resolve("2.diff"),
        """
        diff --git a/Makefile b/Makefile
        --- a/Makefile
        +++ b/Makefile
        @@ -1,1 +1,3 @@
         A = 1
        +LLVM_AS = x
        +export LLVM_AS
        @@ -9,1 +11,2 @@
         B = 1
        +C = 1
        """);
    PatchSeries series = SeriesReader.read(directory);
    ledger = new Ledger(series, List.of("x86_64", "arm64"));
  }

  private static Observation observation(Check check, String subject, String... words) {
    return Observation.of(check, subject, subject + " it is", words);
  }

  private static final Observation G0 =
      observation(Check.HELPER_DEBUG_INFO, "all", "-g0", "helpers.bc");

  @Test
  void lostWordIsBlamedOnTheLineThatHadIt() {
    state("x86_64", 0, true, List.of());
    state("arm64", 1, true, List.of(G0));
    state("arm64", 2, true, List.of(G0));

    assertThat(ledger.findings()).hasSize(1);
    Finding finding = ledger.findings().get(0);
    assertThat(finding.patch()).isEqualTo(1);
    assertThat(finding.configurations()).containsExactly("arm64");
    assertThat(finding.goneWith()).isZero();
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    Place place = Objects.requireNonNull(finding.place());
    assertThat(place.file() + ":" + place.line() + place.text() + place.removed())
        .isEqualTo("rust/Makefile:11\tcc -g0 $<true");
  }

  @Test
  void whatNoWordTellsIsBlamedOnTheOnlyChangeOfItsPatch() {
    state("x86_64", 0, true, List.of());
    state("x86_64", 1, true, List.of(observation(Check.BUILD_FAILS, "build", "nowhere")));

    assertThat(ledger.findings())
        .extracting(f -> Objects.requireNonNull(f.place()).line())
        .containsExactly(11);
  }

  @Test
  void whatTheTreeHadBeforeIsNotTheSeriesDoing() {
    state("x86_64", 0, true, List.of(G0));
    state("arm64", 1, true, List.of(G0));

    assertThat(ledger.findings()).isEmpty();
  }

  @Test
  void whatALaterPatchCuresHurtsWhoBisects() {
    state("x86_64", 1, true, List.of(G0));
    state("x86_64", 2, true, List.of());

    assertThat(ledger.findings())
        .extracting(Finding::goneWith, Finding::severity)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, Severity.WARNING));
  }

  @Test
  void stateThatDidNotBuildDoesNotAcquit() {
    state("x86_64", 1, true, List.of(G0));
    state("x86_64", 2, false, List.of());

    assertThat(ledger.findings()).extracting(Finding::goneWith).containsExactly(0);
  }

  @Test
  void symptomOfTheSameLineIsPartOfTheFinding() {
    Observation failed = observation(Check.BUILD_FAILS, "build", "rust/Makefile:11");
    state("x86_64", 1, true, List.of(failed, G0));

    assertThat(ledger.findings())
        .extracting(Finding::check)
        .containsExactly(Check.HELPER_DEBUG_INFO);
    assertThat(ledger.findings().get(0).evidence())
        .containsExactly("hence build-fails: build it is");
  }

  @Test
  void symptomGoesWithTheCauseThatShowsInTheSameConfigurations() {
    text(1, List.of(observation(Check.PREREQUISITE_BY_VPATH, "x.c", "rust/Makefile:11")));
    Observation failed = observation(Check.BUILD_FAILS, "build", "rust/Makefile:11");
    state("x86_64", 1, true, List.of(failed, G0));

    assertThat(ledger.findings())
        .extracting(Finding::check, finding -> finding.evidence().size())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Check.PREREQUISITE_BY_VPATH, 0),
            org.assertj.core.groups.Tuple.tuple(Check.HELPER_DEBUG_INFO, 1));
  }

  @Test
  void lineThatHasNothingToDoWithItIsNoPlace() {
    state("x86_64", 1, true, List.of());
    state("x86_64", 2, true, List.of(observation(Check.BUILD_FAILS, "build", "elsewhere")));

    assertThat(ledger.findings()).extracting(Finding::place).containsOnlyNulls();
  }

  @Test
  void knownLineOfAMakefileIsTaken() {
    text(2, List.of(observation(Check.VARIABLE_UNUSED, "LLVM_AS", "Makefile:2", "LLVM_AS")));

    Place place = Objects.requireNonNull(ledger.findings().get(0).place());
    assertThat(place.file() + ":" + place.line()).isEqualTo("Makefile:2");
    assertThat(place.hunk()).isEqualTo("@@ -1,1 +1,3 @@");
  }

  @Test
  void whatIsSeenInTheEndOnlyIsBlamedOnTheBestFit() {
    state("x86_64", 2, true, List.of());
    end("x86_64", List.of(observation(Check.CLEAN_LEAVES, "x", "-g0")));

    assertThat(ledger.findings()).extracting(Finding::patch).containsExactly(1);
  }

  private void state(
      String configuration, int patch, boolean built, List<Observation> observations) {
    ledger.note(new Note(Phase.STATE, patch, configuration, built, observations));
  }

  private void end(String configuration, List<Observation> observations) {
    ledger.note(new Note(Phase.END, 2, configuration, true, observations));
  }

  private void text(int patch, List<Observation> observations) {
    ledger.note(new Note(Phase.TEXT, patch, "", true, observations));
  }
}
