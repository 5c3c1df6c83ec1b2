package org.kbuildsim.build;

import org.jspecify.annotations.Nullable;

/** What output of recipes that run at the same time is kept together (manual, 5.4.2). */
enum OutputSync {
  /** Nothing: it comes as it comes. */
  NONE,
  /** That of one recipe line. */
  LINE,
  /** That of one target's recipe, sub-makes apart. */
  TARGET,
  /** That of a recipe with all that its sub-makes print. */
  RECURSE;

  /** Returns whether each piece says which directory it is from. */
  boolean namesDirectory() {
    return this == LINE || this == TARGET;
  }

  /** Returns what {@code -O} asks for by {@code word}, or {@code otherwise} if it was not given. */
  static OutputSync of(@Nullable String word, OutputSync otherwise) {
    return word == null
        ? otherwise
        : switch (word) {
          case "none" -> NONE;
          case "line" -> LINE;
          case "recurse" -> RECURSE;
          default -> TARGET;
        };
  }
}
