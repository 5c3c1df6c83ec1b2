package org.kbuildsim.check;

import org.kbuildsim.kernel.BuildResult;

/** What a run of the check cost. */
final class Tally {
  int builds;
  int actions;
  int fromCache;

  /** Whether something was ended because it took too long or too much: the next time it may not. */
  boolean limited;

  void add(State state) {
    BuildResult result = state.result();
    builds++;
    actions += result.actions();
    fromCache += result.fromCache();
    limited |= !state.incidents().exceeded().isEmpty();
  }
}
