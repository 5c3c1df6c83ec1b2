package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;

/**
 * A line of a makefile with the lines its backslashes continue it by; its end is not part of it.
 *
 * <p>Holds no state of any run, so that all runs share it.
 */
final class LogicalLine {
  private final Text makefile;
  private final int start;
  private final int number;
  private final String raw;
  private @Nullable Statement statement;

  /**
   * Creates a line.
   *
   * @param start where it begins in {@code makefile}
   * @param raw its characters
   */
  LogicalLine(Text makefile, int start, int number, String raw) {
    this.makefile = makefile;
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
    int newlines = (int) raw.chars().filter(c -> c == '\n').count();
    // Behind a backslash in the last line there is none.
    return raw.endsWith("\n") ? number + newlines : number + newlines + 1;
  }

  /** Returns the characters, backslash-newlines among them. */
  String raw() {
    return raw;
  }

  /** Returns the characters as they stand. */
  Text rawText() {
    return makefile.part(start, raw);
  }

  /** Returns the line with its continuations joined. */
  Text joined() {
    return joined(rawText());
  }

  /** Returns {@code raw} with its continuations joined. */
  static Text joined(Text raw) {
    String chars = raw.chars();
    return chars.indexOf('\n') < 0
        ? raw
        : raw.changed(Quoting.joinLines(chars), () -> Quoting.positions(chars));
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
