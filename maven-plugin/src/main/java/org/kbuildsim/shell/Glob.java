package org.kbuildsim.shell;

import java.util.function.IntPredicate;

/**
 * Patterns of the shell: {@code *}, {@code ?}, {@code […]}; in {@code case}, {@code ${x%…}} and
 * file names. Bytes that carry {@link Text#QUOTED} stand for themselves.
 */
final class Glob {
  private Glob() {}

  /** Returns whether {@code text} has a character that makes it a pattern. */
  static boolean isPattern(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '[') {
        return true;
      }
      if (c == '\\') {
        i++;
      }
    }
    return false;
  }

  /** Returns whether all of {@code text} matches {@code pattern}. */
  static boolean matches(String pattern, String text) {
    return matches(pattern, 0, text, 0);
  }

  private static boolean matches(String pattern, int p, String text, int t) {
    int starPattern = -1;
    int starText = -1;
    while (true) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        // Come back here with one more byte for the star if what follows does not fit.
        starPattern = ++p;
        starText = t;
        continue;
      }
      if (p == pattern.length() && t == text.length()) {
        return true;
      }
      int next = p < pattern.length() && t < text.length() ? one(pattern, p, text.charAt(t)) : -1;
      if (next >= 0) {
        p = next;
        t++;
      } else if (starPattern >= 0 && starText < text.length()) {
        p = starPattern;
        t = ++starText;
      } else {
        return false;
      }
    }
  }

  /** Returns where the pattern goes on if the element at {@code p} takes {@code c}, else -1. */
  private static int one(String pattern, int p, char c) {
    char element = pattern.charAt(p);
    if (element == '?') {
      return p + 1;
    }
    if (element == '[') {
      int end = bracketEnd(pattern, p);
      if (end > 0) {
        return bracket(pattern, p + 1, end, c) ? end + 1 : -1;
      }
    }
    if (element == '\\' && p + 1 < pattern.length()) {
      // From an expansion; where it stood in the script itself the parser made it a mark.
      return (pattern.charAt(p + 1) & 0xFF) == c ? p + 2 : -1;
    }
    return (element & 0xFF) == c ? p + 1 : -1;
  }

  private static int bracketEnd(String pattern, int start) {
    int i = start + 1;
    if (i < pattern.length() && isNegation(pattern.charAt(i))) {
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      i++;
    }
    for (; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == ']') {
        return i;
      }
      if (c == '/') {
        return -1;
      }
      if (c == '[' && i + 1 < pattern.length() && pattern.charAt(i + 1) == ':') {
        int end = pattern.indexOf(":]", i + 2);
        if (end > 0) {
          i = end + 1;
        }
      }
    }
    return -1;
  }

  private static boolean isNegation(char c) {
    return c == '!' || c == '^';
  }

  private static boolean bracket(String pattern, int start, int end, char c) {
    boolean negated = isNegation(pattern.charAt(start));
    int i = negated ? start + 1 : start;
    boolean found = false;
    while (i < end) {
      if (pattern.charAt(i) == '[' && pattern.charAt(i + 1) == ':') {
        int close = pattern.indexOf(":]", i + 2);
        if (close > 0 && close < end) {
          found |= characterClass(pattern.substring(i + 2, close)).test(c);
          i = close + 2;
          continue;
        }
      }
      char low = (char) (pattern.charAt(i) & 0xFF);
      if (i + 2 < end && pattern.charAt(i + 1) == '-') {
        found |= low <= c && c <= (pattern.charAt(i + 2) & 0xFF);
        i += 3;
      } else {
        found |= low == c;
        i++;
      }
    }
    return found != negated;
  }

  private static IntPredicate characterClass(String name) {
    IntPredicate lower = c -> c >= 'a' && c <= 'z';
    IntPredicate upper = c -> c >= 'A' && c <= 'Z';
    IntPredicate digit = c -> c >= '0' && c <= '9';
    IntPredicate alpha = lower.or(upper);
    IntPredicate graph = c -> c > ' ' && c < 127;
    return switch (name) {
      case "lower" -> lower;
      case "upper" -> upper;
      case "digit" -> digit;
      case "alpha" -> alpha;
      case "alnum" -> alpha.or(digit);
      case "xdigit" -> digit.or(c -> (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
      case "space" -> c -> c == ' ' || (c >= '\t' && c <= '\r');
      case "blank" -> c -> c == ' ' || c == '\t';
      case "cntrl" -> c -> c < ' ' || c == 127;
      case "graph" -> graph;
      case "print" -> graph.or(c -> c == ' ');
      case "punct" -> graph.and(alpha.or(digit).negate());
      default -> c -> false;
    };
  }
}
