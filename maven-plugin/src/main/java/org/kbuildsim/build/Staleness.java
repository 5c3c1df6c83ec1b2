package org.kbuildsim.build;

import java.util.List;

/** Why a recipe is run. */
public sealed interface Staleness {

  /** The target does not exist. */
  record Missing() implements Staleness {}

  /** The target is phony: its recipe is run whenever it is wanted. */
  record Phony() implements Staleness {}

  /**
   * A prerequisite does not exist and has no recipe either: kbuild's {@code FORCE}.
   *
   * @param prerequisites their names
   */
  record Forced(List<String> prerequisites) implements Staleness {}

  /**
   * Prerequisites are newer than the target, or were made just now.
   *
   * @param prerequisites their names
   */
  record Newer(List<String> prerequisites) implements Staleness {}

  /** {@code -B}, or a double-colon rule without prerequisites. */
  record Always() implements Staleness {}
}
