package org.kbuildsim.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Check;
import org.kbuildsim.mutation.MutationResult.Outcome;

/** What a run that was ended leaves to the next. */
final class MutationLogTest {
  private static final MutationResult FOUND =
      new MutationResult(
          new Mutant("Makefile", 3, 7, "without `-c`", ""),
          Outcome.FOUND,
          List.of(Check.BUILD_FAILS, Check.TOOL_WARNING));
  private static final MutationResult SAME_WORD_BEHIND =
      new MutationResult(
          new Mutant("Makefile", 3, 12, "without `-c`", ""), Outcome.SURVIVED, List.of());
  private static final MutationResult DORMANT =
      new MutationResult(
          new Mutant("Kconfig", 1, 1, "turned round", ""), Outcome.DORMANT, List.of());

  @TempDir Path directory;

  @Test
  void endedInTheMidstOfALineItIsGoneOnWith() throws Exception {
    Path file = directory.resolve("mutants.log");
    write(file, "question", FOUND, SAME_WORD_BEHIND);
    Files.writeString(file, "Kconfig:1:1: turned", StandardOpenOption.APPEND);

    try (MutationLog log = MutationLog.open(file, "question")) {
      assertThat(log.find(FOUND.mutant())).isEqualTo(FOUND);
      assertThat(log.find(SAME_WORD_BEHIND.mutant())).isEqualTo(SAME_WORD_BEHIND);
      assertThat(log.find(DORMANT.mutant())).isNull();
      log.add(DORMANT);
    }

    try (MutationLog log = MutationLog.open(file, "question")) {
      assertThat(log.find(FOUND.mutant())).isEqualTo(FOUND);
      assertThat(log.find(DORMANT.mutant())).isEqualTo(DORMANT);
    }
  }

  @Test
  void resultsOfAnotherQuestionAreThrownAway() {
    Path file = directory.resolve("mutants.log");
    write(file, "question", FOUND);

    write(file, "other", DORMANT);

    try (MutationLog log = MutationLog.open(file, "other")) {
      assertThat(log.find(FOUND.mutant())).isNull();
      assertThat(log.find(DORMANT.mutant())).isEqualTo(DORMANT);
    }
  }

  private static void write(Path file, String question, MutationResult... results) {
    try (MutationLog log = MutationLog.open(file, question)) {
      List.of(results).forEach(log::add);
    }
  }
}
