package org.kbuildsim.make;

import java.math.BigInteger;
import java.util.List;

/** The functions that GNU make 4.4 brought. */
final class LaterFunctions {
  private LaterFunctions() {}

  static List<Function> all() {
    return List.of(
        Function.lazy("let", 3, 3, LaterFunctions::let).since(MakeVersion.V4_4),
        Function.lazy("intcmp", 2, 5, LaterFunctions::compare).since(MakeVersion.V4_4));
  }

  /** {@code $(let names,words,text)}: each name has a word, the last one all that are left. */
  private static void let(Evaluator evaluator, Expression[] a, Sink out) {
    List<String> names = Words.split(evaluator.expand(a[0]));
    Text words = evaluator.expand(a[1], out);
    String chars = words.chars();
    Scope scope = evaluator.push();
    try {
      int at = Words.skipSpace(chars, 0);
      for (int i = 0; i < names.size(); i++) {
        boolean last = i == names.size() - 1;
        int end = last ? chars.length() : Words.skipWord(chars, at);
        scope.define(names.get(i), words.part(at, end), Origin.AUTOMATIC, false, null);
        at = Words.skipSpace(chars, end);
      }
      a[2].expand(evaluator, out);
    } finally {
      evaluator.pop();
    }
  }

  /** {@code $(intcmp a,b,less,equal,greater)}. */
  private static void compare(Evaluator evaluator, Expression[] a, Sink out) {
    BigInteger left = number(evaluator, evaluator.expand(a[0]), "first");
    BigInteger right = number(evaluator, evaluator.expand(a[1]), "second");
    // As 4.4.1 does it: of two negative numbers, the one further from 0 counts as greater.
    boolean negative = left.signum() < 0 && right.signum() < 0;
    int order = negative ? right.compareTo(left) : left.compareTo(right);
    if (a.length == 2) {
      if (order == 0) {
        out.computed(left.toString());
      }
      return;
    }
    // Without a text of its own, what is greater has that of what is equal.
    int chosen = order < 0 ? 2 : order == 0 || a.length == 4 ? 3 : 4;
    if (chosen < a.length) {
      a[chosen].expand(evaluator, out);
    }
  }

  private static BigInteger number(Evaluator evaluator, String text, String which) {
    String digits = Words.strip(text);
    if (!digits.matches("[+-]?[0-9]+")) {
      String found = digits.isEmpty() ? "empty value" : "'" + text + "'";
      throw evaluator.expansionFailure(
          null, "non-numeric " + which + " argument to 'intcmp' function: " + found);
    }
    return new BigInteger(digits);
  }
}
