package org.kbuildsim.modpost;

/**
 * The text of a file to be written, made of pieces that the original formats one at a time.
 *
 * <p>It does so in a buffer of fixed size and gives up on a piece that does not fit, such as the
 * export of a symbol with a very long (mangled) name.
 */
final class OutputText {
  private static final int BUFFER_SIZE = 500;

  private final Session session;
  private final StringBuilder text = new StringBuilder();

  OutputText(Session session) {
    this.session = session;
  }

  /** Adds one piece. */
  OutputText print(String... parts) {
    int start = text.length();
    for (String part : parts) {
      text.append(part);
    }
    int length = text.length() - start;
    if (length >= BUFFER_SIZE) {
      String kept = text.substring(start, start + BUFFER_SIZE - 1);
      throw session.report().fatal(session.messages().pieceTooLong(kept, length + 1, BUFFER_SIZE));
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
