package org.kbuildsim.check;

import java.util.List;

/**
 * What the patches tried while the tree was built, and were not let do.
 *
 * @param refused programs that were not run
 * @param added programs that were run, shut in, and that the build did not use before
 * @param files sentences about files that are none of a build's business
 * @param exceeded sentences about what was ended before its time
 */
record Incidents(
    List<String> refused, List<String> added, List<String> files, List<String> exceeded) {

  Incidents {
    refused = List.copyOf(refused);
    added = List.copyOf(added);
    files = List.copyOf(files);
    exceeded = List.copyOf(exceeded);
  }

  /**
   * Returns whether something did not run to its end, so that a failure of the build is no news.
   */
  boolean stoppedSomething() {
    return !refused.isEmpty() || !files.isEmpty() || !exceeded.isEmpty();
  }
}
