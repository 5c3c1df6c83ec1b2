package org.kbuildsim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * Each {@code src/test/corpus/fixdep/*.d} beside what the kernel's fixdep, asked by FixdepIT, makes
 * of it.
 */
final class FixdepTest {
  private static final Path CORPUS = Path.of("src/test/corpus/fixdep").toAbsolutePath();
  private static final String COMMAND = "cc -DX='\"a b\"' $(pound) \\ ü -c";

  @TempDir Path temporary;

  private record Outcome(int status, String out, String err) {}

  private static Outcome run(Program fixdep, String program, Path directory, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(List.of(arguments));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        fixdep.run(
            new Invocation(
                words,
                Map.of("LC_ALL", "C", "PATH", "/usr/bin:/bin"),
                directory,
                InputStream.nullInputStream(),
                out,
                err));
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Stream<String> depfiles() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".d"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("depfiles")
  void writesWhatTheKernelsDoes(String depfile) throws Exception {
    Path err = CORPUS.resolve(depfile + ".err");
    String failure = Files.exists(err) ? Files.readString(err) : "exit 0\n";
    Outcome expected =
        new Outcome(
            Integer.parseInt(failure.substring("exit ".length(), failure.indexOf('\n'))),
            Files.readString(CORPUS.resolve(depfile + ".out")),
            failure.substring(failure.indexOf('\n') + 1));

    assertThat(run(new Fixdep(), "fixdep", CORPUS, depfile, "dir/main.o", COMMAND))
        .isEqualTo(expected);
  }

  @Test
  void changedHeaderIsReadAgain() throws Exception {
    Files.writeString(temporary.resolve("a.c"), "CONFIG_ONE");
    Files.writeString(temporary.resolve("a.d"), "a.o: a.c");
    Fixdep fixdep = new Fixdep();
    assertThat(run(fixdep, "fixdep", temporary, "a.d", "a.o", "cc").out()).contains("ONE");

    Files.writeString(temporary.resolve("a.c"), "CONFIG_THREE");

    assertThat(run(fixdep, "fixdep", temporary, "a.d", "a.o", "cc").out())
        .contains("THREE")
        .doesNotContain("ONE");
  }

  @Test
  void wrongNumberOfArgumentsIsAskedFor() throws Exception {
    Outcome outcome = run(new Fixdep(), "fixdep", temporary, "a.d");

    assertThat(outcome)
        .isEqualTo(new Outcome(1, "", "Usage: fixdep <depfile> <target> <cmdline>\n"));
  }
}
