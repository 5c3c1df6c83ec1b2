package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.List;

/**
 * How many recipes may run at once, over a make run and all its sub-makes.
 *
 * <p>As with GNU make's jobserver, every run has one slot of its own besides: that of the recipe
 * line it is itself, which waits meanwhile. So a chain of sub-makes can never starve.
 */
final class JobSlots {
  private final boolean limited;
  private int free;
  private final List<Runnable> waiting = new ArrayList<>();

  /** Creates slots for {@code jobs} recipes; one of them is the first run's own. */
  JobSlots(int jobs) {
    this.limited = jobs != Options.UNLIMITED;
    this.free = jobs - 1;
  }

  /** Returns whether there is an end to them. */
  boolean limited() {
    return limited;
  }

  /**
   * Takes a slot; if there is none, {@code wake} is run once as soon as it is worth asking again.
   */
  synchronized boolean tryAcquire(Runnable wake) {
    if (free > 0) {
      free--;
      return true;
    }
    waiting.add(wake);
    return false;
  }

  /** Gives a slot back. All who wait are woken: some of them may have found another meanwhile. */
  void release() {
    List<Runnable> woken;
    synchronized (this) {
      free++;
      woken = List.copyOf(waiting);
      waiting.clear();
    }
    woken.forEach(Runnable::run);
  }
}
