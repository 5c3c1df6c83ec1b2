package org.kbuildsim.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a directory of files below a size: what was not used for longest goes.
 *
 * <p>Counted once a JVM, then by what is added; other JVMs that write at the same time are seen
 * when the next one counts. One JVM at a time throws away, the others go on: a file that is gone is
 * a miss.
 */
final class StoreSize {
  /** How much of the limit is left after throwing away, in percent. */
  private static final int KEPT = 80;

  /** Nobody takes so long to write a file, in milliseconds: who began it was killed. */
  private static final long LONGEST_WRITE = 3_600_000;

  private static final Map<Path, StoreSize> ALL = new ConcurrentHashMap<>();

  private final Path directory;
  private volatile long limit;
  private long bytes = -1;

  private StoreSize(Path directory) {
    this.directory = directory;
  }

  /** Returns the one of {@code directory}, with the limit that was named last. */
  static StoreSize of(Path directory, long limit) {
    StoreSize size =
        ALL.computeIfAbsent(directory.toAbsolutePath().normalize(), d -> new StoreSize(directory));
    size.limit = limit;
    return size;
  }

  /** Takes note of a new file. */
  synchronized void added(long more) throws IOException {
    bytes = bytes < 0 ? files().stream().mapToLong(StoredFile::size).sum() : bytes + more;
    if (bytes > limit) {
      trim();
    }
  }

  private record StoredFile(Path path, long size, long used) {}

  private void trim() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      List<StoredFile> files = files();
      bytes = files.stream().mapToLong(StoredFile::size).sum();
      if (lock == null) {
        return;
      }
      files.sort(Comparator.comparingLong(StoredFile::used));
      for (StoredFile file : files) {
        if (bytes <= limit / 100 * KEPT) {
          return;
        }
        Files.deleteIfExists(file.path());
        bytes -= file.size();
      }
    } catch (OverlappingFileLockException heldInThisJvm) {
      // By another class loader: a Maven build runs goals side by side.
    }
  }

  private List<StoredFile> files() throws IOException {
    List<StoredFile> files = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            StoredFile stored = new StoredFile(file, is.size(), is.lastModifiedTime().toMillis());
            if (!file.endsWith("lock") && !isBeingWritten(stored)) {
              files.add(stored);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  // Another JVM renames it in a moment; without it, that one would take the disk for broken.
  private static boolean isBeingWritten(StoredFile file) {
    return file.path().toString().endsWith(LocalStore.PART)
        && file.used() > System.currentTimeMillis() - LONGEST_WRITE;
  }
}
