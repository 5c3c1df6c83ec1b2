package org.kbuildsim.make;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.SourceText;
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

  /** Returns the whole of {@code source}. */
  static Text of(SourceText source) {
    return new Text(source.text(), source::span);
  }

  String chars() {
    return chars;
  }

  boolean isEmpty() {
    return chars.isEmpty();
  }

  /** Returns whether anything is known of where the characters stand. */
  boolean hasSource() {
    return origin != null;
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
    return join(List.of(this, more), " ");
  }

  /** Returns {@code parts} with {@code between} between them. */
  static Text join(List<Text> parts, String between) {
    StringBuilder all = new StringBuilder();
    int[] starts = new int[parts.size()];
    for (int i = 0; i < starts.length; i++) {
      if (i > 0) {
        all.append(between);
      }
      starts[i] = all.length();
      all.append(parts.get(i).chars);
    }
    return new Text(all.toString(), new Joined(List.copyOf(parts), starts));
  }

  /**
   * Returns {@code changed}, which is made of characters of this text.
   *
   * @param positions for each character of {@code changed} and its end, where it stands here; asked
   *     for only when somebody wants to know
   */
  Text changed(String changed, Supplier<int[]> positions) {
    return new Text(changed, new Moved(this, positions));
  }

  /** Returns {@code shorter}, which is what is left when some characters are taken out. */
  Text without(String shorter) {
    return chars.equals(shorter) ? this : changed(shorter, () -> left(chars, shorter));
  }

  private static int[] left(String whole, String left) {
    int[] positions = new int[left.length() + 1];
    int at = 0;
    for (int i = 0; i < left.length(); i++) {
      while (whole.charAt(at) != left.charAt(i)) {
        at++;
      }
      positions[i] = at++;
    }
    positions[left.length()] = at;
    return positions;
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

  private static final class Joined implements Map {
    private final List<Text> parts;
    private final int[] starts;

    Joined(List<Text> parts, int[] starts) {
      this.parts = parts;
      this.starts = starts;
    }

    @Override
    public @Nullable Span span(int start, int end) {
      int part = partAt(start);
      return parts.get(part).span(within(part, start), within(part, end));
    }

    @Override
    public CharacterOrigin origin(int at) {
      // What stands between two is the first one's.
      int part = partAt(at);
      int length = parts.get(part).chars.length();
      return length == 0
          ? CharacterOrigin.NONE
          : parts.get(part).origin(Math.min(at - starts[part], length - 1));
    }

    private int partAt(int at) {
      int found = Arrays.binarySearch(starts, at);
      return found >= 0 ? found : -found - 2;
    }

    private int within(int part, int at) {
      return Math.min(at - starts[part], parts.get(part).chars.length());
    }
  }

  private record Moved(Text whole, Supplier<int[]> positions) implements Map {
    @Override
    public @Nullable Span span(int start, int end) {
      int[] found = positions.get();
      return whole.span(found[start], Math.max(found[start], found[end]));
    }

    @Override
    public CharacterOrigin origin(int at) {
      return whole.origin(positions.get()[at]);
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
