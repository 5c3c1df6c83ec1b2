package org.kbuildsim.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word of a command, and where its first character comes from.
 *
 * @param word its characters
 * @param at the place that supplied it, as far as {@code how} says; null if no file had a part
 * @param how empty if the word is written there; else what that place has to do with it
 * @param chain the expansions that brought it into the command, innermost first
 */
public record ExplainedWord(
    String word, @Nullable Position at, String how, List<ExplainedStep> chain) {

  /** Returns file, line and column, and what they have to do with the word. */
  public String where() {
    if (at == null) {
      return how;
    }
    return how.isEmpty() ? at.toString() : at + " (" + how + ")";
  }
}
