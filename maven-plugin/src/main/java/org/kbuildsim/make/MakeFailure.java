package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.Span;

/**
 * Ends a make run: GNU make's "fatal error".
 *
 * <p>Carries the message twice over: as a {@link Diagnostic} for people, and with the place that
 * GNU make would print, for those who expect its very words. On its way up, each expansion and each
 * makefile that it leaves adds where that began, so that nothing has to be kept for it before.
 */
public final class MakeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As much of the way as a person reads. */
  private static final int MOST_NOTES = 12;

  private static final int MOST_SHOWN = 40;

  private transient Diagnostic diagnostic;
  private final transient @Nullable Place place;

  private MakeFailure(Diagnostic diagnostic, @Nullable Place place) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
    this.place = place;
  }

  /** Returns a failure at {@code place}, or without one. */
  public static MakeFailure at(@Nullable Place place, String message) {
    return at(place, null, message);
  }

  /** Returns a failure at {@code place}; {@code span} is the exact text, if it is known. */
  static MakeFailure at(@Nullable Place place, @Nullable Location span, String message) {
    Location where = span != null ? span : place == null ? null : place.location();
    Diagnostic diagnostic =
        where == null ? Diagnostic.error(message) : Diagnostic.error(where, message);
    return new MakeFailure(diagnostic, place);
  }

  /** Adds what to do about it. */
  public MakeFailure help(String line) {
    diagnostic = diagnostic.help(line);
    return this;
  }

  /** Adds a fact, at {@code where} if that is known. */
  public MakeFailure note(@Nullable Place where, String note) {
    if (diagnostic.notes().size() < MOST_NOTES) {
      diagnostic = where == null ? diagnostic.note(note) : diagnostic.note(where.location(), note);
    }
    return this;
  }

  /** Notes the exact text, unless it is known better already. */
  MakeFailure in(@Nullable Span span) {
    if (span != null && !(diagnostic.where() instanceof Span)) {
      diagnostic =
          new Diagnostic(
              diagnostic.severity(),
              diagnostic.message(),
              span,
              diagnostic.notes(),
              diagnostic.help());
    }
    return this;
  }

  /** Notes that it came up while what {@code source} holds there was expanded. */
  MakeFailure through(Text source, int start, int end) {
    if (diagnostic.notes().size() >= MOST_NOTES) {
      return this;
    }
    Span reference = source.span(start, end);
    if (reference == null || reference.equals(diagnostic.where())) {
      return this;
    } else if (!(diagnostic.where() instanceof Span)) {
      return in(reference);
    }
    diagnostic = diagnostic.note(reference, "expanded from here, in `" + shown(reference) + "`");
    return this;
  }

  private static String shown(Span reference) {
    int end = Math.min(reference.end(), reference.start() + 4 * MOST_SHOWN);
    String text =
        reference.source().text().substring(reference.start(), end).replaceAll("\\s+", " ");
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }

  /** Returns what to tell the user. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** Returns the line GNU make prints before its message, or null where it names the program. */
  public @Nullable Place place() {
    return place;
  }
}
