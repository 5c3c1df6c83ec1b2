package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kbuildsim.kconfig.Conf;
import org.kbuildsim.kconfig.ConfCase;
import org.kbuildsim.kconfig.ConfOutcome;
import org.kbuildsim.kconfig.KconfigVersion;
import org.kbuildsim.kconfig.ProbeCache;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * The real conf of 6.12 and of 7.3: whether the corpus still holds what it does, and whether ours
 * does the same with trees that nobody thought of.
 *
 * <p>{@code kbuild.random} trees are made up, from the one numbered {@code kbuild.random.from}.
 * {@code -Dkbuild.bless} records the real outcomes in the corpus, and fails.
 */
final class ConfIT {
  private static final Path CORPUS = Lab.corpus("kconfig");

  // It can crash, run for ever, or read what it freed; then there is nothing to compare with. 126
  // and 127 are the shell's, for a program that cannot be started, and no excuse.
  private static final Pattern NO_ANSWER =
      Pattern.compile(
          "status (12[89]|1[3-9]\\d|2\\d\\d)\\n.*|.*\\n(Oops! How to check|expr_calc_value: ).*",
          Pattern.DOTALL);

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> corpusHoldsWhatTheRealOneDoes() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (KconfigVersion version : KconfigVersion.values()) {
      Path real = real(version);
      for (Path file : ConfCase.all(CORPUS)) {
        String title = CORPUS.relativize(file) + " " + version;
        tests.add(
            dynamicTest(
                title,
                () -> {
                  String outcome = outcome(ConfCase.read(file), real);
                  if (System.getProperty("kbuild.bless") != null) {
                    record(file, version, outcome);
                  }
                  assertThat(ConfCase.recorded(file, version)).isEqualTo(outcome);
                }));
      }
    }
    return tests.stream();
  }

  @ParameterizedTest
  @EnumSource
  void sameOnRandomTrees(KconfigVersion version) throws Exception {
    Path real = real(version);
    long from = Long.getLong("kbuild.random.from", 0);
    long count = Long.getLong("kbuild.random", 150);
    long answers = 0;
    List<Long> different = new ArrayList<>();
    StringBuilder first = new StringBuilder();
    for (long seed = from; seed < from + count; seed++) {
      ConfCase input = RandomKconfig.make(seed);
      String expected = outcome(input, real);
      if (!NO_ANSWER.matcher(expected).matches()) {
        answers++;
        String ours = ours(input, version);
        if (!ours.equals(expected)) {
          different.add(seed);
          if (different.size() == 1) {
            first.append(input.name()).append('\n').append(input.files());
            first.append("\nconf:\n").append(expected).append("\nours:\n").append(ours);
          }
        }
      }
    }
    System.out.printf(
        "conf %s, trees %d to %d: %d answers, %d different%n",
        version, from, from + count - 1, answers, different.size());
    assertThat(different).as("numbers of trees that differ; the first is %s", first).isEmpty();
    assertThat(answers).as("answers to %d questions", count).isGreaterThanOrEqualTo(count / 2);
  }

  private static Path real(KconfigVersion version) {
    return Lab.hostTool(version == KconfigVersion.V6_12 ? "6.12" : "7.3", "kconfig/conf");
  }

  private String outcome(ConfCase input, Path real) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(temporary, "real");
    return ConfOutcome.of(input, limited(directory), real.toString(), directory);
  }

  private String ours(ConfCase input, KconfigVersion version)
      throws IOException, InterruptedException {
    Conf conf =
        new Conf(
            version, new NativeProgram(), new ProbeCache(), (configuration, diagnostics) -> {});
    return ConfOutcome.of(input, conf, "conf", Files.createTempDirectory(temporary, "ours"));
  }

  private static void record(Path file, KconfigVersion version, String outcome) throws IOException {
    assertThat(System.getenv("CI")).as("bless is not for CI").isNull();
    Path own = ConfCase.outcome(file, version);
    Files.deleteIfExists(own);
    Path common = ConfCase.outcome(file, KconfigVersion.V6_12);
    if (!Files.exists(common) || !ConfCase.recorded(file, version).equals(outcome)) {
      Files.writeString(own, outcome, StandardCharsets.ISO_8859_1);
    }
    fail("recorded " + own);
  }

  /** Ends after a second, and after more output than any answer has. */
  private static Program limited(Path directory) {
    String script = "ulimit -t 1; \"$@\" >.out; status=$?; head -c 1000000 .out; exit $status";
    return invocation -> {
      List<String> arguments =
          new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 20000; " + script, "sh"));
      arguments.addAll(invocation.arguments());
      int status =
          new NativeProgram()
              .run(
                  new Invocation(
                      arguments,
                      invocation.environment(),
                      invocation.directory(),
                      invocation.in(),
                      invocation.out(),
                      invocation.err()));
      Files.deleteIfExists(directory.resolve(".out"));
      return status;
    };
  }
}
