package org.kbuildsim.check;

import java.util.regex.Pattern;
import org.kbuildsim.kernel.BuildResult;

/** What a run of the check cost. */
final class Tally {
  // Of a shell, make or the system: 128 and the number of a signal; no room; no memory.
  private static final Pattern ACCIDENT =
      Pattern.compile(
          ".*(\\bError 1(29|[3-5]\\d)\\b|Killed|Terminated|No space left|annot allocate memory).*");

  int builds;
  int actions;
  int fromCache;

  /** Whether something went wrong that need not go wrong the next time. */
  boolean accident;

  void add(State state) {
    BuildResult result = state.result();
    builds++;
    actions += result.actions();
    fromCache += result.fromCache();
    boolean killed = state.lines().stream().anyMatch(line -> ACCIDENT.matcher(line).matches());
    accident |= !state.incidents().exceeded().isEmpty() || (!result.succeeded() && killed);
  }
}
