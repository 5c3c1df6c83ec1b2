package org.kbuildsim.diagnostic;

/** Carries a diagnostic through code that cannot go on; always the user's affair, never a bug. */
public final class DiagnosticException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  /** Creates an exception for {@code diagnostic}. */
  public DiagnosticException(Diagnostic diagnostic) {
    super(diagnostic.message());
    this.diagnostic = diagnostic;
  }

  /** Creates an exception for {@code diagnostic} that came about by {@code cause}. */
  public DiagnosticException(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic.message(), cause);
    this.diagnostic = diagnostic;
  }

  /** Returns what to tell the user. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
