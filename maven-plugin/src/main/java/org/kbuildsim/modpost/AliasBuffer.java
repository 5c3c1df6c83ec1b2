package org.kbuildsim.modpost;

/**
 * The buffer that 7.3 builds long aliases in: it gives up where the alias does not fit.
 *
 * <p>6.12 has no such check, and a larger buffer.
 */
final class AliasBuffer {
  private static final int SIZE = 256;

  private final Session session;
  private final StringBuilder text = new StringBuilder();

  AliasBuffer(Session session) {
    this.session = session;
  }

  AliasBuffer append(String more) {
    int left = SIZE - text.length();
    if (session.dialect().checksAliasLength() && more.length() >= left) {
      throw session.report().fatal(session.messages().aliasTooLong(SIZE, more.length(), left));
    }
    text.append(more);
    return this;
  }

  /** Appends a text that the firmware gave, as far as an alias can hold its characters. */
  AliasBuffer appendFiltered(String firmware) {
    for (int i = 0; i < firmware.length(); i++) {
      char c = firmware.charAt(i);
      if (c > ' ' && c < 0x7f && c != ':') {
        if (session.dialect().checksAliasLength() && text.length() == SIZE - 1) {
          throw session.report().fatal(session.messages().firmwareTextTooLong());
        }
        text.append(c);
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
