package org.kbuildsim.kernel;

import org.kbuildsim.build.MakeListener;
import org.kbuildsim.process.Program;

/**
 * Looks on at a build from inside: hears what make does, and stands around the programs that
 * recipes run. It changes nothing. Called from many threads.
 *
 * <p>All methods do nothing by default.
 */
public interface Instrument {
  /** Looks at nothing, and is in nobody's way. */
  Instrument NONE = new Instrument() {};

  /** Returns what hears make, of all runs. */
  default MakeListener make() {
    return MakeListener.NONE;
  }

  /**
   * Returns {@code program} with an eye on it, which runs what is no Java: answers what it knows,
   * takes what the cache holds, and has the rest started.
   */
  default Program tools(Program program) {
    return program;
  }

  /** Returns {@code program} with an eye on it, which starts processes. */
  default Program processes(Program program) {
    return program;
  }

  /** Returns {@code program} with an eye on it, which does in Java what one of this name does. */
  default Program java(String name, Program program) {
    return program;
  }

  /** Called on the thread of a run of a tool that was answered from the action cache. */
  default void cacheHit() {}
}
