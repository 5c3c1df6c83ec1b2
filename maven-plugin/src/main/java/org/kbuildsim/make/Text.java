package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Span;

/**
 * Characters of a makefile that know where they stand in their source.
 *
 * <p>Reading a makefile changes its characters (continuations are joined, comments and quoting
 * backslashes go), so position in the text is not position in the file; the {@link Origin} maps one
 * to the other, and only when somebody asks. A text is also where its parsed form is kept: a value
 * that is expanded a thousand times is parsed once.
 */
final class Text {
  static final Text EMPTY = new Text("", null);

  /** Maps a stretch of characters to the source that supplied it. */
  interface Map {
    @Nullable Span span(int start, int end);
  }

  private final String chars;
  private final @Nullable Map origin;
  private @Nullable Expression expression;

  private Text(String chars, @Nullable Map origin) {
    this.chars = chars;
    this.origin = origin;
  }

  static Text of(String chars) {
    return chars.isEmpty() ? EMPTY : new Text(chars, null);
  }

  static Text of(String chars, @Nullable Map origin) {
    return new Text(chars, origin);
  }

  String chars() {
    return chars;
  }

  boolean isEmpty() {
    return chars.isEmpty();
  }

  /** Returns the source of the characters from {@code start} to {@code end}, if they have one. */
  @Nullable Span span(int start, int end) {
    return origin == null ? null : origin.span(start, end);
  }

  /** Returns the part from {@code start} to {@code end}. */
  Text part(int start, int end) {
    if (start == 0 && end == chars.length()) {
      return this;
    }
    Map whole = origin;
    return new Text(
        chars.substring(start, end),
        whole == null ? null : (from, to) -> whole.span(start + from, start + to));
  }

  /** Returns the part from {@code start} to the end. */
  Text from(int start) {
    return part(start, chars.length());
  }

  /** Returns this text, a space, and {@code more}: what {@code +=} makes. */
  Text append(Text more) {
    int joint = chars.length();
    return new Text(
        chars + ' ' + more.chars,
        (start, end) ->
            start > joint
                ? more.span(start - joint - 1, end - joint - 1)
                : span(start, Math.min(end, joint)));
  }

  /** Returns the parsed form. */
  Expression expression() {
    Expression parsed = expression;
    if (parsed == null) {
      parsed = ExpressionParser.parse(this);
      expression = parsed;
    }
    return parsed;
  }

  @Override
  public String toString() {
    return chars;
  }
}
