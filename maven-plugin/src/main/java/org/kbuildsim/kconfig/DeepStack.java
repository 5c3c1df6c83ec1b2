package org.kbuildsim.kconfig;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs code that recurses deeply.
 *
 * <p>Symbols that hang on each other in a chain, and expressions, are gone through by recursion, as
 * in C, where stacks are 8 MiB and frames a third of ours. Pages of a stack that are not used cost
 * nothing.
 */
final class DeepStack {
  private static final long BYTES = 512L << 20;

  /** Something with a result. */
  interface Body<T> {
    T call() throws IOException, InterruptedException;
  }

  private DeepStack() {}

  /**
   * Returns what {@code body} returns; if the stack was not enough, what {@code otherwise} does.
   */
  static <T> T call(Body<T> body, Body<T> otherwise) throws IOException, InterruptedException {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable task =
        () -> {
          try {
            result.set(callOr(body, otherwise));
          } catch (IOException | InterruptedException | RuntimeException | Error e) {
            failure.set(e);
          }
        };
    Thread thread = new Thread(null, task, Thread.currentThread().getName() + " kconfig", BYTES);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      // Its shell commands end with it.
      thread.interrupt();
      thread.join();
      throw e;
    }
    rethrow(failure.get());
    return Objects.requireNonNull(result.get());
  }

  private static <T> T callOr(Body<T> body, Body<T> otherwise)
      throws IOException, InterruptedException {
    try {
      return body.call();
    } catch (StackOverflowError e) {
      return otherwise.call();
    }
  }

  private static void rethrow(@Nullable Throwable thrown) throws IOException, InterruptedException {
    if (thrown instanceof IOException e) {
      throw e;
    }
    if (thrown instanceof InterruptedException e) {
      throw e;
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }
}
