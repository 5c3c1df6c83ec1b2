package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.SourceText;
import org.kbuildsim.diagnostic.Span;

/**
 * Where a C source defines a symbol.
 *
 * @param name the defining occurrence of the symbol's name; the whole line where a macro puts the
 *     name together
 * @param lastLine the number of the definition's last line, behind which an export stands
 */
record SourcePlace(Span name, int lastLine) {

  /**
   * Looks for the definition of {@code symbol} in the text itself. A name that a macro puts
   * together is not found so.
   *
   * @param shown how messages call the file
   */
  static @Nullable SourcePlace find(Path source, String shown, String symbol) {
    SourceText text = read(source, shown);
    return text == null ? null : find(text, symbol);
  }

  /** Looks for the definition of {@code symbol} in {@code text}. */
  static @Nullable SourcePlace find(SourceText text, String symbol) {
    if (!text.text().contains(symbol)) {
      return null;
    }
    // By the kernel's style a definition begins in the first column, with its type or, where that
    // has a line of its own, with its name.
    Matcher function =
        Pattern.compile(
                "^(?:\\w[^\\n;={}]*?\\b)?("
                    + Pattern.quote(symbol)
                    + ")\\s*\\([^;{}]*\\)[^;{}()]*\\{",
                Pattern.MULTILINE)
            .matcher(text.text());
    if (function.find()) {
      return of(text, function.start(), text.span(function.start(1), function.end(1)));
    }
    Matcher variable =
        Pattern.compile(
                "^(?!extern\\b)\\w[^\\n;=(){}]*\\b("
                    + Pattern.quote(symbol)
                    + ")(?:\\[[^\\]]*\\])?[^;=(){}]*[=;]",
                Pattern.MULTILINE)
            .matcher(text.text());
    return variable.find()
        ? of(text, variable.start(), text.span(variable.start(1), variable.end(1)))
        : null;
  }

  /** Returns the definition of {@code symbol} at {@code line}, as debug information has it. */
  static @Nullable SourcePlace at(Path source, String shown, String symbol, int line) {
    SourceText text = read(source, shown);
    if (text == null || line < 1 || line > text.lines()) {
      return null;
    }
    String written = text.lineText(line);
    int start = text.start(line);
    int column = written.indexOf(symbol);
    return of(
        text,
        start,
        column < 0
            ? text.span(start, start + written.length())
            : text.span(start + column, start + column + symbol.length()));
  }

  private static @Nullable SourcePlace of(SourceText text, int start, Span name) {
    int end = endOfDefinition(text.text(), start);
    return end < 0 ? null : new SourcePlace(name, text.line(end));
  }

  private static @Nullable SourceText read(Path source, String shown) {
    try {
      return new SourceText(shown, Files.readString(source));
    } catch (IOException unreadable) {
      return null;
    }
  }

  /**
   * Returns the offset of the character that ends the definition begun at {@code start}: the brace
   * of a function, or a semicolon; -1 if none does. Brackets in comments and literals do not count.
   */
  private static int endOfDefinition(String text, int start) {
    int depth = 0;
    boolean initializer = false;
    for (int at = start; at < text.length() && depth >= 0; at++) {
      switch (text.charAt(at)) {
        case '/' -> at = behindComment(text, at);
        case '"', '\'' -> at = closingQuote(text, at);
        case '=' -> initializer |= depth == 0;
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case '{' -> {
          at = closingBrace(text, at);
          if (at < 0 || (depth == 0 && !initializer)) {
            return at;
          }
        }
        case ';' -> {
          if (depth == 0) {
            return at;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  // By the kernel's style a brace that is not closed in its line is closed in the first column.
  // Counting would not do: a conditional of the preprocessor may hold two that open, one that
  // closes.
  private static int closingBrace(String text, int open) {
    int lineEnd = text.indexOf('\n', open);
    String line = text.substring(open, lineEnd < 0 ? text.length() : lineEnd);
    long opened = line.chars().filter(c -> c == '{').count();
    if (opened == line.chars().filter(c -> c == '}').count()) {
      return open + line.lastIndexOf('}');
    }
    int close = text.indexOf("\n}", open);
    return close < 0 ? -1 : close + 1;
  }

  private static int behindComment(String text, int at) {
    String end = text.startsWith("/*", at) ? "*/" : text.startsWith("//", at) ? "\n" : "";
    if (end.isEmpty()) {
      return at;
    }
    int found = text.indexOf(end, at + 2);
    return found < 0 ? text.length() : found + end.length() - 1;
  }

  private static int closingQuote(String text, int open) {
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(open) && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
