package org.kbuildsim.shell;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every script of the miniature kernel is within the model; none goes to the real shell. */
final class KernelScriptsTest {
  private static final Path SCRIPTS = Path.of("../fixture-kernel/src/main/kernel/scripts");

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void isWithinTheModel(Path script) throws IOException {
    String text = Files.readString(script, StandardCharsets.ISO_8859_1);

    assertThatCode(() -> Parser.parse(text)).doesNotThrowAnyException();
  }
}
