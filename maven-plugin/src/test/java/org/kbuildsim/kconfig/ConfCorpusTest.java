package org.kbuildsim.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
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

/** Small cases with what the kernel's conf made of them; ConfIT asks that conf whether it is so. */
class ConfCorpusTest {
  private static final Path CORPUS = Path.of("src/test/corpus/kconfig");

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> outcomeIsThatOfTheRealConf() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : ConfCase.all(CORPUS)) {
      for (KconfigVersion version : KconfigVersion.values()) {
        String title = CORPUS.relativize(file) + " " + version;
        tests.add(dynamicTest(title, () -> check(file, version)));
      }
    }
    return tests.stream();
  }

  @Test
  void everyOutcomeHasItsCase() throws IOException {
    List<Path> cases = ConfCase.all(CORPUS);
    assertThat(cases).hasSizeGreaterThan(100);
    try (Stream<Path> files = Files.walk(CORPUS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".out")).toList()) {
        assertThat(cases)
            .contains(Path.of(file.toString().replaceFirst("(\\.7\\.3)?\\.out$", ".case")));
      }
    }
  }

  private void check(Path file, KconfigVersion version) throws IOException, InterruptedException {
    Conf conf =
        new Conf(
            version, new NativeProgram(), new ProbeCache(), (configuration, diagnostics) -> {});
    Path directory = Files.createTempDirectory(temporary, "case");
    String outcome = ConfOutcome.of(ConfCase.read(file), conf, "conf", directory);
    assertThat(outcome).isEqualTo(ConfCase.recorded(file, version));
  }
}
