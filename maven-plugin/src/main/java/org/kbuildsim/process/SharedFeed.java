package org.kbuildsim.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Gives a process its input, and gives back what it did not read.
 *
 * <p>Linux lets us open the process's own end of the pipe by name; what is left in it when the
 * process has ended was not read.
 */
final class SharedFeed {
  private final SharedInput in;
  private final OutputStream pipe;
  private final Thread feeder = new Thread(this::feed, "stdin");
  private volatile boolean ended;

  private SharedFeed(SharedInput in, OutputStream pipe) {
    this.in = in;
    this.pipe = pipe;
    feeder.setDaemon(true);
  }

  /** Feeds {@code process} until it ends; returns its status. */
  static int run(SharedInput in, Process process) throws IOException, InterruptedException {
    String name = "/proc/" + process.pid() + "/fd/0";
    try (InputStream rest = new BufferedInputStream(new FileInputStream(name));
        OutputStream pipe = new FileOutputStream(name)) {
      process.getOutputStream().close();
      SharedFeed feed = new SharedFeed(in, pipe);
      feed.feeder.start();
      try {
        return process.waitFor();
      } finally {
        feed.giveBack(rest);
      }
    } catch (FileNotFoundException over) {
      // It has ended already, and nothing was written yet.
      process.getOutputStream().close();
      return process.waitFor();
    }
  }

  private void feed() {
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (ended) {
          in.unread(Arrays.copyOf(buffer, n));
          return;
        }
        pipe.write(buffer, 0, n);
      }
      pipe.close();
    } catch (IOException interrupted) {
      // The process has ended, and with it the need for input.
    }
  }

  // What stands in the pipe came before what the feeder has just taken, so the feeder ends first,
  // and the pipe is emptied meanwhile, since it may be waiting for room there. It does not wait for
  // input: the interrupt wakes it.
  private void giveBack(InputStream rest) throws IOException {
    ended = true;
    feeder.interrupt();
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    boolean interrupted = false;
    while (feeder.isAlive()) {
      left.write(rest.readNBytes(rest.available()));
      try {
        feeder.join(1);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    pipe.close();
    rest.transferTo(left);
    if (left.size() > 0) {
      in.unread(left.toByteArray());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
