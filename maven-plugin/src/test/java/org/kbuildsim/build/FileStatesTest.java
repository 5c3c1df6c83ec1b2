package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileStatesTest {
  /** In the same tick of the file system's clock, in place, of the same size. */
  @Test
  void whatIsWrittenOverAFileAtOnceIsSeen(@TempDir Path directory) throws Exception {
    for (int i = 100; i < 120; i++) {
      Path file = directory.resolve("file" + i);
      Files.writeString(file, "first " + i);
      FileStates.shared().wrote(file, Digests.ofFile(file));
      String first = FileStates.shared().digest(file);

      Files.writeString(file, "other " + i);

      assertThat(FileStates.shared().digest(file))
          .isEqualTo(Digests.ofFile(file))
          .isNotEqualTo(first);
    }
  }

  @Test
  void whatAFileHoldsIsNotReadAgain(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "text");

    FileStates.shared().wrote(file, "the digest of it");

    assertThat(FileStates.shared().digest(file)).isEqualTo("the digest of it");
  }
}
