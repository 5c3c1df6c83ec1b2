package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/** Each makefile of the corpus, by GNU make 4.3 and by ours: same output, statuses and files. */
final class MakeCorpusTest {
  private static final Path CORPUS = Path.of("src/test/corpus/make");
  private static final Path GNU_MAKE = Path.of("/usr/bin/make");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> agreesWithGnuMake() throws Exception {
    assumeTrue(isGnuMake43(), "no GNU make 4.3 to compare with");
    return MakeCase.all(CORPUS).stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () -> {
                      String expected = each.run(gnu(), directory.resolve(each.name() + "/gnu"));
                      String actual =
                          each.run(
                              CommandLineShell.engine("make").asProgram(),
                              directory.resolve(each.name() + "/own"));
                      if (each.isGap()) {
                        assertThat(actual)
                            .as("a gap no more: take the mark off")
                            .isNotEqualTo(expected);
                      } else {
                        assertThat(actual).isEqualTo(expected);
                      }
                    }));
  }

  @Test
  void corpusIsThere() throws Exception {
    assertThat(MakeCase.all(CORPUS)).hasSizeGreaterThan(100);
  }

  private static Program gnu() {
    return invocation -> {
      List<String> words = new ArrayList<>();
      words.addAll(List.of("/bin/bash", "-c", "exec -a make " + GNU_MAKE + " \"$@\""));
      words.addAll(invocation.arguments());
      return new NativeProgram()
          .run(
              new Invocation(
                  words,
                  invocation.environment(),
                  invocation.directory(),
                  invocation.in(),
                  invocation.out(),
                  invocation.err()));
    };
  }

  private static boolean isGnuMake43() throws IOException, InterruptedException {
    if (!Files.isExecutable(GNU_MAKE)) {
      return false;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new NativeProgram()
        .run(
            new Invocation(
                List.of(GNU_MAKE.toString(), "--version"),
                Map.of(),
                Path.of("").toAbsolutePath(),
                InputStream.nullInputStream(),
                out,
                out));
    return out.toString(StandardCharsets.UTF_8).startsWith("GNU Make 4.3");
  }
}
