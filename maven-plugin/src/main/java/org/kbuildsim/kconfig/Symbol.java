package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named thing that has a value: an option, a choice, a literal in an expression.
 *
 * <p>What is said of it in the Kconfig files, from all its definitions; its value is in a {@link
 * Configuration}. Built by the parser and the finalizer, fixed afterwards.
 */
public final class Symbol {
  /** The constants of the language, the same in every tree. */
  static final Symbol YES = constant("y");

  static final Symbol MOD = constant("m");
  static final Symbol NO = constant("n");

  private final @Nullable String name;
  private final boolean constant;
  private final List<MenuNode> menus = new ArrayList<>();
  private final List<Property> properties = new ArrayList<>();

  /** Position in the tree's order of evaluation; -1 for the three constants. */
  int index = -1;

  SymbolType type = SymbolType.UNKNOWN;
  boolean transitional;

  /** Whether it was defined inside a choice. */
  boolean choiceMember;

  /** Whether its properties were checked, so that it is complained of only once. */
  boolean checked;

  @Nullable Expr directDependency;
  @Nullable Expr selectedBy;
  @Nullable Expr impliedBy;

  Symbol(@Nullable String name, boolean constant) {
    this.name = name;
    this.constant = constant;
  }

  private static Symbol constant(String letter) {
    Symbol symbol = new Symbol(letter, true);
    symbol.type = SymbolType.TRISTATE;
    return symbol;
  }

  /** Returns the constant symbol with this value. */
  static Symbol of(Tristate value) {
    return switch (value) {
      case N -> NO;
      case M -> MOD;
      case Y -> YES;
    };
  }

  /** Returns the name without {@code CONFIG_}; {@code <choice>} for a choice, which has none. */
  public String name() {
    return name == null ? "<choice>" : name;
  }

  /** Returns the type; {@link SymbolType#UNKNOWN} if it is defined nowhere. */
  public SymbolType type() {
    return type;
  }

  /** Returns whether it is a choice block. */
  public boolean isChoice() {
    return name == null;
  }

  /** Returns whether it is one of the alternatives of a choice. */
  public boolean isChoiceMember() {
    return choiceMember;
  }

  /** Returns whether it only carries an old option's value over to a new one. */
  public boolean isTransitional() {
    return transitional;
  }

  /** Returns whether it stands for itself: y, m, n or a quoted text. */
  boolean isConstant() {
    return constant;
  }

  /** Returns whether any Kconfig file defines it. */
  public boolean isDefined() {
    return !menus.isEmpty();
  }

  /** Returns its definitions in the order of the files. */
  public List<MenuNode> menus() {
    return Collections.unmodifiableList(menus);
  }

  /** Returns what its definitions say, in the order of the files. */
  List<Property> properties() {
    return properties;
  }

  void define(MenuNode menu) {
    menus.add(menu);
  }

  /** Returns the first definition with a prompt, or null: it cannot be set by a user. */
  @Nullable MenuNode promptMenu() {
    for (MenuNode menu : menus) {
      if (menu.prompt != null) {
        return menu;
      }
    }
    return null;
  }

  /** Returns whether a user may set it at all, given its dependencies. */
  public boolean hasPrompt() {
    return promptMenu() != null;
  }

  /** Returns the choice it is an alternative of, or null. */
  @Nullable MenuNode choiceMenu() {
    MenuNode menu = promptMenu();
    if (menu == null) {
      return null;
    }
    do {
      menu = menu.parent;
    } while (menu != null && menu.symbol == null);
    return menu != null && menu.symbol != null && menu.symbol.isChoice() ? menu : null;
  }

  @Override
  public String toString() {
    return name();
  }
}
