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
    final Place place;
    final boolean ignoredAround;
    boolean seenElse;

    Level(Place place, boolean ignoredAround) {
      this.place = place;
      this.ignoredAround = ignoredAround;
    }
  }

  private final List<Level> levels = new ArrayList<>();

  boolean ignoring() {
    if (levels.isEmpty()) {
      return false;
    }
    Level innermost = levels.get(levels.size() - 1);
    return innermost.ignoredAround || innermost.state != State.READING;
  }

  /** Opens a level in which lines are ignored until {@link #choose} says otherwise. */
  void open(Place place) {
    levels.add(new Level(place, ignoring()));
  }

  /** Adds to {@code failure} where the conditionals that are open began. */
  MakeFailure note(MakeFailure failure) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      failure.note(levels.get(i).place, "the conditional began here");
    }
    return failure.help("end each conditional by a line `endif`");
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
    return levels.get(levels.size() - 1).ignoredAround;
  }

  void close() {
    levels.remove(levels.size() - 1);
  }
}
