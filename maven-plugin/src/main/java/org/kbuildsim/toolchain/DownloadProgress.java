package org.kbuildsim.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Says how far a download is, by looking at the files that grow. */
final class DownloadProgress {
  private static final int LOOK_EVERY_MILLIS = 250;
  private static final int TELL_EVERY_PERCENT = 10;

  private final Path archives;
  private final long total;
  private final Consumer<String> log;
  private final Thread watcher = new Thread(this::watch, "download progress");
  private long told;

  DownloadProgress(Path archives, List<Apt.Download> expected, Consumer<String> log) {
    this.archives = archives;
    this.total = expected.stream().mapToLong(Apt.Download::size).sum();
    this.log = log;
    long here = size();
    this.told = total == 0 ? 0 : 100 * here / total;
    log.accept(
        "download %d packages, %d MB%s"
            .formatted(
                expected.size(),
                megabytes(total),
                here == 0 ? "" : ", of which %d MB are here already".formatted(megabytes(here))));
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY_MILLIS);
        long done = size();
        long percent = total == 0 ? 100 : 100 * done / total;
        if (percent >= told + TELL_EVERY_PERCENT && percent < 100) {
          told = percent - percent % TELL_EVERY_PERCENT;
          log.accept("  %d of %d MB".formatted(megabytes(done), megabytes(total)));
        }
      }
    } catch (InterruptedException closed) {
      // The download has ended.
    }
  }

  private long size() {
    try (Stream<Path> files = Files.walk(archives)) {
      return files.mapToLong(DownloadProgress::size).sum();
    } catch (IOException | UncheckedIOException moving) {
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException moved) {
      return 0;
    }
  }

  private static long megabytes(long bytes) {
    return Math.round(bytes / 1e6);
  }

  void close() {
    watcher.interrupt();
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
