package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;

/** One thing a definition says about its symbol: a prompt, a default, a select, … */
final class Property {
  /** Which thing; messages use the word. */
  enum Kind {
    PROMPT("prompt"),
    COMMENT("comment"),
    MENU("menu"),
    DEFAULT("default"),
    SELECT("select"),
    IMPLY("imply"),
    RANGE("range");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  final MenuNode menu;
  final Place place;

  /** The text of a prompt, menu or comment. */
  final @Nullable String text;

  /** The value of a default, the symbol of a select or imply, the two ends of a range. */
  final @Nullable Expr expr;

  /** A prompt becomes MENU when its {@code menuconfig} is complete. */
  Kind kind;

  /** The {@code if} that goes with it; with the dependencies of its menu once finalized. */
  @Nullable Expr condition;

  /** Its place in the tables of a configuration; only prompts have one. */
  int index = -1;

  Property(
      Kind kind,
      MenuNode menu,
      Place place,
      @Nullable String text,
      @Nullable Expr expr,
      @Nullable Expr condition) {
    this.kind = kind;
    this.menu = menu;
    this.place = place;
    this.text = text;
    this.expr = expr;
    this.condition = condition;
  }

  /** Returns whether it lets a user set the value; a menuconfig's prompt is a MENU. */
  boolean isPrompt() {
    return text != null;
  }

  /** Returns the symbol that the expression is, or null if it is something larger. */
  @Nullable Symbol symbol() {
    return expr != null && expr.kind == Expr.Kind.SYMBOL ? expr.leftSymbol : null;
  }
}
