package org.kbuildsim.make;

import java.util.List;
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

    /** Returns where the character at {@code at} came from. */
    default CharacterOrigin origin(int at) {
      Span span = span(at, at + 1);
      return span == null
          ? CharacterOrigin.NONE
          : new CharacterOrigin(span, CharacterOrigin.How.WRITTEN, List.of());
    }
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

  /** Returns where the character at {@code at} came from. */
  CharacterOrigin origin(int at) {
    return origin == null ? CharacterOrigin.NONE : origin.origin(at);
  }

  /** Returns the part from {@code start} to {@code end}. */
  Text part(int start, int end) {
    if (start == 0 && end == chars.length()) {
      return this;
    }
    Map whole = origin;
    return new Text(chars.substring(start, end), whole == null ? null : new Part(whole, start));
  }

  /** Returns the part from {@code start} to the end. */
  Text from(int start) {
    return part(start, chars.length());
  }

  /** Returns this text, a space, and {@code more}: what {@code +=} makes. */
  Text append(Text more) {
    int joint = chars.length();
    return new Text(chars + ' ' + more.chars, new Joined(this, joint, more));
  }

  private record Part(Map whole, int start) implements Map {
    @Override
    public @Nullable Span span(int from, int to) {
      return whole.span(start + from, start + to);
    }

    @Override
    public CharacterOrigin origin(int at) {
      return whole.origin(start + at);
    }
  }

  private record Joined(Text first, int joint, Text second) implements Map {
    @Override
    public @Nullable Span span(int start, int end) {
      return start > joint
          ? second.span(start - joint - 1, end - joint - 1)
          : first.span(start, Math.min(end, joint));
    }

    @Override
    public CharacterOrigin origin(int at) {
      // The space between is the first one's.
      return at > joint ? second.origin(at - joint - 1) : first.origin(Math.min(at, joint - 1));
    }
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
