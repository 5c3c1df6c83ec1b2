package org.kbuildsim.shell;

/** The characters of a script, with a backslash before a line end already taken out. */
final class Reader {
  static final int END = -1;

  private final String text;
  private int position;
  private int line;

  Reader(String text, int line) {
    this.text = text;
    this.line = line;
  }

  int line() {
    return line;
  }

  /** Returns the next character, or END; continued lines are one line. */
  int peek() {
    while (text.startsWith("\\\n", position)) {
      position += 2;
      line++;
    }
    return peekRaw();
  }

  int next() {
    peek();
    return nextRaw();
  }

  /** Takes the next character if it is {@code c}. */
  boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    nextRaw();
    return true;
  }

  /** As {@link #peek} where a backslash means nothing: inside single quotes. */
  int peekRaw() {
    return position < text.length() ? text.charAt(position) : END;
  }

  int nextRaw() {
    int c = peekRaw();
    if (c != END) {
      position++;
      if (c == '\n') {
        line++;
      }
    }
    return c;
  }

  boolean startsWith(String expected) {
    peek();
    return text.startsWith(expected, position);
  }

  /** Returns the rest of the line without its end, or null if there is no further line. */
  @org.jspecify.annotations.Nullable
  String restOfLine() {
    if (position >= text.length()) {
      return null;
    }
    int end = text.indexOf('\n', position);
    String rest = end < 0 ? text.substring(position) : text.substring(position, end);
    position = end < 0 ? text.length() : end + 1;
    line++;
    return rest;
  }

  /** A place to come back to. */
  record Mark(int position, int line) {}

  Mark mark() {
    return new Mark(position, line);
  }

  void reset(Mark mark) {
    position = mark.position();
    line = mark.line();
  }
}
