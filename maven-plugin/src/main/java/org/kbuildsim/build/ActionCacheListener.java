package org.kbuildsim.build;

import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.tool.ToolInvocation;

/** Hears what an {@link ActionCache} does; called from any thread. */
public interface ActionCacheListener {

  /** The outputs were taken from the cache; no process was started. */
  default void hit(ToolInvocation action) {}

  /** The tool has to run. */
  default void miss(ToolInvocation action) {}

  /** The tool has run, and its outputs were kept. */
  default void stored(ToolInvocation action) {}

  /** The cache cannot be used for the rest of this build; called once. */
  default void unusable(Diagnostic why) {}

  /** Returns a listener that does nothing. */
  static ActionCacheListener none() {
    return new ActionCacheListener() {};
  }
}
