package org.kbuildsim.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell a person: what, where, how it came about, what to do.
 *
 * <p>The message stands alone, in lower case, without a full stop, code in backticks; where GNU
 * make, rustc or modpost have a phrase for it, it holds that phrase. The cure goes into {@code
 * help} only. Layers return diagnostics; {@link DiagnosticRenderer} alone makes text of them.
 *
 * @param where what the message points at, or null where no file is concerned
 * @param notes what led there, nearest first: expanded from, defined here, included from
 * @param help what to do, one concrete action each
 */
public record Diagnostic(
    Severity severity,
    String message,
    @Nullable Location where,
    List<Note> notes,
    List<String> help) {

  /** A further place or fact that belongs to a diagnostic. */
  public record Note(String message, @Nullable Location where) {}

  /** Creates a diagnostic; the lists are copied. */
  public Diagnostic {
    notes = List.copyOf(notes);
    help = List.copyOf(help);
  }

  /** Returns an error without a place. */
  public static Diagnostic error(String message) {
    return new Diagnostic(Severity.ERROR, message, null, List.of(), List.of());
  }

  /** Returns an error at {@code where}. */
  public static Diagnostic error(Location where, String message) {
    return new Diagnostic(Severity.ERROR, message, where, List.of(), List.of());
  }

  /** Returns a warning without a place. */
  public static Diagnostic warning(String message) {
    return new Diagnostic(Severity.WARNING, message, null, List.of(), List.of());
  }

  /** Returns a warning at {@code where}. */
  public static Diagnostic warning(Location where, String message) {
    return new Diagnostic(Severity.WARNING, message, where, List.of(), List.of());
  }

  /** Returns this diagnostic with one more note, which has no place. */
  public Diagnostic note(String note) {
    return with(new Note(note, null));
  }

  /** Returns this diagnostic with one more note at {@code place}. */
  public Diagnostic note(Location place, String note) {
    return with(new Note(note, place));
  }

  /** Returns this diagnostic with one more line of help. */
  public Diagnostic help(String line) {
    List<String> more = new ArrayList<>(help);
    more.add(line);
    return new Diagnostic(severity, message, where, notes, more);
  }

  /** Returns an exception that carries this diagnostic up to whoever reports it. */
  public DiagnosticException asException() {
    return new DiagnosticException(this);
  }

  private Diagnostic with(Note note) {
    List<Note> more = new ArrayList<>(notes);
    more.add(note);
    return new Diagnostic(severity, message, where, more, help);
  }
}
