package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.kbuildsim.diagnostic.DiagnosticException;

/**
 * Runs cases. Those that play in the same tree share its object trees, and come one after the
 * other; trees are worked on at once.
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
    Map<List<Path>, List<Case>> byTree = new LinkedHashMap<>();
    for (Case each : request.corpus().cases()) {
      byTree.computeIfAbsent(each.tree(), tree -> new ArrayList<>()).add(each);
    }
    ExecutorService workers = Executors.newFixedThreadPool(request.jobs());
    try {
      List<Future<Map<Case, CaseResult>>> running = new ArrayList<>();
      byTree.forEach(
          (tree, cases) -> running.add(workers.submit(() -> run(request, tree, cases, progress))));
      Map<Case, CaseResult> results = new HashMap<>();
      for (Future<Map<Case, CaseResult>> each : running) {
        results.putAll(each.get());
      }
      return request.corpus().cases().stream().map(results::get).toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DiagnosticException told) {
        throw told;
      }
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException();
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Map<Case, CaseResult> run(
      CorpusRequest request, List<Path> tree, List<Case> cases, Consumer<CaseResult> progress)
      throws InterruptedException {
    CaseTree there = CaseTree.of(request, tree);
    Map<Case, CaseResult> results = new HashMap<>();
    for (Case each : cases) {
      CaseResult result = there.run(each);
      results.put(each, result);
      synchronized (request) {
        progress.accept(result);
      }
    }
    return results;
  }
}
