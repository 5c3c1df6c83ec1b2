package org.kbuildsim.modpost;

/** Ends a run at once with status 1, as the real one's {@code exit(1)} does. */
final class Fatal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the end of a run.
   *
   * @param line what is still written to standard error, with its line end; may be empty
   */
  Fatal(String line) {
    super(line, null, false, false);
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
