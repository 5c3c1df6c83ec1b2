package org.kbuildsim.kconfig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.NativeProgram;

/**
 * Small cases with what the kernel's conf made of them.
 *
 * <p>{@code x.case} is the input, {@code x.out} the outcome with conf of 6.12, {@code x.7.3.out}
 * that of 7.3 where it differs. {@code -Dkbuild.bless} together with {@code -Dkbuild.hosttools}
 * records outcomes of the real conf, and fails.
 */
class ConfCorpusTest {
  private static final Path CORPUS = Path.of("src/test/corpus/kconfig");

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> outcomeIsThatOfTheRealConf() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : cases()) {
      for (KconfigVersion version : KconfigVersion.values()) {
        String title = CORPUS.relativize(file) + " " + version;
        tests.add(dynamicTest(title, () -> check(file, version)));
      }
    }
    return tests.stream();
  }

  @Test
  void everyOutcomeHasItsCase() throws IOException {
    List<Path> cases = cases();
    assertThat(cases).hasSizeGreaterThan(100);
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".out")).toList()) {
        assertThat(cases)
            .contains(Path.of(file.toString().replaceFirst("(\\.7\\.3)?\\.out$", ".case")));
      }
    }
  }

  private void check(Path file, KconfigVersion version) throws IOException, InterruptedException {
    ConfCase input = ConfCase.read(file);
    if (System.getProperty("kbuild.bless") != null) {
      bless(file, input);
    }
    Conf conf =
        new Conf(
            version, new NativeProgram(), new ProbeCache(), (configuration, diagnostics) -> {});
    Path directory = Files.createTempDirectory(temporary, "case");
    String outcome = ConfOutcome.of(input, conf, "conf", directory);
    assertThat(outcome).isEqualTo(Files.readString(expected(file, version), ISO_8859_1));
  }

  private static Path expected(Path file, KconfigVersion version) {
    Path special = outcomeFile(file, KconfigVersion.V7_3);
    return version == KconfigVersion.V7_3 && Files.exists(special)
        ? special
        : outcomeFile(file, KconfigVersion.V6_12);
  }

  private static Path outcomeFile(Path file, KconfigVersion version) {
    String suffix = version == KconfigVersion.V7_3 ? ".7.3.out" : ".out";
    return Path.of(file.toString().replaceFirst("\\.case$", suffix));
  }

  private void bless(Path file, ConfCase input) throws IOException, InterruptedException {
    assertThat(System.getenv("CI")).as("bless is not for CI").isNull();
    String common = null;
    for (RealConf real : RealConf.all()) {
      Path directory = Files.createTempDirectory(temporary, "real");
      String outcome = ConfOutcome.of(input, real.program(), real.path().toString(), directory);
      Path target = outcomeFile(file, real.version());
      if (real.version() == KconfigVersion.V6_12) {
        common = outcome;
      } else if (outcome.equals(common)) {
        Files.deleteIfExists(target);
        continue;
      }
      Files.writeString(target, outcome, ISO_8859_1);
    }
    fail("recorded " + file);
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
    }
  }
}
