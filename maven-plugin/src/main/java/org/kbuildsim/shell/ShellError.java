package org.kbuildsim.shell;

/** An error that dash reports with a message: it ends the command, or the shell with it. */
final class ShellError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the message says after the shell's name and the line. */
  final String text;

  final int status;

  ShellError(String message) {
    this(message, 2);
  }

  ShellError(String message, int status) {
    super(message, null, false, false);
    text = message;
    this.status = status;
  }
}
