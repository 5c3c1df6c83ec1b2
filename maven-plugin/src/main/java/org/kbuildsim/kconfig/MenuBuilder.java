package org.kbuildsim.kconfig;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tree of menus as it grows, entry by entry: what is added belongs to the newest one. */
final class MenuBuilder {
  private final Lexer lexer;
  private final Expr.Pool pool;
  private final ParseErrors errors;
  private final MenuNode root;
  private MenuNode menu;
  private MenuNode entry;

  /** Behind or below which entry the next one goes. */
  private MenuNode appendTo;

  private boolean appendBelow = true;

  MenuBuilder(Lexer lexer, Expr.Pool pool, ParseErrors errors) {
    this.lexer = lexer;
    this.pool = pool;
    this.errors = errors;
    this.root = new MenuNode(null, null, lexer.place());
    this.menu = root;
    this.entry = root;
    this.appendTo = root;
  }

  /** Returns the main menu. */
  MenuNode root() {
    return root;
  }

  /** Returns the menu, choice or condition that is open. */
  MenuNode menu() {
    return menu;
  }

  /** Returns the newest entry. */
  MenuNode entry() {
    return entry;
  }

  /** Returns the symbol of the newest entry, which has one. */
  Symbol symbol() {
    return Objects.requireNonNull(entry.symbol);
  }

  /** Begins an entry; {@code symbol} is null for menus, comments and conditions. */
  void addEntry(@Nullable Symbol symbol) {
    MenuNode added = new MenuNode(symbol, menu, lexer.place());
    if (appendBelow) {
      appendTo.list = added;
    } else {
      appendTo.next = added;
    }
    appendTo = added;
    appendBelow = false;
    entry = added;
    if (symbol != null) {
      symbol.define(added);
    }
  }

  /** Has what follows go below the newest entry. */
  void open() {
    appendTo = entry;
    appendBelow = true;
    menu = entry;
  }

  /** Has what follows go behind the menu that is open. */
  void close() {
    appendTo = menu;
    appendBelow = false;
    menu = Objects.requireNonNullElse(menu.parent, root);
  }

  void setType(SymbolType type) {
    Symbol symbol = symbol();
    if (symbol.type == SymbolType.UNKNOWN) {
      symbol.type = type;
    } else if (symbol.type != type) {
      errors.warn(
          entry.place,
          String.format(
              "ignoring type redefinition of '%s' from '%s' to '%s'",
              symbol.name(), symbol.type.word(), type.word()));
    }
  }

  void addDependency(Expr dependency) {
    entry.dependency = pool.and(entry.dependency, dependency);
    entry.ownDependency = entry.dependency;
  }

  void addVisibility(@Nullable Expr condition) {
    entry.visibility = pool.and(entry.visibility, condition);
  }

  void addProperty(Property.Kind kind, @Nullable Expr value, @Nullable Expr condition) {
    add(new Property(kind, entry, lexer.place(), null, value, condition));
  }

  void addPrompt(Property.Kind kind, String text, @Nullable Expr condition) {
    Place place = lexer.place();
    int start = 0;
    while (start < text.length() && RawText.isSpace(text.charAt(start))) {
      start++;
    }
    if (start > 0) {
      errors.warn(place, "leading whitespace ignored");
    }
    if (entry.prompt != null) {
      errors.warn(place, "prompt redefined");
    }
    Expr visible = condition;
    if (kind == Property.Kind.PROMPT) {
      for (MenuNode around = entry.parent; around != null; around = around.parent) {
        visible = pool.and(visible, around.visibility);
      }
    }
    entry.prompt = add(new Property(kind, entry, place, text.substring(start), null, visible));
  }

  private Property add(Property property) {
    if (entry.symbol != null) {
      entry.symbol.properties().add(property);
    }
    return property;
  }
}
