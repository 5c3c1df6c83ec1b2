package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;

/**
 * Takes expanded characters as they are made, and hears which expansion makes them.
 *
 * <p>This is the seam of provenance: the {@linkplain #plain() plain} sink keeps the characters and
 * forgets the rest, so that nobody pays for a question that is not asked; {@link Trace} keeps all.
 */
abstract class Sink {
  /** The characters so far. */
  final StringBuilder chars = new StringBuilder();

  /** Takes characters that stand as they are in {@code source} from offset {@code start} on. */
  abstract void literal(String piece, Text source, int start);

  /** Takes characters computed by a function, or held by a variable that was expanded before. */
  abstract void computed(String piece);

  /** Is told that what follows comes from expanding {@code what}, written in {@code source}. */
  abstract void enter(String what, Text source, int start, int end, @Nullable Variable variable);

  /** Is told that the expansion entered last has ended. */
  abstract void leave();

  /** Returns whether the sink wants to know where characters came from. */
  abstract boolean traces();

  /** Returns the characters so far, with what is known of where they came from. */
  abstract Text text();

  /** Returns {@code text}, made inside of what was entered, knowing that. */
  abstract Text inside(Text text);

  static Sink plain() {
    return new Plain();
  }

  private static final class Plain extends Sink {
    @Override
    void literal(String piece, Text source, int start) {
      chars.append(piece);
    }

    @Override
    void computed(String piece) {
      chars.append(piece);
    }

    @Override
    void enter(String what, Text source, int start, int end, @Nullable Variable variable) {}

    @Override
    void leave() {}

    @Override
    boolean traces() {
      return false;
    }

    @Override
    Text inside(Text text) {
      return text;
    }

    @Override
    Text text() {
      return Text.of(chars.toString());
    }
  }
}
