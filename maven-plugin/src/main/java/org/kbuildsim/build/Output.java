package org.kbuildsim.build;

import java.io.OutputStream;
import org.kbuildsim.make.Messages;

/** Where the output of a run goes, and what of it is kept together. */
final class Output {
  private final OutputStream out;
  private final OutputStream err;
  private final Object lock;
  private final OutputSync sync;
  private final String heading;
  private final String footing;

  /**
   * Creates the output of one run.
   *
   * @param lock what all runs write under
   * @param sync what is kept together
   * @param asked whether the user asked for that, and wants each piece to name its directory
   * @param directory the directory to be named, or empty
   */
  Output(
      OutputStream out,
      OutputStream err,
      Object lock,
      OutputSync sync,
      boolean asked,
      Messages messages,
      String directory) {
    this.out = out;
    this.err = err;
    this.lock = lock;
    this.sync = sync;
    boolean named = asked && sync.namesDirectory() && !directory.isEmpty();
    this.heading = named ? messages.line("Entering directory '" + directory + "'") : "";
    this.footing = named ? messages.line("Leaving directory '" + directory + "'") : "";
  }

  OutputStream out() {
    return out;
  }

  OutputStream err() {
    return err;
  }

  /** Returns where the recipe of one target writes to; {@code others} may run at the same time. */
  TargetOutput ofTarget(boolean others) {
    boolean kept = others && sync != OutputSync.NONE;
    return kept ? keptTogether() : new TargetOutput.Direct(out, err);
  }

  /** Returns what keeps all that is written until it is flushed. */
  TargetOutput keptTogether() {
    return new TargetOutput.Kept(out, err, lock, heading, footing);
  }

  /** Returns whether sub-makes write directly: they have their own ways to keep things together. */
  boolean leavesSubMakesAlone() {
    return sync != OutputSync.RECURSE;
  }

  boolean keepsLines() {
    return sync == OutputSync.LINE;
  }
}
