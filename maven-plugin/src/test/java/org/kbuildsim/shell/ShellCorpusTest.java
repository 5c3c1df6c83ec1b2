package org.kbuildsim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Runs each script of {@code src/test/corpus/shell} in the model and in dash.
 *
 * <p>Status, both outputs and the files left have to agree, and the model has to run it itself. A
 * script's first lines may say {@code # arguments: …} (words), {@code # input: …} (printf's
 * format), {@code # options: …} for the shell, and {@code # left to the real shell: REASON}.
 */
final class ShellCorpusTest {
  private static final Path CORPUS = Path.of("src/test/corpus/shell");
  private static final Path DASH = Path.of("/bin/dash");

  @TempDir Path temporary;

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList().stream();
    }
  }

  @BeforeAll
  static void dashIsThere() {
    assertThat(DASH)
        .as("these tests compare with dash, which is in the package `dash` of most distributions")
        .isExecutable();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void modelDoesWhatDashDoes(Path script) throws Exception {
    String text = Files.readString(script, StandardCharsets.UTF_8);
    List<String> fallbacks = new ArrayList<>();
    NativeProgram processes = new NativeProgram();
    Shell shell = new Shell(ProgramFinder.path(), (s, reason) -> fallbacks.add(reason), processes);

    Outcome expected = outcome(processes, text, "dash");
    Outcome actual = outcome(shell, text, "model");

    String reason = directive(text, "left to the real shell");
    if (reason.isEmpty()) {
      assertThat(fallbacks).isEmpty();
    } else {
      assertThat(fallbacks).singleElement().asString().contains(reason);
    }
    assertThat(actual).isEqualTo(expected);
  }

  private record Outcome(int status, String out, String err, Map<String, String> files) {
    @Override
    public String toString() {
      return "status "
          + status
          + "\n--- out\n"
          + out
          + "\n--- err\n"
          + err
          + "\n--- files "
          + files;
    }
  }

  private Outcome outcome(Program shell, String text, String name) throws Exception {
    Path directory = Files.createDirectories(temporary.resolve(name).resolve("work"));
    List<String> arguments = new ArrayList<>(List.of(DASH.toString()));
    addWords(arguments, directive(text, "options"));
    arguments.addAll(List.of("-c", text, "script"));
    addWords(arguments, directive(text, "arguments"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        shell.run(
            new Invocation(
                arguments,
                Map.of(
                    "PATH", "/usr/bin:/bin", "HOME", "/home/nobody", "LC_ALL", "C", "GIVEN", "g"),
                directory,
                new ByteArrayInputStream(
                    directive(text, "input").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)),
                out,
                err));
    return new Outcome(
        status,
        neutral(out.toString(StandardCharsets.ISO_8859_1), directory),
        neutral(err.toString(StandardCharsets.ISO_8859_1), directory),
        files(directory));
  }

  private static void addWords(List<String> arguments, String words) {
    for (String word : words.split(" ", -1)) {
      if (!word.isEmpty()) {
        arguments.add(word);
      }
    }
  }

  private static String neutral(String text, Path directory) {
    return text.replace(directory.toString(), "@DIRECTORY@");
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> result = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        String name = directory.relativize(file).toString();
        if (Files.isSymbolicLink(file)) {
          result.put(name, "-> " + Files.readSymbolicLink(file));
        } else if (Files.isRegularFile(file)) {
          String mode = Files.getPosixFilePermissions(file).toString();
          String content = neutral(Files.readString(file, StandardCharsets.ISO_8859_1), directory);
          result.put(name, mode.contains("EXECUTE") ? "x " + content : content);
        } else {
          result.put(name, "");
        }
      }
    }
    return result;
  }

  private static String directive(String text, String name) {
    return text.lines()
        .takeWhile(line -> line.startsWith("#"))
        .filter(line -> line.startsWith("# " + name + ": "))
        .map(line -> line.substring(name.length() + 4))
        .findFirst()
        .orElse("");
  }
}
