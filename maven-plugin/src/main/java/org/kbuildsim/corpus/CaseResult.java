package org.kbuildsim.corpus;

import java.time.Duration;
import java.util.List;
import org.kbuildsim.check.Finding;

/**
 * What came of a case.
 *
 * @param findings what its checks found in its series
 * @param differences how that differs from what was expected, or why the case proves nothing; empty
 *     if the case passed. A unified diff each, or a sentence
 * @param blessed whether its golden file was written anew
 */
public record CaseResult(
    Case of, List<Finding> findings, List<String> differences, boolean blessed, Duration time) {

  /** Creates a result; the lists are copied. */
  public CaseResult {
    findings = List.copyOf(findings);
    differences = List.copyOf(differences);
  }

  /** Returns whether it is as expected. */
  public boolean passed() {
    return differences.isEmpty();
  }
}
