package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.process.NativeProgram;

/**
 * What is wrong with each makefile of the corpus: GNU make's words and status, and beside them the
 * exact text, the line it stands in, and how make came there, as the file {@code .err} has it.
 *
 * <p>{@code -Dkbuild.bless} writes those files, and fails.
 */
final class MakeErrorsTest {
  private static final Path CORPUS = Path.of("src/test/corpus/make-errors");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> errors() throws Exception {
    return MakeCase.all(CORPUS).stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private void check(MakeCase each) throws Exception {
    StringBuilder explained = new StringBuilder();
    MakeListener listener =
        new MakeListener() {
          @Override
          public void warned(Diagnostic diagnostic) {
            explained.append(DiagnosticRenderer.render(diagnostic));
          }

          @Override
          public void failed(Diagnostic diagnostic) {
            explained.append(DiagnosticRenderer.render(diagnostic));
          }
        };
    String expected = each.run(new NativeProgram(), directory.resolve(each.name() + "/gnu"));
    String actual =
        each.run(
            CommandLineShell.engine(List.of("make"), MakeVersion.V4_3, listener).asProgram(),
            directory.resolve(each.name() + "/own"));

    assertThat(actual).isEqualTo(expected);
    Path golden = CORPUS.resolve(each.name() + ".err");
    if (System.getProperty("kbuild.bless") != null && System.getenv("CI") == null) {
      Files.writeString(golden, explained);
      fail("blessed: look at " + golden);
    }
    assertThat(explained.toString()).isEqualTo(Files.readString(golden));
  }
}
