package org.kbuildsim.diagnostic;

/**
 * A stretch of a source text.
 *
 * @param start offset of the first character
 * @param end offset behind the last character; equal to {@code start} for a point
 */
public record Span(SourceText source, int start, int end) implements Location {

  /** Creates a span; both offsets lie in the text, and it does not run backwards. */
  public Span {
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException(
          "span " + start + ".." + end + " outside " + source.name());
    }
  }

  /** Returns the line of the first character, counted from 1. */
  public int line() {
    return source.line(start);
  }

  /** Returns the column of the first character, counted from 1. */
  public int column() {
    return source.column(start);
  }

  /** Returns the characters of the span. */
  public String text() {
    return source.text().substring(start, end);
  }

  @Override
  public String render() {
    return source.name() + ":" + line() + ":" + column();
  }

  @Override
  public String toString() {
    return render();
  }
}
