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
  private final int end;
  private final int number;
  private @Nullable Statement statement;

  /**
   * Creates a line.
   *
   * @param start where it begins in {@code makefile}
   * @param end where it ends there
   */
  LogicalLine(Text makefile, int start, int end, int number) {
    this.makefile = makefile;
    this.start = start;
    this.end = end;
    this.number = number;
  }

  /** Returns the line's number in its file, counted from 1. */
  int number() {
    return number;
  }

  /** Returns the number of the line behind it. */
  int nextNumber() {
    String raw = raw();
    int newlines = (int) raw.chars().filter(c -> c == '\n').count();
    // Behind a backslash in the last line there is none.
    return raw.endsWith("\n") ? number + newlines : number + newlines + 1;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Returns the first character of a line that is not empty. */
  char first() {
    return makefile.chars().charAt(start);
  }

  /** Returns the characters, backslash-newlines among them; not kept: parsed lines are many. */
  String raw() {
    return makefile.chars().substring(start, end);
  }

  /** Returns the characters as they stand. */
  Text rawText() {
    return makefile.part(start, end);
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
