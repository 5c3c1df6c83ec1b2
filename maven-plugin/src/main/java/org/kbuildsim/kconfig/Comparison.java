package org.kbuildsim.kconfig;

/** How two values compare: as numbers if both read as such, else as texts. */
final class Comparison {

  /** A value and the type of the symbol that has it. */
  record Operand(String text, SymbolType type) {}

  private Comparison() {}

  /** Returns less than, equal to or greater than 0 as {@code left} is to {@code right}. */
  static int compare(Operand left, Operand right) {
    boolean unsigned = left.type() == SymbolType.HEX || right.type() == SymbolType.HEX;
    if (!isNumber(left) || !isNumber(right)) {
      return left.text().compareTo(right.text());
    }
    long a = number(left);
    long b = number(right);
    return unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }

  private static boolean isNumber(Operand operand) {
    if (operand.type().isLogical()) {
      return true;
    }
    CNumber number = read(operand);
    String text = operand.text();
    // The last character must be a hex digit: "1 " or "0x" are texts.
    return number.end() > 0
        && number.end() == text.length()
        && !number.overflow()
        && SymbolType.isHexDigit(text.charAt(number.end() - 1));
  }

  private static long number(Operand operand) {
    if (!operand.type().isLogical()) {
      return read(operand).value();
    }
    return switch (operand.text()) {
      case "n" -> 0;
      case "m" -> 1;
      case "y" -> 2;
      default -> -1;
    };
  }

  private static CNumber read(Operand operand) {
    return switch (operand.type()) {
      case INT -> CNumber.signed(operand.text(), 10);
      case HEX -> CNumber.unsigned(operand.text(), 16);
      default -> CNumber.signed(operand.text(), 0);
    };
  }
}
