package org.kbuildsim.mutation;

import java.util.List;
import org.kbuildsim.check.Check;

/**
 * What came of a change.
 *
 * @param checks the checks that told it
 */
public record MutationResult(Mutant mutant, Outcome outcome, List<Check> checks) {

  /** What came of it. */
  public enum Outcome {
    /** A check told it. */
    FOUND,
    /** A file of the build is another one, and no check told it. */
    SURVIVED,
    /** Commands or prerequisites changed, no file that is built did, and no check told it. */
    SAME_FILES,
    /** Nothing changed in any of the configurations: it may matter elsewhere, or mean the same. */
    DORMANT
  }

  /** Creates a result; the list is copied. */
  public MutationResult {
    checks = List.copyOf(checks);
  }
}
