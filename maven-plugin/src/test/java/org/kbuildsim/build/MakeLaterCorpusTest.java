package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.make.MakeVersion;

/**
 * What GNU make 4.4 brought. There is no such make where these tests run, so what Debian 13's
 * 4.4.1-2 said of each case is kept beside it.
 */
final class MakeLaterCorpusTest {
  private static final Path CORPUS = Path.of("src/test/corpus/make-4.4");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> saysWhatGnuMake44Said() throws Exception {
    return MakeCase.all(CORPUS).stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () ->
                        assertThat(
                                each.run(
                                    CommandLineShell.engine(
                                            List.of("make"), MakeVersion.V4_4, MakeListener.NONE)
                                        .asProgram(),
                                    directory.resolve(each.name())))
                            .isEqualTo(Files.readString(CORPUS.resolve(each.name() + ".out")))));
  }
}
