package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Text as a list of words with white space between them, which is all the data make has. */
public final class Words {
  private Words() {}

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** White space that does not end a line. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Returns the first position from {@code at} on that is no white space. */
  static int skipSpace(String text, int at) {
    int i = at;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Returns the first position from {@code at} on that is white space, or the end. */
  static int skipWord(String text, int at) {
    int i = at;
    while (i < text.length() && !isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Returns where {@code text} ends without its trailing white space; at least {@code from}. */
  static int endWithoutSpace(String text, int from) {
    int end = text.length();
    while (end > from && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  static String strip(String text) {
    int start = skipSpace(text, 0);
    return text.substring(start, endWithoutSpace(text, start));
  }

  /** Returns {@code text} without the blanks that it begins and ends with. */
  static String stripBlanks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Returns the words of {@code text} as a shell has them where quotes are all that is special. */
  public static List<String> splitQuoted(String text) {
    List<String> words = new ArrayList<>();
    for (int i = skipSpace(text, 0); i < text.length(); i = skipSpace(text, i)) {
      StringBuilder word = new StringBuilder();
      while (i < text.length() && !isSpace(text.charAt(i))) {
        char c = text.charAt(i);
        int end = c == '\'' || c == '"' ? text.indexOf(c, i + 1) : -1;
        word.append(text, end < 0 ? i : i + 1, end < 0 ? i + 1 : end);
        i = end < 0 ? i + 1 : end + 1;
      }
      words.add(word.toString());
    }
    return words;
  }

  /** Returns the words of {@code text}. */
  public static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    for (int i = skipSpace(text, 0); i < text.length(); ) {
      int end = skipWord(text, i);
      words.add(text.substring(i, end));
      i = skipSpace(text, end);
    }
    return words;
  }

  /** Returns the words from {@code first} to {@code last}, as they stand, counted from 1. */
  static String range(String text, long first, long last) {
    int start = -1;
    int end = 0;
    long count = 0;
    for (int i = skipSpace(text, 0); i < text.length() && count < last; i = skipSpace(text, end)) {
      end = skipWord(text, i);
      if (++count == first) {
        start = i;
      }
    }
    return start < 0 ? "" : text.substring(start, end);
  }

  /** Returns each word that matches {@code from} rewritten to {@code to}. */
  static String substitute(String text, Pattern from, Pattern to) {
    StringBuilder out = new StringBuilder(text.length());
    for (String word : split(text)) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(from.matches(word) ? to.with(from.stem(word)) : word);
    }
    return out.toString();
  }

  /**
   * Returns {@code text} with {@code to} in place of each word that is {@code from}; white space
   * stays. An empty word counts as found where the text ends in white space, or is empty.
   */
  static String replace(String text, String from, String to) {
    if (from.isEmpty()) {
      return text.isEmpty() || isSpace(text.charAt(text.length() - 1)) ? text + to : text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (int at = text.indexOf(from); at >= 0; at = text.indexOf(from, copied)) {
      int end = at + from.length();
      boolean word =
          (at == 0 || isSpace(text.charAt(at - 1)))
              && (end == text.length() || isSpace(text.charAt(end)));
      out.append(text, copied, at).append(word ? to : from);
      copied = end;
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** Returns the words that match one of {@code patterns}, or with {@code keep} false the rest. */
  static String filter(String patterns, String text, boolean keep) {
    List<Pattern> wild = new ArrayList<>();
    Set<String> literal = new java.util.HashSet<>();
    for (String word : split(patterns)) {
      Pattern pattern = Pattern.of(word);
      if (pattern.isLiteral()) {
        literal.add(pattern.prefix());
      } else {
        wild.add(pattern);
      }
    }
    if (keep && wild.isEmpty() && literal.size() == 1) {
      return timesFound(literal.iterator().next(), text);
    }
    StringBuilder out = new StringBuilder();
    for (String word : split(text)) {
      boolean match = literal.contains(word) || wild.stream().anyMatch(p -> p.matches(word));
      if (match == keep) {
        append(out, word);
      }
    }
    return out.toString();
  }

  // `$(filter FORCE,$^)`, which kbuild asks of each target: long texts, and one word or none.
  private static String timesFound(String word, String text) {
    StringBuilder out = new StringBuilder();
    int next;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, next)) {
      next = at + word.length();
      if ((at == 0 || isSpace(text.charAt(at - 1)))
          && (next == text.length() || isSpace(text.charAt(next)))) {
        append(out, word);
      }
    }
    return out.toString();
  }

  /** Appends {@code word}, after a space unless it is the first. */
  static void append(StringBuilder out, String word) {
    if (!out.isEmpty()) {
      out.append(' ');
    }
    out.append(word);
  }
}
