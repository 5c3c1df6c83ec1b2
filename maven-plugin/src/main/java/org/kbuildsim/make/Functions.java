package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The table of built-in functions (manual, chapter 8). */
final class Functions {
  private static final Map<String, Function> BY_NAME = new HashMap<>();

  static {
    text();
    FileNameFunctions.all().forEach(Functions::add);
    ControlFunctions.all().forEach(Functions::add);
    LaterFunctions.all().forEach(Functions::add);
  }

  private Functions() {}

  static @Nullable Function named(String name) {
    return BY_NAME.get(name);
  }

  private static void add(Function function) {
    BY_NAME.put(function.name(), function);
  }

  private static void eager(String name, int least, int most, Function.Eager body) {
    add(Function.eager(name, least, most, body));
  }

  private static void carrying(String name, int least, int most, Carry carry, Function.Eager body) {
    add(Function.eager(name, least, most, carry, body));
  }

  private static void text() {
    carrying(
        "subst",
        3,
        3,
        Carry.SUBST,
        (e, a) -> a[0].isEmpty() ? a[2] + a[1] : a[2].replace(a[0], a[1]));
    carrying("patsubst", 3, 3, Carry.eachWord(2), (e, a) -> patsubst(a[0], a[1], a[2]));
    carrying("strip", 0, 1, Carry.kept(0), (e, a) -> String.join(" ", Words.split(a[0])));
    eager("findstring", 2, 2, (e, a) -> a[1].contains(a[0]) ? a[0] : "");
    carrying("filter", 2, 2, Carry.kept(1), (e, a) -> Words.filter(a[0], a[1], true));
    carrying("filter-out", 2, 2, Carry.kept(1), (e, a) -> Words.filter(a[0], a[1], false));
    carrying(
        "sort",
        0,
        1,
        Carry.sorted(0),
        (e, a) -> String.join(" ", new TreeSet<>(Words.split(a[0]))));
    eager("word", 2, 2, Functions::word);
    eager("wordlist", 3, 3, Functions::wordlist);
    eager("words", 0, 1, (e, a) -> String.valueOf(Words.split(a[0]).size()));
    carrying("firstword", 0, 1, Carry.kept(0), (e, a) -> firstWord(a[0]));
    carrying("lastword", 0, 1, Carry.last(0), (e, a) -> lastWord(a[0]));
    eager("join", 2, 2, (e, a) -> join(Words.split(a[0]), Words.split(a[1])));
  }

  private static String patsubst(String from, String to, String text) {
    Pattern pattern = Pattern.of(from);
    return pattern.isLiteral()
        ? Words.replace(text, pattern.prefix(), Pattern.of(to).toString())
        : Words.substitute(text, pattern, Pattern.of(to));
  }

  private static String firstWord(String text) {
    int start = Words.skipSpace(text, 0);
    return text.substring(start, Words.skipWord(text, start));
  }

  private static String lastWord(String text) {
    int end = Words.endWithoutSpace(text, 0);
    int start = end;
    while (start > 0 && !Words.isSpace(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private static String word(Evaluator evaluator, String[] a) {
    long index = number(evaluator, a[0], "non-numeric first argument to 'word' function");
    if (index == 0) {
      throw evaluator.expansionFailure(
          null, "first argument to 'word' function must be greater than 0");
    }
    List<String> words = Words.split(a[1]);
    return index <= words.size() ? words.get((int) index - 1) : "";
  }

  private static String wordlist(Evaluator evaluator, String[] a) {
    long first = number(evaluator, a[0], "non-numeric first argument to 'wordlist' function");
    long last = number(evaluator, a[1], "non-numeric second argument to 'wordlist' function");
    if (first < 1) {
      throw evaluator.expansionFailure(
          null, "invalid first argument to 'wordlist' function: '" + a[0] + "'");
    }
    return Words.range(a[2], first, last);
  }

  private static long number(Evaluator evaluator, String text, String message) {
    String digits = Words.strip(text);
    boolean numeric = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!numeric) {
      throw evaluator.expansionFailure(null, message + ": '" + text + "'");
    }
    // Far more words than any text has; only the comparison with their number counts.
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static String join(List<String> first, List<String> second) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      joined.add((i < first.size() ? first.get(i) : "") + (i < second.size() ? second.get(i) : ""));
    }
    return String.join(" ", joined);
  }

  /** Returns {@code function} of each word of its only argument, spaces between. */
  static Function eachWord(String name, java.util.function.UnaryOperator<String> function) {
    return Function.eager(
        name,
        0,
        1,
        Carry.eachWord(0),
        (e, a) -> {
          StringBuilder out = new StringBuilder();
          boolean first = true;
          for (String word : Words.split(a[0])) {
            String made = function.apply(word);
            if (!first) {
              out.append(' ');
            }
            first = false;
            out.append(made);
          }
          return out.toString();
        });
  }
}
