package org.kbuildsim.tool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A regular expression that is some words, as {@code __(pfx|cfi|odr_asan)} is: letters, digits,
 * {@code _}, alternatives, groups, and anchors at the ends.
 *
 * <p>It is those words multiplied out. All awks read these alike; everything else of POSIX extended
 * regular expressions is not understood here.
 */
final class AwkExpression {
  private static final Pattern TOKENS = Pattern.compile("[A-Za-z0-9_|()^$]+");
  private static final int MOST_WORDS = 100;

  private final List<Word> words;

  private AwkExpression(List<Word> words) {
    this.words = List.copyOf(words);
  }

  /** One alternative: some bytes, perhaps bound to the beginning or the end of what is searched. */
  private static final class Word {
    private final byte[] bytes;
    private final boolean first;
    private final boolean last;

    Word(String text) {
      first = text.startsWith("^");
      last = text.endsWith("$");
      String middle = text.substring(first ? 1 : 0, text.length() - (last ? 1 : 0));
      bytes = middle.getBytes(StandardCharsets.US_ASCII);
    }

    boolean isIn(byte[] text, int from, int to) {
      int end = to - bytes.length;
      int start = last ? Math.max(from, end) : from;
      for (int at = start; at <= end; at++) {
        int matched = 0;
        while (matched < bytes.length && text[at + matched] == bytes[matched]) {
          matched++;
        }
        if (matched == bytes.length && (!first || at == from)) {
          return true;
        } else if (first) {
          return false;
        }
      }
      return false;
    }
  }

  /** Reads the text between the slashes; empty if it is not of this kind. */
  static Optional<AwkExpression> parse(String text) {
    if (!TOKENS.matcher(text).matches()) {
      return Optional.empty();
    }
    Parser parser = new Parser(text);
    List<String> alternatives = parser.alternatives();
    if (parser.at < text.length() || alternatives.isEmpty()) {
      return Optional.empty();
    }
    List<Word> words = new ArrayList<>();
    for (String alternative : alternatives) {
      // An anchor elsewhere matches nothing, or what an awk makes of it; an empty word is
      // undefined.
      if (!alternative.matches("\\^?\\w+\\$?")) {
        return Optional.empty();
      }
      words.add(new Word(alternative));
    }
    return Optional.of(new AwkExpression(words));
  }

  /** Returns whether it matches anywhere in the bytes from {@code from} up to {@code to}. */
  boolean matches(byte[] text, int from, int to) {
    for (Word word : words) {
      if (word.isIn(text, from, to)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code alternatives = sequence { "|" sequence }; sequence = { character | "(" alternatives ")"
   * }}.
   */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    /** Returns the words, multiplied out; none if the text is no expression, or has too many. */
    List<String> alternatives() {
      List<String> all = new ArrayList<>();
      do {
        List<String> some = sequence();
        if (some.isEmpty() || all.size() + some.size() > MOST_WORDS) {
          return List.of();
        }
        all.addAll(some);
      } while (next('|'));
      return all;
    }

    private List<String> sequence() {
      List<String> words = List.of("");
      while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
        List<String> next = List.of(text.substring(at, at + 1));
        if (next('(')) {
          next = alternatives();
          // An empty alternative is undefined in POSIX.
          if (next.contains("") || !next(')')) {
            return List.of();
          }
        } else {
          at++;
        }
        if (words.size() * next.size() > MOST_WORDS) {
          return List.of();
        }
        List<String> longer = new ArrayList<>();
        for (String word : words) {
          next.forEach(part -> longer.add(word + part));
        }
        words = longer;
      }
      return words;
    }

    private boolean next(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }
  }
}
