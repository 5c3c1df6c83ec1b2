package org.kbuildsim.shell;

/** Thrown by the parser for a script that is the real shell's affair: unknown to us, or wrong. */
final class Unmodelled extends Exception {
  private static final long serialVersionUID = 1L;

  Unmodelled(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
