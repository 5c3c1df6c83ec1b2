package org.kbuildsim.mutation;

import java.util.List;

/**
 * What came of a change.
 *
 * @param checks the checks that told it, by name
 */
public record MutationResult(Mutant mutant, Outcome outcome, List<String> checks) {

  /** What came of it. */
  public enum Outcome {
    /** A check told it. */
    FOUND,
    /** Commands, dependencies or exports changed, and no check told it. */
    SURVIVED,
    /** Nothing changed in any of the configurations: it may matter elsewhere, or mean the same. */
    DORMANT
  }

  /** Creates a result; the list is copied. */
  public MutationResult {
    checks = List.copyOf(checks);
  }
}
