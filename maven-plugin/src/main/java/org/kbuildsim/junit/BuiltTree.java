package org.kbuildsim.junit;

import java.util.List;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.ObjectTree;

/**
 * A tree that a test is about.
 *
 * @param result what the build did
 * @param log all that it printed
 */
public record BuiltTree(BuildResult result, List<String> log) {

  /** Creates a tree; the list is copied. */
  public BuiltTree {
    log = List.copyOf(log);
  }

  /** Returns what the build left. */
  public ObjectTree objects() {
    return new ObjectTree(result.output());
  }
}
