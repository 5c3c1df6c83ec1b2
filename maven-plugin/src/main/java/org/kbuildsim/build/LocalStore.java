package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The store in a directory. Files appear whole, by renaming, and are never changed: any number of
 * builds may use it at once. A file's time says when it was last of use, to some minutes.
 */
final class LocalStore implements ActionStore {
  /** The end of the names of files that are not whole yet. */
  static final String PART = ".part";

  /** Uses that are closer together count as one: a file that is left alone is not read twice. */
  private static final long USE_MILLIS = 600_000;

  private final Path directory;
  private final StoreSize size;

  LocalStore(Path directory, long limit) {
    this.directory = directory;
    this.size = StoreSize.of(directory, limit);
  }

  private Path file(Kind kind, String key) {
    return directory.resolve(kind.directory()).resolve(key.substring(0, 2)).resolve(key);
  }

  @Override
  public Optional<byte[]> get(Kind kind, String key) {
    Path file = file(kind, key);
    try {
      byte[] stored = Files.readAllBytes(file);
      Optional<byte[]> bytes =
          kind == Kind.AC
              ? Sealed.open(stored)
              : Optional.ofNullable(FileStates.shared().digest(file).equals(key) ? stored : null);
      if (bytes.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        used(file);
      }
      return bytes;
    } catch (IOException absentOrUnreadable) {
      return Optional.empty();
    }
  }

  @Override
  public void put(Kind kind, String key, byte[] bytes) throws IOException {
    Path file = file(kind, key);
    byte[] stored = Sealed.stored(kind, bytes);
    if (kind == Kind.CAS && Files.isRegularFile(file) && Files.size(file) == stored.length) {
      used(file);
      return;
    }
    Files.createDirectories(file.getParent());
    Path whole = Files.createTempFile(file.getParent(), "new", PART);
    try {
      Files.write(whole, stored);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
    size.added(stored.length);
  }

  private static void used(Path file) {
    try {
      long now = System.currentTimeMillis();
      if (Files.getLastModifiedTime(file).toMillis() < now - USE_MILLIS) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(now));
      }
    } catch (IOException readOnlyOrGone) {
      // It is only sooner thrown away.
    }
  }
}
