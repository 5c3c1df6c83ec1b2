package org.kbuildsim.rule;

import java.util.List;

/**
 * A promise that a command does not keep.
 *
 * @param kind which promise
 * @param target what the command makes
 * @param message what is wrong, one sentence
 * @param words of the makefiles, by which the place can be found; the most telling first
 * @param why what comes of it
 * @param help what to do
 */
public record Breach(
    Kind kind, String target, String message, List<String> words, String why, String help) {

  /** The promises. */
  public enum Kind {
    HELPER_DEBUG_INFO,
    HELPER_SIDE,
    HELPER_NOT_INTERNAL,
    HELPER_LINK_ORDER,
    IR_EDITED,
    TARGET_DIFFERS
  }

  /** Creates a breach; the list is copied. */
  public Breach {
    words = List.copyOf(words);
  }
}
