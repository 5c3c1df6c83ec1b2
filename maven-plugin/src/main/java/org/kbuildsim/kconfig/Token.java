package org.kbuildsim.kconfig;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word, sign or text of a Kconfig file.
 *
 * @param text the word after macro expansion, the text of a string or a help text; raw
 * @param start offset of the first character in its file
 * @param end offset behind the last
 */
record Token(Kind kind, String text, KconfigFile file, int start, int end) {

  /** What it is. Keywords are keywords everywhere outside strings. */
  enum Kind {
    END_OF_INPUT("end of file"),
    END_OF_LINE("end of line"),
    WORD("word"),
    STRING("string"),
    HELP_TEXT("help text"),
    ASSIGNED_VALUE("value"),
    BOOL("bool", true),
    CHOICE("choice", true),
    COMMENT("comment", true),
    CONFIG("config", true),
    DEFAULT("default", true),
    DEF_BOOL("def_bool", true),
    DEF_TRISTATE("def_tristate", true),
    DEPENDS("depends", true),
    ENDCHOICE("endchoice", true),
    ENDIF("endif", true),
    ENDMENU("endmenu", true),
    HELP("help", true),
    HEX("hex", true),
    IF("if", true),
    IMPLY("imply", true),
    INT("int", true),
    MAINMENU("mainmenu", true),
    MENU("menu", true),
    MENUCONFIG("menuconfig", true),
    MODULES("modules", true),
    ON("on", true),
    PROMPT("prompt", true),
    RANGE("range", true),
    SELECT("select", true),
    SOURCE("source", true),
    STRING_TYPE("string", true),
    TRANSITIONAL("transitional", true),
    TRISTATE("tristate", true),
    VISIBLE("visible", true),
    OR("||"),
    AND("&&"),
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    NOT("!"),
    OPEN("("),
    CLOSE(")"),
    COLON_EQUAL(":="),
    PLUS_EQUAL("+=");

    private static final Map<String, Kind> KEYWORDS = new HashMap<>();

    static {
      for (Kind kind : values()) {
        if (kind.keyword) {
          KEYWORDS.put(kind.spelling, kind);
        }
      }
    }

    private final String spelling;
    private final boolean keyword;

    Kind(String spelling) {
      this(spelling, false);
    }

    Kind(String spelling, boolean keyword) {
      this.spelling = spelling;
      this.keyword = keyword;
    }

    /** Returns how it is written, or a description. */
    String spelling() {
      return spelling;
    }

    boolean isAssignment() {
      return this == EQUAL || this == COLON_EQUAL || this == PLUS_EQUAL;
    }

    /** Returns the keyword that {@code word} is, or null. */
    static @Nullable Kind keyword(String word, KconfigVersion version) {
      Kind kind = KEYWORDS.get(word);
      return kind == TRANSITIONAL && !version.hasTransitional() ? null : kind;
    }
  }

  /** Returns the token as a message names it. */
  String describe() {
    return switch (kind) {
      case END_OF_INPUT, END_OF_LINE -> kind.spelling();
      case WORD -> "`" + RawText.display(text) + "`";
      case STRING -> "\"" + RawText.display(text) + "\"";
      case HELP_TEXT, ASSIGNED_VALUE -> kind.spelling();
      default -> "`" + kind.spelling() + "`";
    };
  }
}
