package org.kbuildsim.check;

import java.time.Duration;
import java.util.List;
import org.kbuildsim.tree.PatchSeries;

/**
 * What a check found.
 *
 * @param findings in the order of the patches, errors first in each
 * @param configurations what was tried
 * @param chosen why that was tried, a line each; none where the user said what to try
 * @param steps every build of a state with patches, in the order of the patches
 * @param graph what is made of what in the last state that was built
 * @param notTried what could not be tried, with the reason
 * @param accidents what disturbed the check and need not do so the next time
 * @param builds how many builds there were
 * @param actions how many runs of compilers, linkers and their like there were
 * @param fromCache how many more were answered from the action cache
 */
public record CheckResult(
    PatchSeries series,
    List<Finding> findings,
    List<Configuration> configurations,
    List<String> chosen,
    List<Step> steps,
    BuildGraph graph,
    List<String> notTried,
    List<String> accidents,
    int builds,
    int actions,
    int fromCache,
    Duration time) {

  /** Creates a result; the lists are copied. */
  public CheckResult {
    findings = List.copyOf(findings);
    configurations = List.copyOf(configurations);
    chosen = List.copyOf(chosen);
    steps = List.copyOf(steps);
    notTried = List.copyOf(notTried);
    accidents = List.copyOf(accidents);
  }
}
