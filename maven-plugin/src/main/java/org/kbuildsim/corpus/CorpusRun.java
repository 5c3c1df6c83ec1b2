package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.kbuildsim.diagnostic.DiagnosticException;

/**
 * Runs cases. Series that play in the same tree share its object trees, and come one after the
 * other, and so do builds that change a tree; everything else is done at once.
 */
public final class CorpusRun {
  private CorpusRun() {}

  /**
   * Runs all cases that {@code request} names.
   *
   * @param progress gets each result when it is there, in no order
   * @return the results, in the order of the cases
   * @throws DiagnosticException if a tree cannot be made or built
   */
  public static List<CaseResult> run(CorpusRequest request, Consumer<CaseResult> progress)
      throws InterruptedException {
    Map<List<Path>, PlayedTree> trees = new HashMap<>();
    for (Case each : request.corpus().cases()) {
      trees.computeIfAbsent(each.heading().tree(), patches -> PlayedTree.of(request, patches));
    }
    ExecutorService workers = Executors.newFixedThreadPool(request.jobs());
    try {
      List<Future<List<CaseResult>>> running = new ArrayList<>();
      for (Callable<List<CaseResult>> task : tasks(request, trees)) {
        running.add(
            workers.submit(
                () -> {
                  List<CaseResult> done = task.call();
                  synchronized (trees) {
                    done.forEach(progress);
                  }
                  return done;
                }));
      }
      Map<Case, CaseResult> results = new HashMap<>();
      for (Future<List<CaseResult>> each : running) {
        each.get().forEach(result -> results.put(result.of(), result));
      }
      return request.corpus().cases().stream().map(results::get).toList();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** Returns what is done at once, the longest first. */
  private static List<Callable<List<CaseResult>>> tasks(
      CorpusRequest request, Map<List<Path>, PlayedTree> trees) {
    Map<List<Path>, List<SeriesCase>> series = new LinkedHashMap<>();
    List<BuildCase> modules = new ArrayList<>();
    Map<Object, List<BuildCase>> changing = new LinkedHashMap<>();
    for (Case each : request.corpus().cases()) {
      if (each instanceof SeriesCase of) {
        series.computeIfAbsent(of.heading().tree(), tree -> new ArrayList<>()).add(of);
      } else if (each instanceof BuildCase of) {
        if (of.module() != null && !of.isOfTree()) {
          modules.add(of);
        } else {
          changing
              .computeIfAbsent(
                  List.of(of.heading().tree(), of.configuration()), tree -> new ArrayList<>())
              .add(of);
        }
      }
    }
    BuildBenches benches = new BuildBenches(request, trees);
    List<Callable<List<CaseResult>>> tasks = new ArrayList<>();
    series.forEach(
        (tree, cases) -> {
          CaseTree there = new CaseTree(request, Objects.requireNonNull(trees.get(tree)));
          tasks.add(() -> inOrder(cases, there::run));
        });
    modules.forEach(of -> tasks.add(() -> List.of(BuildCaseRun.run(request, benches, of))));
    changing.forEach(
        (tree, cases) ->
            tasks.add(() -> inOrder(cases, of -> BuildCaseRun.run(request, benches, of))));
    return tasks;
  }

  private interface Runner<C extends Case> {
    CaseResult run(C of) throws InterruptedException;
  }

  private static <C extends Case> List<CaseResult> inOrder(List<C> cases, Runner<C> runner)
      throws InterruptedException {
    List<CaseResult> results = new ArrayList<>();
    for (C each : cases) {
      results.add(runner.run(each));
    }
    return results;
  }

  /** Returns what to throw for what a task threw. */
  static DiagnosticException unwrapped(ExecutionException e) throws InterruptedException {
    if (e.getCause() instanceof DiagnosticException told) {
      return told;
    }
    if (e.getCause() instanceof InterruptedException) {
      throw new InterruptedException();
    }
    throw new IllegalStateException(e.getCause());
  }
}
