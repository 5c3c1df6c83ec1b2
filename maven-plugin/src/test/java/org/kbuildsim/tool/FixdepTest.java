package org.kbuildsim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Each {@code src/test/corpus/fixdep/*.d} beside what the kernel's fixdep makes of it.
 *
 * <p>Where a real fixdep is installed ({@code /usr/lib/linux-kbuild-*}, or the directories in
 * {@code -Dkbuild.test.hosttools}), it is asked again, and about random dependency files.
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

  private static List<Path> oracles() throws IOException {
    List<Path> directories = new ArrayList<>();
    for (String named : System.getProperty("kbuild.test.hosttools", "").split(",", -1)) {
      if (!named.isEmpty()) {
        directories.add(Path.of(named));
      }
    }
    Path installed = Path.of("/usr/lib");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> entries = Files.list(installed)) {
        entries
            .filter(entry -> entry.getFileName().toString().startsWith("linux-kbuild-"))
            .forEach(directories::add);
      }
    }
    return directories.stream()
        .map(directory -> directory.resolve("scripts/basic/fixdep"))
        .filter(Files::isExecutable)
        .toList();
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
    for (Path oracle : oracles()) {
      Outcome real =
          run(new NativeProgram(), oracle.toString(), CORPUS, depfile, "dir/main.o", COMMAND);
      assertThat(real).isEqualTo(expected);
    }
  }

  @Test
  void agreesOnRandomDependencyFiles() throws Exception {
    List<Path> oracles = oracles();
    assumeFalse(oracles.isEmpty(), "no prebuilt fixdep is installed");
    String[] pieces = {
      "main.c",
      "b.h",
      "lib.rs",
      "m.rs",
      "missing",
      "x.o",
      ":",
      ": ",
      " ",
      " ",
      "\n",
      "\t",
      "\\\n",
      "\\",
      "#",
      "\\#",
      "\\:",
      "include/generated/autoconf.h",
      "libm.so",
      "nul.h",
      "empty.h"
    };
    Random random = new Random(20261120);
    Fixdep fixdep = new Fixdep();
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder("x.o: main.c");
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Path depfile = Files.writeString(temporary.resolve("random.d"), text);
      Outcome expected =
          run(
              new NativeProgram(),
              oracles.get(i % oracles.size()).toString(),
              CORPUS,
              depfile.toString(),
              "t",
              "c");

      assertThat(run(fixdep, "fixdep", CORPUS, depfile.toString(), "t", "c"))
          .as("dependency file <%s>", text)
          .isEqualTo(expected);
    }
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
