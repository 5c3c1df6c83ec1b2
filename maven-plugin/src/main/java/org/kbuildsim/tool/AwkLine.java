package org.kbuildsim.tool;

/**
 * The lines of a text and their fields, as awk splits them, one at a time and in place: a list of
 * symbols has hundreds of thousands of lines, of which a filter looks at a few bytes.
 */
final class AwkLine {
  private final byte[] text;
  private final int length;
  private int lineStart;
  // Looked for when asked for, from behind what has been read of the line.
  private int lineEnd = -1;
  private boolean ended = true;
  private int selected;
  private int from;
  private int to;

  /** Creates the lines of the first {@code length} bytes of {@code text}. */
  AwkLine(byte[] text, int length) {
    this.text = text;
    this.length = length;
  }

  /** Goes to the next line and returns whether there is one. */
  boolean next() {
    lineStart = lineEnd() + 1;
    ended = false;
    from = lineStart;
    to = lineStart;
    selected = 0;
    return lineStart < length;
  }

  private int lineEnd() {
    if (!ended) {
      lineEnd = to;
      while (lineEnd < length && text[lineEnd] != '\n') {
        lineEnd++;
      }
      ended = true;
    }
    return lineEnd;
  }

  /** Selects a field, from 1 on, empty if there are not as many; 0 is the line. */
  void select(int field) {
    if (field == 0) {
      to = lineEnd();
    } else if (selected == 0 || field < selected) {
      to = lineStart;
    }
    if (field == 0 || field < selected) {
      from = lineStart;
      selected = 0;
    }
    // The default separator: runs of blanks and tabs (POSIX awk, "Regular Expressions as field
    // separators"); a carriage return is part of a word.
    for (; selected < field; selected++) {
      from = to;
      while (from < length && isBlank(text[from])) {
        from++;
      }
      to = from;
      while (to < length && text[to] != '\n' && !isBlank(text[to])) {
        to++;
      }
    }
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  /** Returns whether {@code expression} matches in the field selected. */
  boolean matches(AwkExpression expression) {
    return expression.matches(text, from, to);
  }

  /** Adds the field selected to {@code out}. */
  void copyTo(ByteText out) {
    out.add(text, from, to - from);
  }
}
