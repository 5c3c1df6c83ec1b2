package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * When files were last changed: nanoseconds since 1970, or one of four values out of that range.
 */
final class FileTimes {
  /** Nobody has looked yet. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** There is no such file. */
  static final long NONEXISTENT = Long.MIN_VALUE + 1;

  /** Older than anything ({@code -o}). */
  static final long OLD = Long.MIN_VALUE + 2;

  /** Newer than anything ({@code -W}, or made by a rule without a recipe). */
  static final long NEW = Long.MAX_VALUE;

  private FileTimes() {}

  static long of(Path file) {
    // Asking whether it exists is a hundred times cheaper than the exception.
    if (!file.toFile().exists()) {
      return NONEXISTENT;
    }
    try {
      return Files.readAttributes(file, BasicFileAttributes.class)
          .lastModifiedTime()
          .to(TimeUnit.NANOSECONDS);
    } catch (IOException e) {
      return NONEXISTENT;
    }
  }

  static void touch(Path file) throws IOException {
    if (file.toFile().exists()) {
      Files.setLastModifiedTime(file, FileTime.from(java.time.Instant.now()));
    } else {
      Files.createFile(file);
    }
  }
}
