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

  private final Word[] words;
  // The bytes that words begin with: most places of a text are passed over by looking here.
  private final boolean[] begins = new boolean[256];

  private AwkExpression(List<Word> words) {
    this.words = words.toArray(Word[]::new);
    words.forEach(word -> begins[word.bytes[0]] = true); // ASCII, all of them
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

    /**
     * Returns whether it matches at {@code at}, in a text that goes from there up to {@code to}.
     */
    boolean isAt(byte[] text, int at, int to, boolean isStart) {
      if ((first && !isStart) || (last ? to - at != bytes.length : to - at < bytes.length)) {
        return false;
      }
      int matched = 0;
      while (matched < bytes.length && text[at + matched] == bytes[matched]) {
        matched++;
      }
      return matched == bytes.length;
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
    for (int at = from; at < to; at++) {
      if (begins[text[at] & 0xff] && wordAt(text, at, from, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean wordAt(byte[] text, int at, int from, int to) {
    for (Word word : words) {
      if (word.isAt(text, at, to, at == from)) {
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
