package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the tree of menus: a definition of a symbol, a menu, a comment, an {@code if} block.
 *
 * <p>Children hang in a linked list, because building the tree moves whole runs of them about.
 */
public final class MenuNode {
  final Place place;
  final @Nullable Symbol symbol;
  @Nullable MenuNode parent;
  @Nullable MenuNode next;
  @Nullable MenuNode list;
  @Nullable Property prompt;

  /** {@code visible if} of a menu: hides the prompts below it. */
  @Nullable Expr visibility;

  /** {@code depends on}, with those of the menus around it once finalized. */
  @Nullable Expr dependency;

  /** {@code depends on} as it was written here, for explanations. */
  @Nullable Expr ownDependency;

  @Nullable String help;

  /** The alternatives of a choice in the order of the files. */
  private final List<Symbol> members = new ArrayList<>();

  MenuNode(@Nullable Symbol symbol, @Nullable MenuNode parent, Place place) {
    this.symbol = symbol;
    this.parent = parent;
    this.place = place;
  }

  /** Returns the symbol defined here; null for menus, comments and {@code if}. */
  public @Nullable Symbol symbol() {
    return symbol;
  }

  /** Returns where it begins. */
  public Place place() {
    return place;
  }

  /** Returns the text a user sees; null where there is none. */
  public @Nullable String promptText() {
    return prompt == null || prompt.text == null ? null : RawText.display(prompt.text);
  }

  /** Returns the menu around it; null for the main menu. */
  public @Nullable MenuNode parent() {
    return parent;
  }

  List<Symbol> members() {
    return members;
  }

  /** Returns the text as {@code conf} shows it: the prompt, or else the symbol's name. */
  @Nullable String title() {
    if (prompt != null) {
      return prompt.text;
    }
    return symbol == null ? null : symbol.name();
  }

  /** Returns whether it is a menu (or a menuconfig). */
  boolean isMenu() {
    return prompt != null && prompt.kind == Property.Kind.MENU;
  }

  /**
   * Returns what comes after this in the tree read from top to bottom, or null at the end of {@code
   * root}, null for the whole tree.
   */
  @Nullable MenuNode following(@Nullable MenuNode root) {
    if (list != null) {
      return list;
    }
    MenuNode menu = this;
    while (menu != null && menu != root && menu.next == null) {
      menu = menu.parent;
    }
    return menu == null || menu == root ? null : menu.next;
  }
}
