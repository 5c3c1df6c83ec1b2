package org.kbuildsim.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.process.NativeProgram;

/**
 * What a person is told of each tree of the corpus that cannot be read: file, line, the spot, by
 * which way the file came to be read. {@code -Dkbuild.bless} records it, and fails.
 */
final class BrokenKconfigTest {
  private static final Path CORPUS = Path.of("src/test/corpus/kconfig");
  private static final Path GOLDEN = CORPUS.resolve("diagnostics.txt");

  @TempDir private Path temporary;

  @Test
  void eachErrorIsShownWhereItIs() throws IOException, InterruptedException {
    StringBuilder told = new StringBuilder();
    for (Path file : ConfCase.all(CORPUS)) {
      Path directory = Files.createTempDirectory(temporary, "case");
      String diagnostic = diagnostic(ConfCase.read(file), directory);
      if (!diagnostic.isEmpty()) {
        told.append("## ").append(CORPUS.relativize(file)).append('\n');
        told.append(diagnostic.replace(directory.toString(), "@DIR@"));
      }
    }
    if (System.getProperty("kbuild.bless") != null) {
      assertThat(System.getenv("CI")).as("bless is not for CI").isNull();
      Files.writeString(GOLDEN, told);
      fail("recorded " + GOLDEN);
    }
    assertThat(told).hasToString(Files.readString(GOLDEN));
  }

  private static String diagnostic(ConfCase input, Path directory)
      throws IOException, InterruptedException {
    input.materialise(directory);
    Map<String, String> environment = new LinkedHashMap<>(input.environment());
    environment.put("PATH", System.getenv("PATH"));
    environment.replaceAll((name, value) -> value.replace("@DIR@", directory.toString()));
    try {
      KconfigTree.load(
          new KconfigSource(KconfigVersion.V7_3, directory, "Kconfig", environment),
          new NativeProgram(),
          new ProbeCache(),
          diagnostic -> {});
      return "";
    } catch (DiagnosticException e) {
      return DiagnosticRenderer.render(e.diagnostic());
    }
  }
}
