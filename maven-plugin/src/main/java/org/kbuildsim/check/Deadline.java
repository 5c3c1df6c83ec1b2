package org.kbuildsim.check;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** Ends what the thread that made it does, by an interrupt, when it takes too long or too much. */
final class Deadline implements AutoCloseable {
  private final Thread thread = Thread.currentThread();
  private final Timer timer = new Timer("deadline", true);
  private @Nullable String reason;
  private boolean closed;

  Deadline(Duration limit) {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            stop("ran for more than " + limit.toSeconds() + " s");
          }
        },
        limit.toMillis());
  }

  /** Ends it now. */
  synchronized void stop(String why) {
    if (!closed && reason == null) {
      reason = why;
      thread.interrupt();
    }
  }

  /** Returns why it was ended, or null; no interrupt of ours comes after that. */
  synchronized @Nullable String reason() {
    closed = true;
    if (reason != null) {
      Thread.interrupted();
    }
    return reason;
  }

  @Override
  public void close() {
    reason();
    timer.cancel();
  }
}
