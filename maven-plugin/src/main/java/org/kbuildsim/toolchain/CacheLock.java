package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;

/** Lets one build at a time fill the cache; the system lets go of it when a build dies. */
final class CacheLock {
  private static final int TRY_EVERY_MILLIS = 200;

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for the lock; says so if it has to. */
  static CacheLock acquire(Path file, Consumer<String> log) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      for (boolean said = false; !locked; ) {
        locked = tryLock(channel) != null;
        if (!locked) {
          if (!said) {
            log.accept("another build is getting a toolchain; waiting for it (" + file + ")");
            said = true;
          }
          Thread.sleep(TRY_EVERY_MILLIS);
        }
      }
      return new CacheLock(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Diagnostic.error("interrupted while waiting for `" + file + "`").asException();
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  // Held by another process: null. Held by another thread of this one: an exception.
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  void release() throws IOException {
    channel.close();
  }
}
