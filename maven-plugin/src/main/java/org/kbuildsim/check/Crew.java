package org.kbuildsim.check;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does what is independent of each other side by side, and shares out the recipes that may run at
 * once.
 *
 * <p>A build is not compilers alone: makefiles are evaluated, object trees put back and looked at,
 * and what has nothing to do is mostly that.
 */
final class Crew {
  private final int jobs;
  private final AtomicInteger unfinished = new AtomicInteger();

  /** Creates a crew that runs {@code jobs} recipes at once. */
  Crew(int jobs) {
    this.jobs = jobs;
  }

  /** What is done to a thing. */
  @FunctionalInterface
  interface Task<T> {
    void run(T thing) throws InterruptedException;
  }

  /**
   * Does {@code task} to each of {@code things}. If one fails the others are interrupted, and so
   * are all if this thread is; when this returns or throws, none runs any more.
   */
  <T> void each(List<T> things, Task<T> task) throws InterruptedException {
    if (things.isEmpty()) {
      return;
    }
    unfinished.set(things.size());
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, things.size()));
    try {
      CompletionService<Void> ended = new ExecutorCompletionService<>(threads);
      for (T thing : things) {
        ended.submit(
            () -> {
              try {
                task.run(thing);
              } finally {
                unfinished.decrementAndGet();
              }
              return null;
            });
      }
      for (int i = 0; i < things.size(); i++) {
        ended.take().get();
      }
    } catch (ExecutionException e) {
      throw unchecked(e);
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  private static RuntimeException unchecked(ExecutionException e) throws InterruptedException {
    Throwable cause = e.getCause();
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
  }

  // Programs that still run write to object trees that somebody else may want next.
  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns how many recipes a build that begins now may run at once. */
  int share() {
    return Math.max(1, jobs / Math.max(1, Math.min(jobs, unfinished.get())));
  }
}
