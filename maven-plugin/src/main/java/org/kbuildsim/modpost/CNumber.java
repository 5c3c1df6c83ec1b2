package org.kbuildsim.modpost;

/**
 * A number as C's {@code strtoul} reads it.
 *
 * @param value the number, as 64 bits
 * @param end the index behind its last character; the start if there is no number
 */
record CNumber(long value, int end) {

  /** Reads a number of {@code text} from {@code start} on; base 0 lets its prefix decide. */
  static CNumber parse(String text, int start, int base) {
    int at = start;
    while (at < text.length() && Text.isSpace(text.charAt(at))) {
      at++;
    }
    boolean negative = text.startsWith("-", at);
    if (negative || text.startsWith("+", at)) {
      at++;
    }
    int radix = base;
    boolean prefixed =
        (text.startsWith("0x", at) || text.startsWith("0X", at)) && digit(text, at + 2, 16) >= 0;
    if (prefixed && (base == 0 || base == 16)) {
      radix = 16;
      at += 2;
    } else if (base == 0) {
      radix = text.startsWith("0", at) ? 8 : 10;
    }
    int digits = at;
    long value = 0;
    boolean overflow = false;
    for (int d = digit(text, at, radix); d >= 0; d = digit(text, ++at, radix)) {
      overflow |= Long.compareUnsigned(value, Long.divideUnsigned(-1 - d, radix)) > 0;
      value = value * radix + d;
    }
    if (at == digits) {
      return new CNumber(0, start);
    }
    return new CNumber(overflow ? -1 : negative ? -value : value, at);
  }

  private static int digit(String text, int at, int radix) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    return c < 0x80 ? Character.digit(c, radix) : -1;
  }
}
