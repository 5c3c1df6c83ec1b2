package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.MakeFailure;
import org.kbuildsim.make.Prerequisite;

/**
 * Another order of goals and prerequisites, which brings to light those that makefiles forgot
 * ({@code --shuffle}, from GNU make 4.4 on). Automatic variables keep the order that was written.
 */
final class Shuffle {
  private enum Mode {
    NONE,
    REVERSE,
    RANDOM
  }

  private final Mode mode;
  private final Random random;
  // A list has the same order each time it is walked.
  private final IdentityHashMap<Object, List<?>> orders = new IdentityHashMap<>();

  private Shuffle(Mode mode, long seed) {
    this.mode = mode;
    this.random = new Random(seed);
  }

  /** Returns the value of {@code --shuffle} that sub-makes get, a seed chosen if there was none. */
  static String chosen(String value) {
    return value.isEmpty() || value.equals("random")
        ? String.valueOf(new Random().nextInt(Integer.MAX_VALUE))
        : value;
  }

  /** Returns the order that {@code --shuffle} asks for by {@code value}, or null for none. */
  static Shuffle of(@Nullable String value) {
    if (value == null || value.equals("none") || value.equals("identity")) {
      return new Shuffle(Mode.NONE, 0);
    } else if (value.equals("reverse")) {
      return new Shuffle(Mode.REVERSE, 0);
    } else if (value.matches("[0-9]{1,18}")) {
      return new Shuffle(Mode.RANDOM, Long.parseLong(value));
    }
    throw MakeFailure.at(null, "invalid shuffle mode: Invalid value: '" + value + "'");
  }

  /** Returns the prerequisites in the order to make them in; as they are if one is to wait. */
  List<Prerequisite> prerequisites(List<Prerequisite> written) {
    boolean kept = mode == Mode.NONE || written.stream().anyMatch(Prerequisite::waits);
    return kept ? written : order(written);
  }

  /** Returns {@code written} in another order, always the same one. */
  <T> List<T> order(List<T> written) {
    if (mode == Mode.NONE) {
      return written;
    }
    @SuppressWarnings("unchecked") // Put in below, for this very list.
    List<T> known = (List<T>) orders.get(written);
    if (known != null && known.size() == written.size()) {
      return known;
    }
    List<T> shuffled = new ArrayList<>(written);
    if (mode == Mode.REVERSE) {
      Collections.reverse(shuffled);
    } else {
      Collections.shuffle(shuffled, random);
    }
    orders.put(written, shuffled);
    return shuffled;
  }
}
