package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;

/** The stem in prerequisites that are expanded a second time (manual, 3.9). */
final class SecondExpansion {
  private SecondExpansion() {}

  /** Returns {@code text}, of a static pattern rule, with the stem in each place for it. */
  static String withStem(String text, String stem) {
    return text.replace("%", quoted(stem));
  }

  /**
   * Returns {@code word}, of a pattern rule, with the stem in the first place for it: in a
   * reference as well, whatever a function would have done with the percent sign.
   */
  static String withStemOnce(String word, String stem) {
    int percent = word.indexOf('%');
    return percent < 0
        ? word
        : word.substring(0, percent) + quoted(stem) + word.substring(percent + 1);
  }

  // It is text already; what is in it is not expanded once more.
  private static String quoted(String stem) {
    return stem.replace("$", "$$");
  }

  /** Returns the words of {@code text}; white space in a reference ends none. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = Words.skipSpace(text, 0);
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !Words.isSpace(text.charAt(end))) {
        boolean reference = text.charAt(end) == '$' && end + 1 < text.length();
        end = reference ? Quoting.afterReference(text, end) : end + 1;
      }
      words.add(text.substring(at, end));
      at = Words.skipSpace(text, end);
    }
    return words;
  }
}
