package org.kbuildsim.kconfig;

/** What kind of values a symbol takes. */
public enum SymbolType {
  /** Named in an expression, defined nowhere; or a literal such as {@code 0x10}. */
  UNKNOWN("unknown"),
  /** y or n. */
  BOOL("bool"),
  /** y, m or n. */
  TRISTATE("tristate"),
  /** A decimal number. */
  INT("integer"),
  /** A hexadecimal number. */
  HEX("hex"),
  /** Any text. */
  STRING("string");

  private final String word;

  SymbolType(String word) {
    this.word = word;
  }

  /** Returns the word for it that messages use. */
  public String word() {
    return word;
  }

  /** Returns whether values are y, m, n. */
  public boolean isLogical() {
    return this == BOOL || this == TRISTATE;
  }

  /** Returns whether values are numbers. */
  public boolean isNumber() {
    return this == INT || this == HEX;
  }

  /** Returns whether {@code text} is a value of this type as a user may write it. */
  boolean accepts(String text) {
    return switch (this) {
      case STRING -> true;
      case INT -> isDecimal(text);
      case HEX -> isHexadecimal(text);
      case BOOL, TRISTATE -> !text.isEmpty() && "yYmMnN".indexOf(text.charAt(0)) >= 0;
      case UNKNOWN -> false;
    };
  }

  // No leading zeros: they would be read as octal by C.
  private static boolean isDecimal(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (start == text.length() || (text.charAt(start) == '0' && text.length() > start + 1)) {
      return false;
    }
    return text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isHexadecimal(String text) {
    int start = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
    return start < text.length() && text.chars().skip(start).allMatch(SymbolType::isHexDigit);
  }

  static boolean isHexDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
