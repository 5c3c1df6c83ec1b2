package org.kbuildsim.shell;

import java.util.Map;

/**
 * {@code $((…))}: C's operators on 64-bit integers, without {@code ++}, {@code --} and the comma.
 *
 * <p>Operands of {@code &&}, {@code ||} and {@code ?:} that do not count are read, not evaluated.
 */
final class Arithmetic {
  /** Binary operators by how tightly they bind; {@code ||} and {@code &&} are apart. */
  private static final Map<String, Integer> BINDING =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("|", 3),
          Map.entry("^", 4),
          Map.entry("&", 5),
          Map.entry("==", 6),
          Map.entry("!=", 6),
          Map.entry("<", 7),
          Map.entry("<=", 7),
          Map.entry(">", 7),
          Map.entry(">=", 7),
          Map.entry("<<", 8),
          Map.entry(">>", 8),
          Map.entry("+", 9),
          Map.entry("-", 9),
          Map.entry("*", 10),
          Map.entry("/", 10),
          Map.entry("%", 10));

  private static final String[] OPERATORS = {
    "<<=", ">>=", "||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "+=", "-=", "*=", "/=", "%=",
    "&=", "|=", "^=", "|", "^", "&", "<", ">", "+", "-", "*", "/", "%", "=", "?", ":", "(", ")",
    "!", "~"
  };

  /** The variables that an expression reads and assigns. */
  interface Names {
    long value(String name) throws ShellError;

    void assign(String name, long value) throws ShellError;
  }

  private final String text;
  private final Names names;
  private int position;
  private String operator = "";

  private Arithmetic(String text, Names names) {
    this.text = text;
    this.names = names;
  }

  /** Returns the value of {@code expression}. */
  static long evaluate(String expression, Names names) throws ShellError {
    Arithmetic parser = new Arithmetic(expression, names);
    parser.advance();
    if (parser.position >= expression.length() && parser.operator.isEmpty()) {
      return 0;
    }
    long value = parser.assignment(true);
    if (!parser.operator.isEmpty() || parser.position < expression.length()) {
      throw parser.fault("expecting EOF");
    }
    return value;
  }

  /** Returns an integer constant as dash reads it: decimal, 0x hexadecimal, 0 octal. */
  static long number(String text) throws ShellError {
    String digits = text.strip();
    boolean negative = digits.startsWith("-");
    String rest = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    int radix = 10;
    if (rest.startsWith("0x") || rest.startsWith("0X")) {
      radix = 16;
      rest = rest.substring(2);
    } else if (rest.length() > 1 && rest.startsWith("0")) {
      radix = 8;
    }
    try {
      if (rest.startsWith("-") || rest.startsWith("+")) {
        throw new NumberFormatException(rest);
      }
      return Long.parseLong((negative ? "-" : "") + rest, radix);
    } catch (NumberFormatException e) {
      throw new ShellError("Illegal number: " + text);
    }
  }

  private ShellError fault(String what) {
    return new ShellError("arithmetic expression: " + what + ": \"" + text + "\"");
  }

  // Leaves `operator` empty where an operand, or the end, is next.
  private void advance() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    operator = "";
    for (String candidate : OPERATORS) {
      if (text.startsWith(candidate, position)) {
        operator = candidate;
        position += candidate.length();
        return;
      }
    }
  }

  private boolean take(String expected) {
    if (!operator.equals(expected)) {
      return false;
    }
    advance();
    return true;
  }

  private long assignment(boolean active) throws ShellError {
    if (operator.isEmpty() && position < text.length()) {
      int start = position;
      String name = name();
      if (!name.isEmpty()) {
        advance();
        if (operator.endsWith("=")
            && !operator.equals("==")
            && !operator.equals("!=")
            && !operator.equals("<=")
            && !operator.equals(">=")) {
          String how = operator.substring(0, operator.length() - 1);
          advance();
          long right = assignment(active);
          if (!active) {
            return 0;
          }
          long value = how.isEmpty() ? right : apply(how, names.value(name), right);
          names.assign(name, value);
          return value;
        }
        position = start;
        operator = "";
      }
    }
    return conditional(active);
  }

  private long conditional(boolean active) throws ShellError {
    long condition = binary(1, active);
    if (!take("?")) {
      return condition;
    }
    long yes = assignment(active && condition != 0);
    if (!take(":")) {
      throw fault("expecting ':'");
    }
    long no = conditional(active && condition == 0);
    return condition != 0 ? yes : no;
  }

  private long binary(int level, boolean active) throws ShellError {
    long left = unary(active);
    while (true) {
      Integer binding = BINDING.get(operator);
      if (binding == null || binding < level) {
        return left;
      }
      String how = operator;
      advance();
      boolean needed = how.equals("||") ? left == 0 : (!how.equals("&&") || left != 0);
      long right = binary(binding + 1, active && needed);
      left = active ? apply(how, left, right) : 0;
    }
  }

  private long unary(boolean active) throws ShellError {
    if (take("!")) {
      return unary(active) == 0 ? 1 : 0;
    }
    if (take("~")) {
      return ~unary(active);
    }
    if (take("-")) {
      return -unary(active);
    }
    if (take("+")) {
      return unary(active);
    }
    if (take("(")) {
      long value = assignment(active);
      if (!take(")")) {
        throw fault("expecting ')'");
      }
      return value;
    }
    if (!operator.isEmpty() || position >= text.length()) {
      throw fault("expecting primary");
    }
    String name = name();
    if (!name.isEmpty()) {
      advance();
      return active ? names.value(name) : 0;
    }
    int start = position;
    while (position < text.length() && Character.isLetterOrDigit(text.charAt(position))) {
      position++;
    }
    if (start == position) {
      throw fault("expecting primary");
    }
    long value;
    try {
      value = number(text.substring(start, position));
    } catch (ShellError e) {
      throw fault("expecting EOF");
    }
    advance();
    return value;
  }

  private String name() {
    int start = position;
    int end = position;
    while (end < text.length()
        && (WordParser.isNameStart(text.charAt(end))
            || (end > start && WordParser.isDigit(text.charAt(end))))) {
      end++;
    }
    position = end;
    return text.substring(start, end);
  }

  private long apply(String how, long left, long right) throws ShellError {
    return switch (how) {
      case "||" -> left != 0 || right != 0 ? 1 : 0;
      case "&&" -> left != 0 && right != 0 ? 1 : 0;
      case "|" -> left | right;
      case "^" -> left ^ right;
      case "&" -> left & right;
      case "==" -> left == right ? 1 : 0;
      case "!=" -> left != right ? 1 : 0;
      case "<" -> left < right ? 1 : 0;
      case "<=" -> left <= right ? 1 : 0;
      case ">" -> left > right ? 1 : 0;
      case ">=" -> left >= right ? 1 : 0;
      case "<<" -> left << right;
      case ">>" -> left >> right;
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      default -> {
        if (right == 0) {
          throw fault("division by zero");
        }
        yield how.equals("/") ? left / right : left % right;
      }
    };
  }
}
