package org.kbuildsim.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kbuildsim.check.Check;
import org.kbuildsim.mutation.MutationResult.Outcome;

/** What people read of a run. */
public final class MutationReport {
  private MutationReport() {}

  /** Returns one result: {@code rust/Makefile:134: without `-g0`: helper-debug-info}. */
  public static String line(MutationResult result) {
    Mutant mutant = result.mutant();
    String outcome =
        switch (result.outcome()) {
          case FOUND -> String.join(", ", result.checks().stream().map(Check::id).toList());
          case SURVIVED -> "no check protects this";
          case SAME_FILES -> "makes the same files";
          case DORMANT -> "changes nothing in these configurations";
        };
    return mutant.file() + ":" + mutant.line() + ": " + mutant.what() + ": " + outcome;
  }

  /**
   * Returns what no check told, which checks found how many, and the score: found of those that
   * survived or were found.
   */
  public static List<String> lines(List<MutationResult> results) {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> byCheck = new TreeMap<>();
    for (MutationResult result : results) {
      if (result.outcome() == Outcome.SURVIVED || result.outcome() == Outcome.SAME_FILES) {
        lines.add(line(result));
      }
      result.checks().stream()
          .limit(1)
          .forEach(check -> byCheck.merge(check.id(), 1, Integer::sum));
    }
    byCheck.forEach((check, count) -> lines.add("%5d  %s".formatted(count, check)));
    long found = count(results, Outcome.FOUND);
    long survived = count(results, Outcome.SURVIVED);
    lines.add(
        String.format(
            Locale.ROOT,
            "%d changes: %d found, %d survived, %d make the same files, %d change nothing here;"
                + " %.1f %% found",
            results.size(),
            found,
            survived,
            count(results, Outcome.SAME_FILES),
            count(results, Outcome.DORMANT),
            100.0 * found / Math.max(1, found + survived)));
    return lines;
  }

  private static long count(List<MutationResult> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }
}
