package org.kbuildsim.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one running program, and kills it once it has used more than it may.
 *
 * <p>The system's own limits hold for each process, or for all of a user, who may be root and have
 * none; how much a program is with all that it started has to be counted.
 */
final class Watch {
  // Short, because a program that forks doubles in no time; and few programs live that long.
  private static final long INTERVAL = 100;
  private static final long PAGE = 4096;
  // Of a sandbox, bubblewrap itself and what is process 1 there.
  private static final int NOT_ITS_OWN = 2;

  private final Limits limits;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong printed = new AtomicLong();
  private final AtomicReference<@Nullable String> verdict = new AtomicReference<>(null);
  private volatile @Nullable ProcessHandle process;
  private volatile long begin;

  Watch(Limits limits) {
    this.limits = limits;
  }

  /** Begins to look at {@code started}. */
  void begin(Process started) {
    // Not the Process itself, which would close the streams that others read from when it is
    // killed.
    ProcessHandle handle = started.toHandle();
    begin = System.nanoTime();
    process = handle;
    Thread thread = new Thread(() -> look(handle), "watch of " + started.pid());
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Ends the watch, when the program has ended; returns what it did too much of, or null.
   *
   * <p>That it ran too long is told of one that ended by itself as well: thousands of processes
   * leave nobody the processor to look at them.
   */
  @Nullable String end() {
    if (over.getCount() > 0 && process != null && isLate()) {
      verdict.compareAndSet(null, late());
    }
    over.countDown();
    return verdict.get();
  }

  /** Returns a stream that counts what goes to {@code to}, and keeps back what is too much. */
  OutputStream counting(OutputStream to) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (printed.addAndGet(length) <= limits.output()) {
          to.write(bytes, offset, length);
        } else {
          stop("printed more than " + megabytes(limits.output()));
        }
      }

      @Override
      public void flush() throws IOException {
        to.flush();
      }
    };
  }

  private void look(ProcessHandle started) {
    try {
      while (!over.await(INTERVAL, TimeUnit.MILLISECONDS)) {
        List<ProcessHandle> family = started.descendants().toList();
        if (isLate()) {
          stop(late());
        } else if (family.size() > limits.processes() + NOT_ITS_OWN) {
          stop("was more than " + limits.processes() + " processes");
        } else if (memory(family) > limits.memory()) {
          stop("used more than " + megabytes(limits.memory()) + " of memory");
        }
      }
    } catch (InterruptedException e) {
      // Nobody interrupts a thread that nobody knows.
      Thread.currentThread().interrupt();
    }
  }

  private boolean isLate() {
    return System.nanoTime() - begin > limits.time().toNanos();
  }

  private String late() {
    return "ran for more than " + limits.time().toSeconds() + " s";
  }

  // The first to go is bubblewrap, and with it, all at once, whatever runs in its namespace.
  private void stop(String why) {
    ProcessHandle running = process;
    if (running != null && verdict.compareAndSet(null, why)) {
      running.destroyForcibly();
      running.descendants().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static long memory(List<ProcessHandle> processes) {
    long pages = 0;
    for (ProcessHandle process : processes) {
      try {
        Path file = Path.of("/proc/" + process.pid() + "/statm");
        pages += Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).split(" ", 3)[1]);
      } catch (IOException ended) {
        // Then it uses nothing.
      }
    }
    return pages * PAGE;
  }

  private static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }
}
