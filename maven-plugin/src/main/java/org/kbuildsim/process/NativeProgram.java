package org.kbuildsim.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a real process.
 *
 * <p>Whatever ends us (an interrupt of the calling thread, the end of the JVM by Ctrl-C) ends the
 * process and its descendants first: nothing that we started goes on writing behind our back.
 */
public final class NativeProgram implements Program {
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RUNNING.forEach(NativeProgram::destroyTree), "end child processes"));
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    return run(invocation, started -> {});
  }

  /** Does the same, and shows {@code seen} the process when it has been started. */
  int run(Invocation invocation, Consumer<Process> seen) throws IOException, InterruptedException {
    boolean merged = invocation.out() == invocation.err();
    ProcessBuilder builder =
        new ProcessBuilder(SpelledCommand.of(invocation.arguments(), invocation.environment()))
            .directory(invocation.directory().toFile())
            .redirectErrorStream(merged);
    boolean ownInput = invocation.in() == StandardStreams.IN;
    if (ownInput) {
      builder.redirectInput(Redirect.INHERIT);
    }
    // What is inherited has an empty stream on our side.
    if (invocation.out() == StandardStreams.OUT) {
      builder.redirectOutput(Redirect.INHERIT);
    }
    if (invocation.err() == StandardStreams.ERR) {
      builder.redirectError(Redirect.INHERIT);
    }
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(invocation.environment());
    Process process = builder.start();
    RUNNING.add(process);
    seen.accept(process);
    AtomicReference<@Nullable IOException> failure = new AtomicReference<>(null);
    Thread err =
        merged ? null : pump(process.getErrorStream(), invocation.err(), failure, "stderr");
    Thread out = pump(process.getInputStream(), invocation.out(), failure, "stdout");
    try {
      int status;
      if (ownInput) {
        status = process.waitFor();
      } else if (invocation.in() instanceof SharedInput shared) {
        status = SharedFeed.run(shared, process);
      } else {
        status = feed(invocation.in(), process);
      }
      out.join();
      if (err != null) {
        err.join();
      }
      if (failure.get() != null) {
        throw failure.get();
      }
      return status;
    } catch (InterruptedException e) {
      destroyTree(process);
      process.onExit().join();
      throw e;
    } finally {
      RUNNING.remove(process);
    }
  }

  private static int feed(InputStream in, Process process) throws InterruptedException {
    try (OutputStream out = process.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException closed) {
      // A program need not read its input to the end; its exit status says whether it minded.
    }
    return process.waitFor();
  }

  // When our side fails, the process's pipe is closed: it sees what it would see in a shell.
  private static Thread pump(
      InputStream from,
      OutputStream to,
      AtomicReference<@Nullable IOException> failure,
      String name) {
    Thread thread =
        new Thread(
            () -> {
              byte[] buffer = new byte[8192];
              try (from) {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                  to.write(buffer, 0, n);
                }
                to.flush();
              } catch (IOException e) {
                failure.compareAndSet(null, e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void destroyTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
