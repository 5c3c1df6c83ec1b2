package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Span;
import org.kbuildsim.make.CharacterOrigin.How;

/**
 * The sink that remembers: which text supplied each character, inside of which expansions.
 *
 * <p>It notes one run for each stretch of characters and nothing more. Files, lines and columns are
 * worked out when somebody asks about a character. A run may point to a text that was traced when
 * it was made, as the value of a {@code :=} variable or a call's argument: its origins come first,
 * the expansions noted here after them.
 */
final class Trace extends Sink {
  private final List<Run> runs = new ArrayList<>();
  private @Nullable Frame frame;

  /** An expansion, and the one around it. What the variable was is kept: it may change. */
  private record Frame(
      String name,
      Text source,
      int start,
      int end,
      @Nullable Origin origin,
      @Nullable Site definition,
      @Nullable Frame outer) {

    Step step() {
      return new Step(
          name, source.span(start, end), origin, definition == null ? null : definition.span());
    }
  }

  /**
   * Characters with one history.
   *
   * @param at where they begin in the expanded text
   * @param source what supplied them, null if a function computed them
   * @param whole whether all of them stand for the same point of the source, rewritten
   */
  private record Run(
      int at, @Nullable Text source, int offset, boolean whole, @Nullable Frame frame) {}

  @Override
  void literal(String piece, Text source, int start) {
    add(piece, source, start, false);
  }

  @Override
  void computed(String piece) {
    add(piece, null, 0, false);
  }

  /** Takes characters that a function made of those of {@code source} from {@code start} on. */
  void rewritten(String piece, Text source, int start) {
    add(piece, source, start, true);
  }

  private void add(String piece, @Nullable Text source, int offset, boolean whole) {
    if (!piece.isEmpty()) {
      runs.add(new Run(chars.length(), source, offset, whole, frame));
      chars.append(piece);
    }
  }

  @Override
  void enter(String what, Text source, int start, int end, @Nullable Variable variable) {
    frame =
        new Frame(
            what,
            source,
            start,
            end,
            variable == null ? null : variable.origin,
            variable == null ? null : variable.site,
            frame);
  }

  @Override
  void leave() {
    frame = frame == null ? null : frame.outer();
  }

  @Override
  boolean traces() {
    return true;
  }

  @Override
  Text inside(Text text) {
    return Text.of(text.chars(), new History(List.of(new Run(0, text, 0, false, frame))));
  }

  /** Returns the characters so far, which know where they came from. */
  @Override
  Text text() {
    return Text.of(chars.toString(), new History(List.copyOf(runs)));
  }

  private record History(List<Run> runs) implements Text.Map {
    @Override
    public @Nullable Span span(int start, int end) {
      return runs.isEmpty() ? null : origin(start).span();
    }

    @Override
    public CharacterOrigin origin(int at) {
      Run run = runAt(at);
      Text source = run.source();
      CharacterOrigin inner =
          source == null
              ? CharacterOrigin.NONE
              : source.origin(run.whole() ? run.offset() : run.offset() + at - run.at());
      List<Step> chain = new ArrayList<>(inner.chain());
      for (Frame frame = run.frame(); frame != null; frame = frame.outer()) {
        chain.add(frame.step());
      }
      Span span = inner.span();
      How how = source == null ? How.COMPUTED : inner.how();
      if (span == null) {
        span = nearest(chain);
      } else if (run.whole() && how == How.WRITTEN) {
        how = How.REWRITTEN;
      }
      return new CharacterOrigin(span, how, List.copyOf(chain));
    }

    private Run runAt(int at) {
      int low = 0;
      int high = runs.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) / 2;
        if (runs.get(middle).at() <= at) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return runs.get(low);
    }

    private static @Nullable Span nearest(List<Step> chain) {
      for (Step step : chain) {
        if (step.at() != null) {
          return step.at();
        }
      }
      return null;
    }
  }
}
