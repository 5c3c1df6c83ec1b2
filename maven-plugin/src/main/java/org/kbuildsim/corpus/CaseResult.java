package org.kbuildsim.corpus;

import java.time.Duration;
import java.util.List;

/**
 * What came of a case.
 *
 * @param foundBy the checks that found something in its series, or the golden files of its build
 * @param differences how that differs from what was expected, or why the case proves nothing; empty
 *     if the case passed. A unified diff each, or a sentence
 * @param blessed whether its golden file was written anew
 */
public record CaseResult(
    Case of, List<String> foundBy, List<String> differences, boolean blessed, Duration time) {

  /** Creates a result; the lists are copied. */
  public CaseResult {
    foundBy = List.copyOf(foundBy);
    differences = List.copyOf(differences);
  }

  /** Returns whether it is as expected. */
  public boolean passed() {
    return differences.isEmpty();
  }
}
