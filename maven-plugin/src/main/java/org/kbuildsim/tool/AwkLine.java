package org.kbuildsim.tool;

/**
 * The lines of a text and their fields, as awk splits them, one at a time and in place: a list of
 * symbols has hundreds of thousands of lines, of which a filter looks at a few bytes.
 */
final class AwkLine {
  private final byte[] text;
  private int lineStart;
  private int lineEnd = -1;
  private int selected;
  private int from;
  private int to;

  AwkLine(byte[] text) {
    this.text = text;
  }

  /** Goes to the next line and returns whether there is one. */
  boolean next() {
    lineStart = lineEnd + 1;
    if (lineStart >= text.length) {
      return false;
    }
    lineEnd = lineStart;
    while (lineEnd < text.length && text[lineEnd] != '\n') {
      lineEnd++;
    }
    select(0);
    return true;
  }

  /** Selects a field, from 1 on, empty if there are not as many; 0 is the line. */
  void select(int field) {
    if (field == 0 || field < selected) {
      from = lineStart;
      to = field == 0 ? lineEnd : lineStart;
      selected = 0;
    } else if (selected == 0) {
      to = lineStart;
    }
    // The default separator: runs of blanks and tabs (POSIX awk, "Regular Expressions as field
    // separators"); a carriage return is part of a word.
    for (; selected < field; selected++) {
      from = to;
      while (from < lineEnd && isBlank(text[from])) {
        from++;
      }
      to = from;
      while (to < lineEnd && !isBlank(text[to])) {
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
