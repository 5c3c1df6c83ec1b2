package org.kbuildsim.shell;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/** {@code echo} and {@code printf}, with dash's backslashes. */
final class PrintBuiltins {
  private PrintBuiltins() {}

  static int echo(Interpreter shell, List<String> words) throws IOException {
    boolean newline = true;
    int first = 1;
    if (words.size() > 1 && words.get(1).equals("-n")) {
      newline = false;
      first = 2;
    }
    StringBuilder out = new StringBuilder();
    for (int i = first; i < words.size(); i++) {
      if (i > first) {
        out.append(' ');
      }
      if (!escapes(words.get(i), out)) {
        newline = false;
        break;
      }
    }
    shell.print(1, newline ? out.append('\n').toString() : out.toString());
    return 0;
  }

  // False after a \c, which ends all output.
  private static boolean escapes(String text, StringBuilder out) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        out.append(c);
      } else if (text.charAt(i) == 'c') {
        return false;
      } else {
        // Here, and not in a format, octal digits come after a zero.
        boolean zero =
            text.charAt(i) == '0' && i + 1 < text.length() && isOctal(text.charAt(i + 1));
        i = escape(text, zero ? i + 1 : i, out);
      }
    }
    return true;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  /** Appends what the escape means whose letter is at {@code i}; returns where it ends. */
  private static int escape(String text, int i, StringBuilder out) {
    char c = text.charAt(i);
    if (isOctal(c)) {
      int value = 0;
      int end = i;
      while (end < text.length() && end < i + 3 && isOctal(text.charAt(end))) {
        value = value * 8 + text.charAt(end++) - '0';
      }
      out.append((char) (value & 0xFF));
      return end;
    }
    int index = "abefnrtv\\".indexOf(c);
    if (index < 0) {
      out.append('\\');
      return i;
    }
    out.append("\u0007\b\u001b\f\n\r\t\u000b\\".charAt(index));
    return i + 1;
  }

  static int printf(Interpreter shell, List<String> words)
      throws IOException, InterruptedException {
    int first = words.size() > 1 && words.get(1).equals("--") ? 2 : 1;
    if (words.size() <= first) {
      throw new ShellError("usage: printf format [arg ...]");
    }
    Format format = new Format(shell, words.get(first), words.subList(first + 1, words.size()));
    if (format.needsFloats()) {
      return shell.commands.run(words, shell);
    }
    return format.print();
  }

  /** One call of {@code printf}; the format is used again while arguments are left. */
  private static final class Format {
    private final Interpreter shell;
    private final String format;
    private final List<String> arguments;
    private final StringBuilder out = new StringBuilder();
    private int next;
    private int status;

    Format(Interpreter shell, String format, List<String> arguments) {
      this.shell = shell;
      this.format = format;
      this.arguments = arguments;
    }

    // C's floating formats are left to the program of that name.
    boolean needsFloats() {
      return format.matches(
          "(?s)(?:[^%]|%%|%[-+ #0-9.*]*[a-zA-Z&&[^aAeEfFgG]])*%[-+ #0-9.*]*[aAeEfFgG].*");
    }

    int print() throws IOException {
      boolean goOn;
      int before;
      do {
        before = next;
        goOn = once();
      } while (goOn && next > before && next < arguments.size());
      shell.print(1, out.toString());
      return status;
    }

    private boolean once() throws IOException {
      int i = 0;
      while (i < format.length()) {
        char c = format.charAt(i++);
        if (c == '\\' && i < format.length()) {
          i = escape(format, i, out);
        } else if (c != '%') {
          out.append(c);
        } else if (i < format.length() && format.charAt(i) == '%') {
          out.append('%');
          i++;
        } else {
          i = conversion(i);
          if (i < 0) {
            return false;
          }
        }
      }
      return true;
    }

    // Returns where the format goes on, or -1 if output ends here.
    private int conversion(int start) throws IOException {
      int i = start;
      while (i < format.length() && "#-+ 0".indexOf(format.charAt(i)) >= 0) {
        i++;
      }
      String flags = format.substring(start, i);
      int width = -1;
      int precision = -1;
      if (i < format.length() && format.charAt(i) == '*') {
        width = (int) integer();
        i++;
      } else {
        int digits = i;
        while (i < format.length() && WordParser.isDigit(format.charAt(i))) {
          i++;
        }
        width = i > digits ? Integer.parseInt(format.substring(digits, i)) : -1;
      }
      if (width < -1) {
        flags += "-";
        width = -width;
      }
      if (i < format.length() && format.charAt(i) == '.') {
        i++;
        if (i < format.length() && format.charAt(i) == '*') {
          precision = (int) integer();
          i++;
        } else {
          int digits = i;
          while (i < format.length() && WordParser.isDigit(format.charAt(i))) {
            i++;
          }
          precision = i > digits ? Integer.parseInt(format.substring(digits, i)) : 0;
        }
      }
      if (i == format.length()) {
        flush();
        throw new ShellError("missing format character");
      }
      char letter = format.charAt(i++);
      switch (letter) {
        case 's' -> pad(cut(string(), precision), flags, width);
        case 'c' -> {
          String text = string();
          pad(text.isEmpty() ? "" : text.substring(0, 1), flags, width);
        }
        case 'b' -> {
          StringBuilder text = new StringBuilder();
          boolean whole = escapes(string(), text);
          pad(cut(text.toString(), precision), flags, width);
          if (!whole) {
            return -1;
          }
        }
        case 'd', 'i', 'u', 'o', 'x', 'X' -> number(letter, flags, width, precision);
        default -> {
          flush();
          throw new ShellError("%" + letter + ": invalid directive");
        }
      }
      return i;
    }

    private void flush() throws IOException {
      shell.print(1, out.toString());
      out.setLength(0);
    }

    private static String cut(String text, int precision) {
      return precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
    }

    private void pad(String text, String flags, int width) {
      String fill = " ".repeat(Math.max(0, width - text.length()));
      out.append(flags.contains("-") ? text + fill : fill + text);
    }

    private void number(char letter, String flags, int width, int precision) throws IOException {
      long value = integer();
      boolean signed = letter == 'd' || letter == 'i';
      String digits =
          signed
              ? BigInteger.valueOf(value).abs().toString()
              : switch (letter) {
                case 'o' -> Long.toOctalString(value);
                case 'x' -> Long.toHexString(value);
                case 'X' -> Long.toHexString(value).toUpperCase(java.util.Locale.ROOT);
                default -> Long.toUnsignedString(value);
              };
      if (precision == 0 && value == 0) {
        digits = "";
      }
      digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
      String sign =
          !signed
              ? ""
              : value < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
      if (flags.contains("#") && value != 0) {
        if (letter == 'o' && !digits.startsWith("0")) {
          digits = "0" + digits;
        } else if (letter == 'x' || letter == 'X') {
          sign = "0" + letter;
        }
      }
      if (flags.contains("0") && !flags.contains("-") && precision < 0) {
        digits = "0".repeat(Math.max(0, width - sign.length() - digits.length())) + digits;
      }
      pad(sign + digits, flags, width);
    }

    private String string() {
      return next < arguments.size() ? arguments.get(next++) : "";
    }

    private long integer() throws IOException {
      if (next >= arguments.size()) {
        return 0;
      }
      String text = arguments.get(next++);
      if (!text.isEmpty() && (text.charAt(0) == '\'' || text.charAt(0) == '"')) {
        return text.length() > 1 ? text.charAt(1) : 0;
      }
      String digits = text.stripLeading();
      int end = 0;
      if (end < digits.length() && "+-".indexOf(digits.charAt(end)) >= 0) {
        end++;
      }
      int radix = 10;
      int from = end;
      if (digits.startsWith("0x", end) || digits.startsWith("0X", end)) {
        radix = 16;
        end += 2;
        from = end;
      } else if (digits.startsWith("0", end)) {
        radix = 8;
      }
      while (end < digits.length() && Character.digit(digits.charAt(end), radix) >= 0) {
        end++;
      }
      long value = 0;
      if (end > from) {
        BigInteger big = new BigInteger(digits.substring(from, end), radix);
        big = digits.startsWith("-") ? big.negate() : big;
        value =
            big.bitLength() <= 64 && big.signum() >= 0 && big.bitLength() == 64
                ? big.longValue()
                : big.bitLength() < 64
                    ? big.longValue()
                    : big.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
      }
      if (end == from && !text.isEmpty()) {
        complain(text + ": expected numeric value");
      } else if (end < digits.length()) {
        complain(text + ": not completely converted");
      }
      return value;
    }

    private void complain(String message) throws IOException {
      shell.complain(message);
      status = 1;
    }
  }
}
