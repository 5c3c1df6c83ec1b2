package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.kbuildsim.make.Disk;

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

  static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** As many links as Linux follows. */
  private static final int MOST_LINKS = 40;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);

  private FileTimes() {}

  static boolean isOrdinary(long time) {
    return time > OLD && time != NEW;
  }

  /** Returns {@code time} as a local date with nanoseconds. */
  static String describe(long time) {
    Instant instant =
        Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND));
    return DATE.format(instant.atZone(ZoneId.systemDefault()));
  }

  static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * SECOND + now.getNano();
  }

  static long of(Disk.FileState state) {
    return state.exists() ? state.modified() : NONEXISTENT;
  }

  static long of(Path file) {
    // Asking whether it exists is a hundred times cheaper than the exception.
    return file.toFile().exists() ? read(file) : NONEXISTENT;
  }

  /** Returns the time of the file or of the links that lead to it, whichever is latest. */
  static long ofLinks(Path file) {
    // A link that leads nowhere is as old as it is itself; NONEXISTENT is less than any date.
    long latest = of(file);
    Path at = file;
    for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(at); i++) {
      latest = Math.max(latest, read(at, LinkOption.NOFOLLOW_LINKS));
      try {
        at = at.resolveSibling(Files.readSymbolicLink(at));
      } catch (IOException e) {
        return latest;
      }
    }
    return latest;
  }

  private static long read(Path file, LinkOption... options) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, options)
          .lastModifiedTime()
          .to(TimeUnit.NANOSECONDS);
    } catch (IOException e) {
      return NONEXISTENT;
    }
  }

  static void touch(Path file) throws IOException {
    if (file.toFile().exists()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } else {
      Files.createFile(file);
    }
  }
}
