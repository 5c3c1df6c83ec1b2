package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

/** Each makefile of the corpus, by GNU make 4.3 and by ours: same output, statuses and files. */
final class MakeCorpusTest {
  private static final Path CORPUS = Path.of("src/test/corpus/make");

  @TempDir Path directory;

  // Later versions print and quote differently, so another one proves nothing.
  @BeforeAll
  static void makeIsGnuMake43() throws Exception {
    String help =
        "the first `make` of PATH has to be GNU make 4.3, with which these tests compare: it is the"
            + " package `make` of Debian 12 and Ubuntu 22.04 and 24.04; elsewhere, build it from"
            + " the GNU project's make-4.3.tar.gz";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Invocation version =
        new Invocation(
            List.of("make", "--version"),
            Map.of(),
            Path.of("").toAbsolutePath(),
            InputStream.nullInputStream(),
            out,
            out);
    assertThatCode(() -> new NativeProgram().run(version)).as(help).doesNotThrowAnyException();
    assertThat(out.toString(StandardCharsets.UTF_8)).as(help).startsWith("GNU Make 4.3\n");
  }

  @TestFactory
  Stream<DynamicTest> agreesWithGnuMake() throws Exception {
    return MakeCase.all(CORPUS).stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () -> {
                      String expected =
                          each.run(new NativeProgram(), directory.resolve(each.name() + "/gnu"));
                      String actual =
                          each.run(
                              CommandLineShell.engine(
                                      List.of("make"), MakeVersion.V4_3, MakeListener.NONE)
                                  .asProgram(),
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
    assertThat(MakeCase.all(CORPUS)).hasSizeGreaterThanOrEqualTo(300);
  }
}
