package org.kbuildsim.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.kbuildsim.build.ActionCacheListener;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.shell.ShellListener;
import org.kbuildsim.tool.ToolInvocation;

/** Counts what a build does; told from many threads. */
final class Accounting implements ShellListener, ActionCacheListener {
  private final Map<String, Integer> processes = new TreeMap<>();
  private final List<String> leftToShell = new ArrayList<>();
  private final Consumer<Diagnostic> warned;
  private final Runnable whenHit;
  private int actions;
  private int fromCache;
  private int warnings;

  /**
   * Creates an account with nothing on it.
   *
   * @param warned gets what a person should know of the build's own means
   * @param whenHit is told of each answer from the action cache
   */
  Accounting(Consumer<Diagnostic> warned, Runnable whenHit) {
    this.warned = warned;
    this.whenHit = whenHit;
  }

  /** Returns {@code program} with each of its runs counted as a process. */
  Program counting(Program program) {
    return invocation -> {
      started(invocation);
      return program.run(invocation);
    };
  }

  private synchronized void started(Invocation invocation) {
    String name = invocation.program();
    processes.merge(name.substring(name.lastIndexOf('/') + 1), 1, Integer::sum);
    ToolInvocation tool = ToolInvocation.parse(invocation.arguments(), invocation.directory());
    if (!tool.outputs().isEmpty()) {
      actions++;
    }
  }

  @Override
  public synchronized void leftToRealShell(String script, String reason) {
    leftToShell.add(reason + ": " + script);
  }

  @Override
  public void hit(ToolInvocation action) {
    synchronized (this) {
      fromCache++;
    }
    whenHit.run();
  }

  @Override
  public void unusable(Diagnostic why) {
    warned.accept(why);
  }

  /** Looks at a line that some tool printed. */
  synchronized void printed(String line) {
    if (ToolLine.isWarning(line)) {
      warnings++;
    }
  }

  synchronized Map<String, Integer> processes() {
    return new TreeMap<>(processes);
  }

  synchronized List<String> leftToShell() {
    return List.copyOf(leftToShell);
  }

  synchronized int actions() {
    return actions;
  }

  synchronized int cacheHits() {
    return fromCache;
  }

  synchronized int warnings() {
    return warnings;
  }
}
