package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileStatesTest {
  /** Else a change in the same tick of the file system's clock could not be told. */
  @Test
  void whoWroteAFileGoesOnWhenItsNextChangeGetsAnotherTime(@TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "text");

    FileStates.shared().wrote(file, Digests.ofFile(file));

    assertThat(FileStates.isUnchangedSince(file, System.currentTimeMillis())).isTrue();
  }

  @Test
  void whatAFileHoldsIsNotReadAgain(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "text");

    FileStates.shared().wrote(file, "the digest of it");

    assertThat(FileStates.shared().digest(file)).isEqualTo("the digest of it");
  }
}
