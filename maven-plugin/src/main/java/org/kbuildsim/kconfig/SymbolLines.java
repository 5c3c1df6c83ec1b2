package org.kbuildsim.kconfig;

/** How a symbol and its value are written in each of the files; raw text, with line ends. */
enum SymbolLines {
  /** {@code .config}. */
  DOTCONFIG {
    @Override
    String line(Symbol symbol, String value) {
      if (isNo(symbol, value)) {
        return "# CONFIG_" + symbol.name() + " is not set\n";
      }
      return assignment(symbol, symbol.type == SymbolType.STRING ? quoted(value) : value);
    }
  },
  /** auto.conf, read by make: no quotes. */
  AUTOCONF {
    @Override
    String line(Symbol symbol, String value) {
      return isNo(symbol, value) ? "" : assignment(symbol, value);
    }
  },
  /** A list of new options: n is said. */
  LISTING {
    @Override
    String line(Symbol symbol, String value) {
      return assignment(symbol, symbol.type == SymbolType.STRING ? quoted(value) : value);
    }
  },
  /** autoconf.h. */
  HEADER {
    @Override
    String line(Symbol symbol, String value) {
      String define = "#define CONFIG_" + symbol.name();
      return switch (symbol.type) {
        case BOOL, TRISTATE ->
            switch (value) {
              case "n" -> "";
              case "m" -> define + "_MODULE 1\n";
              default -> define + " 1\n";
            };
        case HEX -> define + " " + prefixed(value) + "\n";
        case STRING -> define + " " + quoted(value) + "\n";
        default -> define + " " + value + "\n";
      };
    }
  },
  /** rustc_cfg, read by rustc as arguments: all values are texts, and what is on is set as well. */
  RUSTC_CFG {
    @Override
    String line(Symbol symbol, String value) {
      if (isNo(symbol, value)) {
        return "";
      }
      String option = "--cfg=CONFIG_" + symbol.name();
      String text = symbol.type == SymbolType.HEX ? prefixed(value) : value;
      return (symbol.type.isLogical() ? option + "\n" : "") + option + "=" + quoted(text) + "\n";
    }
  };

  /** Returns the line, or lines, or nothing, for {@code symbol} with {@code value}. */
  abstract String line(Symbol symbol, String value);

  /** Returns the line for {@code symbol} as it is in {@code configuration}. */
  String line(Symbol symbol, Configuration configuration) {
    return symbol.type == SymbolType.UNKNOWN ? "" : line(symbol, configuration.text(symbol));
  }

  private static boolean isNo(Symbol symbol, String value) {
    return symbol.type.isLogical() && value.equals("n");
  }

  private static String assignment(Symbol symbol, String value) {
    return "CONFIG_" + symbol.name() + "=" + value + "\n";
  }

  private static String prefixed(String value) {
    return value.startsWith("0x") || value.startsWith("0X") ? value : "0x" + value;
  }

  /** Returns a text as it stands in a {@code .config}. */
  static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
