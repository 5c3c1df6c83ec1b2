package org.kbuildsim.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs the commands of a pipeline at once, each in a subshell; the last on the caller's thread. */
final class Pipeline {
  private final Interpreter shell;
  private final List<Command> commands;
  private final boolean tested;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>(null);

  Pipeline(Interpreter shell, List<Command> commands, boolean tested) {
    this.shell = shell;
    this.tested = tested;
    this.commands = commands;
  }

  /** Returns the status of the last command, when all have ended. */
  int run() throws IOException, InterruptedException {
    boolean done = false;
    try {
      InputStream input = null;
      for (Command command : commands.subList(0, commands.size() - 1)) {
        Pipe pipe = new Pipe();
        Interpreter element = element(command, input);
        element.descriptors = element.descriptors.withOutput(pipe.writer());
        start(element, command, input, pipe.writer());
        input = pipe.reader();
      }
      Command last = commands.get(commands.size() - 1);
      int status = run(element(last, input), last, input, null);
      for (Thread thread : threads) {
        thread.join();
      }
      done = true;
      rethrow(failure.get());
      return status;
    } finally {
      if (!done) {
        stop();
      }
    }
  }

  private Interpreter element(Command command, @Nullable InputStream input) {
    Interpreter element = shell.subshell(shell.descriptors);
    if (input != null) {
      element.descriptors =
          element.descriptors.withInput(readsAlone(command) ? input : new UnreadableInput(input));
    }
    return element;
  }

  // A single program may swallow its whole input; commands that share it must leave some.
  private boolean readsAlone(Command command) {
    if (!(command instanceof Command.Simple simple) || simple.words().isEmpty()) {
      return false;
    }
    String name = simple.words().get(0).literal();
    return name != null && Builtins.find(name) == null && !shell.functions.containsKey(name);
  }

  private void start(
      Interpreter element, Command command, @Nullable Closeable input, Closeable output) {
    Thread thread =
        new Thread(
            () -> {
              try {
                run(element, command, input, output);
              } catch (Throwable e) {
                failure.compareAndSet(null, e);
              }
            },
            Thread.currentThread().getName() + " |");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private int run(
      Interpreter element, Command command, @Nullable Closeable input, @Nullable Closeable output)
      throws IOException, InterruptedException {
    try {
      return element.whole(command, tested);
    } catch (Pipe.Broken e) {
      return 128 + 13;
    } finally {
      if (output != null) {
        output.close();
      }
      if (input != null) {
        input.close();
      }
    }
  }

  // Whatever comes, no thread of the pipeline outlives it.
  private void stop() {
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(@Nullable Throwable failure)
      throws IOException, InterruptedException {
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof InterruptedException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
  }
}
