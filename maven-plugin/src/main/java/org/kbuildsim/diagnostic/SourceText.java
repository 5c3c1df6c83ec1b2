package org.kbuildsim.diagnostic;

import java.util.Arrays;

/**
 * The text of one file (or of a command line, or of an environment variable), with its lines found.
 *
 * <p>Knows nothing of what the text means. Lines and columns count from 1, columns in UTF-16 units.
 */
public final class SourceText {
  private final String name;
  private final String text;
  private int[] lineStarts = {};

  /**
   * Creates a source text.
   *
   * @param name how a person knows it, as it stands in messages: {@code scripts/Makefile.build}
   */
  public SourceText(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /** Returns the name that messages show. */
  public String name() {
    return name;
  }

  /** Returns the whole text. */
  public String text() {
    return text;
  }

  /** Returns the span from offset {@code start} up to but without {@code end}. */
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  /** Returns the number of the line that holds {@code offset}. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns how many lines there are; what follows the last line end is one, too. */
  public int lines() {
    return lineStarts().length;
  }

  /** Returns the offset of the first character of line {@code line}. */
  public int start(int line) {
    return lineStarts()[line - 1];
  }

  /** Returns the column of {@code offset} in its line. */
  public int column(int offset) {
    return offset - lineStarts()[line(offset) - 1] + 1;
  }

  /** Returns line {@code line} without its line end. */
  public String lineText(int line) {
    int start = lineStarts()[line - 1];
    int end = text.indexOf('\n', start);
    String found = end < 0 ? text.substring(start) : text.substring(start, end);
    return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
  }

  // Made on first use: most texts are never shown in a message.
  private int[] lineStarts() {
    if (lineStarts.length == 0) {
      int count = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        count++;
      }
      int[] starts = new int[count];
      int line = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        starts[line++] = i + 1;
      }
      lineStarts = starts;
    }
    return lineStarts;
  }

  @Override
  public String toString() {
    return name;
  }
}
