package org.kbuildsim.build;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens of a source by which options of the kernel may be meant.
 *
 * <p>In C an option may be meant by the beginning of its name as well: {@code ##} puts names
 * together, and the first piece of what it makes stands somewhere as a token.
 */
final class OptionTokens {
  static final String PREFIX = "CONFIG_";

  /** All options: the name of each begins so. */
  static final Set<String> ALL = Set.of(PREFIX);

  private static final Pattern SPLICE = Pattern.compile("\\\\[ \\t\\f\\x0b]*\\r?\\n");
  private static final Pattern CHARACTER =
      Pattern.compile("'(?:[^'\\\\\\n]|\\\\[^\\n][0-9a-fA-F]*)'");
  private static final Pattern NUMBER =
      Pattern.compile("\\.?[0-9][\\w.]*+(?:(?<=[eEpP])[+-][\\w.]*+)*+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private OptionTokens() {}

  /**
   * Returns names of options, and beginnings of such names, in a C or assembler source: {@link
   * #ALL} if a beginning of {@link #PREFIX} itself is there, or a text whose tokens this cannot
   * tell for certain.
   *
   * <p>Also those in strings: a pragma names macros in them.
   */
  static Set<String> of(String source) {
    // The trigraph of a backslash could join lines.
    if (source.contains("??/")) {
      return ALL;
    }
    String text = SPLICE.matcher(source).replaceAll("");
    Set<String> named = new HashSet<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '"') {
        int end = endOfString(text, at);
        addNames(text.substring(at, end), named);
        at = end;
      } else if (c == '\'') {
        at = end(CHARACTER, text, at);
      } else if (Character.isDigit(c) || c == '.') {
        int end = end(NUMBER, text, at);
        at = end < 0 ? at + 1 : end;
      } else if (c == '\\' && at + 1 < text.length() && "uU".indexOf(text.charAt(at + 1)) >= 0) {
        return ALL;
      } else {
        int end = end(WORD, text, at);
        if (end < 0) {
          at++;
          continue;
        }
        String word = text.substring(at, end);
        if (PREFIX.startsWith(word) || isRawString(word, text, end)) {
          return ALL;
        }
        if (word.startsWith(PREFIX)) {
          named.add(word);
        }
        at = end;
      }
      if (at < 0) {
        return ALL;
      }
    }
    return Set.copyOf(named);
  }

  private static void addNames(String string, Set<String> named) {
    Matcher word = WORD.matcher(string);
    while (word.find()) {
      if (word.group().startsWith(PREFIX)) {
        named.add(word.group());
      }
    }
  }

  private static boolean isRawString(String word, String text, int end) {
    return word.endsWith("R") && word.length() <= 3 && text.startsWith("\"", end);
  }

  /** Returns where it ends; one without an end goes as far as its line. */
  private static int endOfString(String text, int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }

  private static int end(Pattern pattern, String text, int start) {
    Matcher matcher = pattern.matcher(text).region(start, text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }
}
