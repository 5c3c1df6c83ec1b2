package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses text with {@code $} in it.
 *
 * <p>Follows GNU make to the letter where it is odd: a function's parentheses are counted, but
 * those of a plain reference without a nested {@code $} are not; only parentheses of the kind that
 * opened a reference count; a function name counts as one only with white space after it.
 */
final class ExpressionParser {
  private final Text source;
  private final String chars;
  // Where each parenthesis closes; made when the first is met.
  private int[] matches = {};

  private ExpressionParser(Text source) {
    this.source = source;
    this.chars = source.chars();
  }

  static Expression parse(Text text) {
    return new ExpressionParser(text).parse(0, text.chars().length());
  }

  private Expression parse(int start, int end) {
    int dollar = chars.indexOf('$', start);
    if (dollar < 0 || dollar >= end) {
      return start == end ? new Expression.Sequence(List.of()) : literal(start, end);
    }
    List<Expression> parts = new ArrayList<>();
    int done = start;
    while (dollar >= 0 && dollar < end) {
      if (dollar > done) {
        parts.add(literal(done, dollar));
      }
      if (dollar + 1 == end) {
        // With nothing behind it, it stands for itself.
        done = dollar;
        break;
      }
      done = reference(dollar, end, parts);
      dollar = chars.indexOf('$', done);
    }
    if (done < end) {
      parts.add(literal(done, end));
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.Sequence(parts);
  }

  private Expression literal(int start, int end) {
    // The space between two references is half of all there are.
    boolean space = end == start + 1 && chars.charAt(start) == ' ';
    return new Expression.Literal(space ? " " : chars.substring(start, end), source, start);
  }

  /** Parses what begins with the dollar at {@code dollar}; returns where it ends. */
  private int reference(int dollar, int limit, List<Expression> parts) {
    char open = chars.charAt(dollar + 1);
    if (open == '$') {
      parts.add(new Expression.Literal("$", source, dollar));
      return dollar + 2;
    }
    if (open != '(' && open != '{') {
      parts.add(new Expression.Reference(String.valueOf(open), null, source, dollar, dollar + 2));
      return dollar + 2;
    }
    char close = open == '(' ? ')' : '}';
    int body = dollar + 2;
    Function function = functionAt(body, limit);
    if (function != null && function.since() == MakeVersion.V4_3) {
      return call(function, dollar, limit, open, close, parts);
    }
    if (function != null) {
      return laterCall(function, dollar, limit, parts);
    }
    return variable(dollar, limit, parts);
  }

  // Before there was the function, this was a variable with an odd name, and empty: that is how
  // makefiles find out whether they have it.
  private int laterCall(Function function, int dollar, int limit, List<Expression> parts) {
    char open = chars.charAt(dollar + 1);
    List<Expression> earlier = new ArrayList<>();
    List<Expression> later = new ArrayList<>();
    int earlierEnd = variable(dollar, limit, earlier);
    int laterEnd = call(function, dollar, limit, open, open == '(' ? ')' : '}', later);
    if (earlierEnd < laterEnd) {
      earlier.add(parse(earlierEnd, laterEnd));
    } else if (laterEnd < earlierEnd) {
      later.add(parse(laterEnd, earlierEnd));
    }
    parts.add(
        new Expression.ByVersion(
            function.since(), new Expression.Sequence(earlier), new Expression.Sequence(later)));
    return Math.max(earlierEnd, laterEnd);
  }

  private int variable(int dollar, int limit, List<Expression> parts) {
    char open = chars.charAt(dollar + 1);
    char close = open == '(' ? ')' : '}';
    int body = dollar + 2;
    int end = chars.indexOf(close, body);
    if (end < 0 || end >= limit) {
      parts.add(new Expression.Broken("unterminated variable reference", source, dollar));
      return limit;
    }
    int nested = chars.indexOf('$', body);
    if (nested >= 0 && nested < end) {
      int matched = matching(open, body, limit);
      if (matched >= 0) {
        parts.add(
            new Expression.ComputedReference(parse(body, matched), source, dollar, matched + 1));
        return matched + 1;
      }
    }
    String name = chars.substring(body, end);
    Substitution substitution = Substitution.find(name);
    if (substitution != null) {
      name = name.substring(0, substitution.colon());
    }
    parts.add(new Expression.Reference(name, substitution, source, dollar, end + 1));
    return end + 1;
  }

  private @Nullable Function functionAt(int start, int limit) {
    int end = start;
    while (end < limit && isNameCharacter(chars.charAt(end))) {
      end++;
    }
    return end > start && end < limit && Words.isSpace(chars.charAt(end))
        ? Functions.named(chars.substring(start, end))
        : null;
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
  }

  private int call(
      Function function, int dollar, int limit, char open, char close, List<Expression> parts) {
    int start = dollar + 2 + function.name().length();
    while (start < limit && Words.isSpace(chars.charAt(start))) {
      start++;
    }
    int end = matching(open, dollar + 2, limit);
    if (end < 0) {
      parts.add(
          new Expression.Broken(
              "unterminated call to function '" + function.name() + "': missing '" + close + "'",
              source,
              dollar));
      return limit;
    }
    List<Expression> arguments = new ArrayList<>();
    for (int at = start; at <= end; ) {
      int next = end;
      if (arguments.size() + 1 != function.most()) {
        int comma = nextComma(open, at, end);
        next = comma < 0 ? end : comma;
      }
      arguments.add(function.strips(arguments.size()) ? stripped(at, next) : parse(at, next));
      at = next + 1;
    }
    parts.add(new Expression.FunctionCall(function, arguments, source, dollar, end + 1));
    return end + 1;
  }

  private Expression stripped(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Words.isSpace(chars.charAt(from))) {
      from++;
    }
    while (to > from && Words.isSpace(chars.charAt(to - 1))) {
      to--;
    }
    return parse(from, to);
  }

  private int nextComma(char open, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = chars.charAt(i);
      if (c == ',') {
        return i;
      } else if (c == open) {
        i = matches[i];
      }
    }
    return -1;
  }

  /** Returns where the parenthesis that opened just before {@code start} closes, or -1. */
  private int matching(char open, int start, int limit) {
    if (matches.length == 0) {
      matches = match();
    }
    int end = matches[chars.lastIndexOf(open, start - 1)];
    return end < limit ? end : -1;
  }

  // Found once for the whole text: looking anew at each level makes deep nesting quadratic.
  private int[] match() {
    int[] found = new int[chars.length()];
    Arrays.fill(found, -1);
    IntStack round = new IntStack();
    IntStack curly = new IntStack();
    for (int i = 0; i < found.length; i++) {
      switch (chars.charAt(i)) {
        case '(' -> round.push(i);
        case '{' -> curly.push(i);
        case ')' -> round.close(found, i);
        case '}' -> curly.close(found, i);
        default -> {}
      }
    }
    return found;
  }

  /** Parentheses of one kind that are open. */
  private static final class IntStack {
    private int[] items = new int[16];
    private int size;

    void push(int item) {
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
      }
      items[size++] = item;
    }

    void close(int[] found, int at) {
      if (size > 0) {
        found[items[--size]] = at;
      }
    }
  }
}
