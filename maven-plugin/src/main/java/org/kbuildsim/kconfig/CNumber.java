package org.kbuildsim.kconfig;

import java.math.BigInteger;

/**
 * A number at the start of a text, read as C's {@code strtoll} and {@code strtoull} do.
 *
 * @param value the 64 bits
 * @param end where reading stopped; 0 if there is no number
 * @param overflow whether it did not fit
 */
record CNumber(long value, int end, boolean overflow) {
  private static final BigInteger UNSIGNED_MAX =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** Reads a signed number; {@code base} 0 takes 0x and 0 at the start for base 16 and 8. */
  static CNumber signed(String text, int base) {
    return read(text, base, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE));
  }

  /** Reads an unsigned number. */
  static CNumber unsigned(String text, int base) {
    return read(text, base, UNSIGNED_MAX.negate(), UNSIGNED_MAX);
  }

  private static CNumber read(String text, int base, BigInteger min, BigInteger max) {
    int at = 0;
    while (at < text.length() && RawText.isSpace(text.charAt(at))) {
      at++;
    }
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative || (at < text.length() && text.charAt(at) == '+')) {
      at++;
    }
    int radix = base;
    boolean prefixed =
        at + 2 < text.length()
            && text.charAt(at) == '0'
            && (text.charAt(at + 1) == 'x' || text.charAt(at + 1) == 'X')
            && Character.digit(text.charAt(at + 2), 16) >= 0;
    if (prefixed && (base == 0 || base == 16)) {
      radix = 16;
      at += 2;
    } else if (base == 0) {
      radix = at < text.length() && text.charAt(at) == '0' ? 8 : 10;
    }
    int start = at;
    while (at < text.length()
        && text.charAt(at) < 0x80
        && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    if (at == start) {
      return new CNumber(0, 0, false);
    }
    BigInteger value = new BigInteger(text.substring(start, at), radix);
    value = negative ? value.negate() : value;
    if (value.compareTo(max) > 0) {
      return new CNumber(max.longValue(), at, true);
    }
    if (value.compareTo(min) < 0) {
      return new CNumber(
          min.signum() < 0 && max.bitLength() == 64 ? -1 : min.longValue(), at, true);
    }
    return new CNumber(value.longValue(), at, false);
  }
}
