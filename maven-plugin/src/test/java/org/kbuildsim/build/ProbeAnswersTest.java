package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

final class ProbeAnswersTest {
  @TempDir Path directory;
  private final List<String> asked = new ArrayList<>();
  private Path clang;
  private Program probes;
  private int status;
  private String complaint = "";

  @BeforeEach
  void setUp() throws Exception {
    clang = Files.writeString(directory.resolve("clang"), "a tool");
    probes = probes();
  }

  private Program probes() {
    return new ProbeAnswers(this::tool, directory.resolve("cache"));
  }

  // Says how often it was asked before, so that an answer that was kept is seen to be one.
  private int tool(Invocation invocation) throws java.io.IOException {
    List<String> words = invocation.arguments();
    asked.add(String.join(" ", words.subList(1, words.size())));
    byte[] input = invocation.in().readAllBytes();
    String text = asked.size() + ":" + new String(input, StandardCharsets.UTF_8);
    invocation.out().write(text.getBytes(StandardCharsets.UTF_8));
    invocation.err().write(complaint.getBytes(StandardCharsets.UTF_8));
    int output = words.indexOf("-o");
    if (output >= 0 && !words.get(output + 1).equals("/dev/null")) {
      Files.writeString(invocation.directory().resolve(words.get(output + 1)), text);
    }
    return status;
  }

  private String run(String input, String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(clang.toString()));
    arguments.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int result =
        probes.run(
            new Invocation(
                arguments,
                Map.of("LANG", "C"),
                directory,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                out));
    return result + " " + out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void sameQuestionIsAskedOnce() throws Exception {
    assertThat(run("", "--version")).isEqualTo("0 1:");
    assertThat(run("", "--version")).isEqualTo("0 1:");
    probes = probes();
    assertThat(run("", "--version")).isEqualTo("0 1:");
    assertThat(asked).hasSize(1);
  }

  @Test
  void wordsInputAndToolMakeTheQuestion() throws Exception {
    run("__clang__", "-E", "-x", "c", "-");
    run("__GNUC__", "-E", "-x", "c", "-");
    run("__clang__", "-E", "-P", "-x", "c", "-");
    assertThat(run("__clang__", "-E", "-x", "c", "-")).isEqualTo("0 1:__clang__");
    assertThat(asked).hasSize(3);

    Files.writeString(clang, "another tool");
    assertThat(run("__clang__", "-E", "-x", "c", "-")).isEqualTo("0 4:__clang__");
  }

  @Test
  void fileIsMadeUnderTheNameOfTheDay() throws Exception {
    run("", "-Wall", "-c", "-x", "c", "/dev/null", "-o", "tmp.1");
    run("", "-Wall", "-c", "-x", "c", "/dev/null", "-o", "tmp.2");

    assertThat(asked).hasSize(1);
    assertThat(directory.resolve("tmp.2")).hasSameBinaryContentAs(directory.resolve("tmp.1"));
  }

  @Test
  void noIsAnAnswerButAKilledToolOrAFullDiskIsNone() throws Exception {
    status = 1;
    run("", "-fnot-known", "-c", "-x", "c", "/dev/null", "-o", "tmp");
    assertThat(run("", "-fnot-known", "-c", "-x", "c", "/dev/null", "-o", "tmp")).startsWith("1 ");
    assertThat(asked).hasSize(1);

    status = 137;
    run("", "--version");
    run("", "--version");
    assertThat(asked).hasSize(3);

    status = 1;
    complaint = "error: unable to open output file 'tmp': No space left on device";
    run("", "-fknown", "-c", "-x", "c", "/dev/null", "-o", "tmp");
    run("", "-fknown", "-c", "-x", "c", "/dev/null", "-o", "tmp");
    assertThat(asked).hasSize(5);
  }

  @Test
  void whatReadsFilesIsNoQuestion() throws Exception {
    String[][] invocations = {
      {"-c", "a.c", "-o", "a.o"},
      {"-E", "-x", "c", "-include", "linux/kconfig.h", "-"},
      {"-E", "-Iinclude", "-x", "c", "-"},
      {"-x", "c", "-", "-o", "a.out"},
      {"-c", "-MD", "-MF", "d", "-x", "c", "/dev/null", "-o", "a.o"},
    };
    for (String[] words : invocations) {
      int before = asked.size();
      run("int x;", words);
      run("int x;", words);
      assertThat(asked).as(String.join(" ", words)).hasSize(before + 2);
    }
    run("#include <stdio.h>", "-E", "-x", "c", "-");
    assertThat(run("#include <stdio.h>", "-E", "-x", "c", "-")).endsWith("#include <stdio.h>");
    assertThat(asked).hasSize(12);
  }

  @Test
  void bindgenThatSaysWhereItsLibclangLiesIsAskedForItOnce() throws Exception {
    Path libraries = Files.createDirectories(directory.resolve("lib"));
    Files.writeString(libraries.resolve("libclang.so.1"), "libclang");
    String script = "#!/bin/sh\nexport LIBCLANG_PATH='" + libraries + "'\nexec real \"$@\"\n";
    clang = Files.writeString(directory.resolve("bindgen"), script);
    Files.writeString(directory.resolve("version.h"), "#pragma message(__clang_version__)\n");

    assertThat(run("", "version.h")).isEqualTo("0 1:");
    assertThat(run("", "version.h")).isEqualTo("0 1:");
    probes = probes();
    assertThat(run("", "version.h")).isEqualTo("0 1:");

    Files.writeString(directory.resolve("version.h"), "#pragma message(__CLANG_VERSION__)\n");
    assertThat(run("", "version.h")).isEqualTo("0 2:");

    Files.writeString(libraries.resolve("libclang.so.1"), "another libclang");
    probes = probes();
    assertThat(run("", "version.h")).isEqualTo("0 3:");
  }

  @Test
  void bindgenIsAskedAgainWhereNothingTellsWhatItReads() throws Exception {
    clang = Files.writeString(directory.resolve("bindgen"), "a program");
    Files.writeString(directory.resolve("version.h"), "#pragma message(__clang_version__)\n");
    run("", "version.h");
    assertThat(run("", "version.h")).isEqualTo("0 2:");

    Files.writeString(clang, "#!/bin/sh\nLIBCLANG_PATH=/lib exec real \"$@\"\n");
    Files.writeString(directory.resolve("version.h"), "#include \"other.h\"\n");
    run("", "version.h");
    assertThat(run("", "version.h")).isEqualTo("0 4:");
  }

  @Test
  void directoryThatCannotBeWrittenIsNoFault() throws Exception {
    Files.createFile(directory.resolve("cache"));

    assertThat(run("", "--version")).isEqualTo("0 1:");
    assertThat(run("", "--version")).isEqualTo("0 1:");
  }
}
