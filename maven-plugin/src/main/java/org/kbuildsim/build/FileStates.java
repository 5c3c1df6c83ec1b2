package org.kbuildsim.build;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests of files and listings of directories, remembered as long as the file system says that
 * nothing has changed.
 *
 * <p>What was changed a moment ago is not remembered: its next change may get the same time, as git
 * knows of its index ("racy git").
 */
final class FileStates {
  /** No kernel's clock for file times stands still longer: a tick of 100 Hz, and some. */
  static final long TICK_MILLIS = 20;

  private static final int LIMIT = 200_000;
  private static final int LARGEST_TEXT = 16 << 20;

  private static final FileStates SHARED = new FileStates();

  private final Map<Path, Known<String>> digests = new ConcurrentHashMap<>();
  private final Map<Path, Known<Set<String>>> listings = new ConcurrentHashMap<>();

  private record Known<T>(Stamp stamp, T value) {}

  /** What changes when a file changes; nobody can set the time of change ({@code ctime}). */
  private record Stamp(
      Object inode, long size, FileTime modified, FileTime changed, boolean regular) {
    static Stamp of(Path path) throws IOException {
      Map<String, Object> is =
          Files.readAttributes(path, "unix:ino,size,lastModifiedTime,ctime,isRegularFile");
      return new Stamp(
          requireNonNull(is.get("ino")),
          (Long) requireNonNull(is.get("size")),
          (FileTime) requireNonNull(is.get("lastModifiedTime")),
          (FileTime) requireNonNull(is.get("ctime")),
          (Boolean) requireNonNull(is.get("isRegularFile")));
    }

    boolean isSettled(long now) {
      return changed.toMillis() < now - TICK_MILLIS;
    }
  }

  private FileStates() {}

  /** Returns the states that all builds of this JVM share. */
  static FileStates shared() {
    return SHARED;
  }

  /**
   * Returns the SHA-256 of a regular file.
   *
   * @throws IOException if it is none: a pipe may never end, a device neither
   */
  String digest(Path file) throws IOException {
    Stamp stamp = Stamp.of(file);
    if (!stamp.regular) {
      throw new IOException(file + " is no regular file");
    }
    Known<String> known = digests.get(file);
    if (known != null && known.stamp.equals(stamp)) {
      return known.value;
    }
    long now = System.currentTimeMillis();
    String digest = Digests.ofFile(file);
    remember(digests, file, stamp, now, digest);
    return digest;
  }

  /**
   * Takes note of what a file holds that this thread has just written, and waits until its next
   * change cannot get the same time. That is sooner done than reading a large file once more.
   *
   * @param digest the SHA-256 of the content
   */
  void wrote(Path file, String digest) throws IOException, InterruptedException {
    Thread.sleep(TICK_MILLIS + 1);
    remember(digests, file, Stamp.of(file), System.currentTimeMillis(), digest);
  }

  /** Returns the names in a directory; none where there is no directory. */
  Set<String> names(Path directory) throws IOException {
    try {
      Stamp stamp = Stamp.of(directory);
      Known<Set<String>> known = listings.get(directory);
      if (known != null && known.stamp.equals(stamp)) {
        return known.value;
      }
      long now = System.currentTimeMillis();
      Set<String> names = new TreeSet<>();
      if (Files.isDirectory(directory)) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
          entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
      }
      remember(listings, directory, stamp, now, names);
      return names;
    } catch (NoSuchFileException none) {
      return Set.of();
    }
  }

  /**
   * Returns a small text file's content, one byte a char.
   *
   * @throws IOException if it is no regular file, or not small
   */
  static String text(Path file) throws IOException {
    Stamp stamp = Stamp.of(file);
    if (!stamp.regular || stamp.size > LARGEST_TEXT) {
      throw new IOException(file + " is no text");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  /** Returns what changes when the file that {@code path} leads to does. */
  String stamp(Path path) throws IOException {
    return Stamp.of(path).toString();
  }

  /** Returns whether the file was certainly last changed before {@code millis}. */
  static boolean isUnchangedSince(Path file, long millis) throws IOException {
    return Stamp.of(file).isSettled(millis);
  }

  private static <T> void remember(
      Map<Path, Known<T>> all, Path path, Stamp stamp, long now, T value) {
    if (stamp.isSettled(now)) {
      if (all.size() > LIMIT) {
        all.clear();
      }
      all.put(path, new Known<>(stamp, value));
    }
  }
}
