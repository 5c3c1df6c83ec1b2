package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.SourceText;

/**
 * A line of a makefile with the lines its backslashes continue it by; its end is not part of it.
 *
 * <p>Holds no state of any run, so that all runs share it.
 */
final class LogicalLine {
  private final SourceText source;
  private final int start;
  private final int number;
  private final String raw;
  private @Nullable Statement statement;

  LogicalLine(SourceText source, int start, int number, String raw) {
    this.source = source;
    this.start = start;
    this.number = number;
    this.raw = raw;
  }

  /** Returns the line's number in its file, counted from 1. */
  int number() {
    return number;
  }

  /** Returns the number of the line behind it. */
  int nextNumber() {
    return number + 1 + (int) raw.chars().filter(c -> c == '\n').count();
  }

  /** Returns the characters, backslash-newlines among them. */
  String raw() {
    return raw;
  }

  /** Returns the characters as they stand. */
  Text rawText() {
    return Text.of(raw, (from, to) -> source.span(start + from, start + Math.max(from, to)));
  }

  /** Returns the line with its continuations joined. */
  Text joined() {
    String joined = Quoting.joinLines(raw);
    if (joined.length() == raw.length() && raw.indexOf('\n') < 0) {
      return rawText();
    }
    return Text.of(
        joined,
        (from, to) -> {
          int[] positions = Quoting.positions(raw);
          int first = positions[Math.min(from, joined.length())];
          return source.span(
              start + first, start + Math.max(first, positions[Math.min(to, joined.length())]));
        });
  }

  /** Returns what the line is, unless it is a recipe line, which is for the reader to know. */
  Statement statement() {
    Statement parsed = statement;
    if (parsed == null) {
      parsed = StatementParser.parse(this);
      statement = parsed;
    }
    return parsed;
  }
}
