package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * Ends a make run: GNU make's "fatal error".
 *
 * <p>Carries the message twice over: as a {@link Diagnostic} for people, and with the place that
 * GNU make would print, for those who expect its very words.
 */
public final class MakeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;
  private final transient @Nullable Place place;

  MakeFailure(Diagnostic diagnostic, @Nullable Place place) {
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
    Location where = span != null ? span : place == null ? null : Location.file(place.toString());
    Diagnostic diagnostic =
        where == null ? Diagnostic.error(message) : Diagnostic.error(where, message);
    return new MakeFailure(diagnostic, place);
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
