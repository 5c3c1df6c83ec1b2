package org.kbuildsim.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Compares with the real conf, where {@code kbuild.hosttools} names some: the corpus (are the
 * recorded outcomes still its own?) and {@code kbuild.kconfig.random} made-up trees, 200 unless
 * said otherwise, from the one numbered {@code kbuild.kconfig.random.from}.
 */
@EnabledIfSystemProperty(named = RealConf.PROPERTY, matches = ".+")
class ConfOracleTest {
  private static final Path CORPUS = Path.of("src/test/corpus/kconfig");

  // conf can crash, run for ever, or read what it freed; then there is nothing to compare with.
  private static final Pattern NO_ANSWER =
      Pattern.compile(
          "status (12[4-9]|1[3-9]\\d|2\\d\\d)\\n.*|.*\\nOops! How to check.*", Pattern.DOTALL);

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> corpus() throws IOException, InterruptedException {
    List<Path> cases;
    try (Stream<Path> files = Files.walk(CORPUS)) {
      cases = files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (RealConf real : RealConf.all()) {
      for (Path file : cases) {
        ConfCase input = ConfCase.read(file);
        tests.add(dynamicTest(input.name() + " " + real.version(), () -> compare(input, real)));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> randomTrees() throws IOException, InterruptedException {
    List<DynamicTest> tests = new ArrayList<>();
    long from = Long.getLong("kbuild.kconfig.random.from", 0);
    long count = Long.getLong("kbuild.kconfig.random", 200);
    for (RealConf real : RealConf.all()) {
      for (long seed = from; seed < from + count; seed++) {
        ConfCase input = RandomKconfig.make(seed);
        tests.add(dynamicTest(input.name() + " " + real.version(), () -> compare(input, real)));
      }
    }
    return tests.stream();
  }

  private void compare(ConfCase input, RealConf real) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(temporary, "real");
    String expected =
        ConfOutcome.of(
            input, limited(real.program(), directory), real.path().toString(), directory);
    if (NO_ANSWER.matcher(expected).matches()) {
      return;
    }
    Conf conf =
        new Conf(
            real.version(),
            new NativeProgram(),
            new ProbeCache(),
            (configuration, diagnostics) -> {});
    String outcome =
        ConfOutcome.of(input, conf, "conf", Files.createTempDirectory(temporary, "ours"));
    assertThat(outcome).as(() -> String.join("\n", input.files().values())).isEqualTo(expected);
  }

  /** Ends after some seconds, and after more output than any answer has. */
  private static Program limited(Program program, Path directory) {
    String script = "ulimit -t 5; \"$@\" >.out; status=$?; head -c 1000000 .out; exit $status";
    return invocation -> {
      List<String> arguments =
          new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 20000; " + script, "sh"));
      arguments.addAll(invocation.arguments());
      int status =
          program.run(
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
