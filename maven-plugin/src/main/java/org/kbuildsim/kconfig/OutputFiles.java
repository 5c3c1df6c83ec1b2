package org.kbuildsim.kconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.kbuildsim.process.Reach;

/** Writes files so that a reader sees either the old or the new one, whole. Names are raw. */
final class OutputFiles {
  // Several conf runs of one JVM may write into one directory.
  private static final AtomicLong SERIAL = new AtomicLong();

  private final Path directory;
  private final Reach reach;

  OutputFiles(Path directory, Reach reach) {
    this.reach = reach;
    this.directory = directory;
  }

  Path resolve(String name) throws IOException {
    try {
      return reach.write(directory.resolve(RawText.display(name)));
    } catch (InvalidPathException e) {
      throw new IOException("`" + RawText.display(name) + "` is not a file name", e);
    }
  }

  /** Writes {@code name} anew. */
  void replace(String name, String text) throws IOException {
    Path file = resolve(name);
    createParent(file);
    Path temporary = temporary(file);
    try {
      Files.write(temporary, RawText.bytes(text));
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Writes {@code name} if that changes it, and keeps what was there as {@code name.old}.
   *
   * @return whether it changed
   */
  boolean replaceIfChanged(String name, String text) throws IOException {
    Path file = resolve(name);
    byte[] bytes = RawText.bytes(text);
    if (Files.isRegularFile(file)) {
      if (Arrays.equals(Files.readAllBytes(file), bytes)) {
        return false;
      }
    }
    createParent(file);
    Path temporary = temporary(file);
    try {
      Files.write(temporary, bytes);
      if (Files.exists(file)) {
        Files.move(file, resolve(name + ".old"), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return true;
  }

  /** Writes into {@code name} in place; links to it stay. */
  void overwrite(String name, String text) throws IOException {
    Path file = resolve(name);
    createParent(file);
    Files.write(file, RawText.bytes(text));
  }

  /** Makes {@code name} an empty file with a new time. */
  void touch(String name) throws IOException {
    Files.newOutputStream(
            resolve(name),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)
        .close();
    // Truncating what is empty already does not count as a change everywhere.
    Files.setLastModifiedTime(
        resolve(name), java.nio.file.attribute.FileTime.from(java.time.Instant.now()));
  }

  private static void createParent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }

  private static Path temporary(Path file) {
    return file.resolveSibling(
        file.getFileName()
            + "."
            + ProcessHandle.current().pid()
            + "."
            + SERIAL.incrementAndGet()
            + ".tmp");
  }
}
