package org.kbuildsim.build;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number of seconds as C's {@code %.2g} prints it. */
final class Seconds {
  private Seconds() {}

  static String twoDigits(double seconds) {
    BigDecimal rounded = new BigDecimal(seconds).round(new MathContext(2)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return String.format("%se-%02d", mantissa, -exponent);
  }
}
