package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;

/** The {@code if}s around a line, and whether lines are read there. */
final class Conditionals {
  private enum State {
    /** Lines are read. */
    READING,
    /** Not yet: a branch may follow that is read. */
    WAITING,
    /** No more: a branch was read already. */
    DONE
  }

  private static final class Level {
    State state = State.WAITING;
    boolean seenElse;
  }

  private final List<Level> levels = new ArrayList<>();

  boolean ignoring() {
    for (Level level : levels) {
      if (level.state != State.READING) {
        return true;
      }
    }
    return false;
  }

  /** Opens a level in which lines are ignored until {@link #choose} says otherwise. */
  void open() {
    levels.add(new Level());
  }

  void choose(boolean reading) {
    levels.get(levels.size() - 1).state = reading ? State.READING : State.WAITING;
  }

  boolean isEmpty() {
    return levels.isEmpty();
  }

  boolean seenElse() {
    return levels.get(levels.size() - 1).seenElse;
  }

  /** Ends a branch; returns whether the next one may be read. */
  boolean endBranch() {
    Level level = levels.get(levels.size() - 1);
    level.state = level.state == State.WAITING ? State.WAITING : State.DONE;
    return level.state == State.WAITING;
  }

  /** Notes an {@code else} without a condition. */
  void lastBranch() {
    Level level = levels.get(levels.size() - 1);
    level.seenElse = true;
    if (level.state == State.WAITING) {
      level.state = State.READING;
    }
  }

  /** Returns whether lines are ignored whatever becomes of the innermost level. */
  boolean ignoringAround() {
    for (int i = 0; i < levels.size() - 1; i++) {
      if (levels.get(i).state != State.READING) {
        return true;
      }
    }
    return false;
  }

  void close() {
    levels.remove(levels.size() - 1);
  }
}
