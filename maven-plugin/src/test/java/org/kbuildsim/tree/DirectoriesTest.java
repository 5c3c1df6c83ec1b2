package org.kbuildsim.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoriesTest {
  private static final FileTime THEN = FileTime.fromMillis(1_000_000_000_000L);
  private static final FileTime LATER = FileTime.fromMillis(1_000_000_001_000L);

  @TempDir private Path directory;
  private Path kept;
  private Path changed;
  private Path aside;

  @BeforeEach
  void copied() throws IOException {
    kept = Files.createDirectories(directory.resolve("kept"));
    changed = directory.resolve("changed");
    aside = directory.resolve("aside");
    for (String file : new String[] {"same", "edited", "deleted", "below/same"}) {
      Files.createDirectories(kept.resolve(file).getParent());
      Files.writeString(kept.resolve(file), file);
      Files.setLastModifiedTime(kept.resolve(file), THEN);
    }
    Files.createSymbolicLink(kept.resolve("link"), Path.of("same"));
    Files.setLastModifiedTime(kept.resolve("below"), THEN);
    Directories.copy(kept, changed);
  }

  @Test
  void copyHasTimesAndLinks() throws IOException {
    assertThat(Files.getLastModifiedTime(changed.resolve("below/same"))).isEqualTo(THEN);
    assertThat(Files.getLastModifiedTime(changed.resolve("below"))).isEqualTo(THEN);
    assertThat(Files.readSymbolicLink(changed.resolve("link"))).isEqualTo(Path.of("same"));
  }

  @Test
  void whatWasChangedIsPutBackAndMovesAside() throws IOException {
    Files.writeString(changed.resolve("edited"), "EDITED");
    Files.setLastModifiedTime(changed.resolve("edited"), LATER);
    Files.delete(changed.resolve("deleted"));
    Files.createDirectories(changed.resolve("new"));
    Files.writeString(changed.resolve("new/file"), "new");

    Directories.putBack(changed, kept, aside);

    assertThat(changed.resolve("edited")).hasContent("edited");
    assertThat(Files.getLastModifiedTime(changed.resolve("edited"))).isEqualTo(THEN);
    assertThat(changed.resolve("deleted")).hasContent("deleted");
    assertThat(changed.resolve("new")).doesNotExist();
    assertThat(Files.getLastModifiedTime(changed.resolve("below"))).isEqualTo(THEN);
    assertThat(aside.resolve("edited")).hasContent("EDITED");
    assertThat(aside.resolve("new/file")).hasContent("new");
    assertThat(aside.resolve("same")).doesNotExist();
    assertThat(Files.isSymbolicLink(aside.resolve("link"))).isFalse();
  }

  @Test
  void deletedIsAllThatIsBelow() throws IOException {
    Directories.delete(changed);
    Directories.delete(changed);

    assertThat(changed).doesNotExist();
    assertThat(kept.resolve("same")).exists();
  }
}
