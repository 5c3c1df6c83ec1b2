package org.kbuildsim.kconfig;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree of menus out of what was written: dependencies are handed down, selects and
 * implies turned round, options that depend on the one before them put below it, {@code if} blocks
 * dissolved.
 *
 * <p>The order of all this shows in how expressions read, so it is that of scripts/kconfig/menu.c.
 */
final class TreeFinalizer {
  private final KconfigVersion version;
  private final Symbol modules;
  private final Expr.Pool pool;
  private final ExprSimplifier simplifier;
  private final PropertyChecks checks;

  TreeFinalizer(
      KconfigVersion version,
      Symbol modules,
      Expr.Pool pool,
      ExprSimplifier simplifier,
      PropertyChecks checks) {
    this.version = version;
    this.modules = modules;
    this.pool = pool;
    this.simplifier = simplifier;
    this.checks = checks;
  }

  void finish(MenuNode root) {
    finish(root, false);
  }

  private void finish(MenuNode parent, boolean insideChoice) {
    Symbol symbol = parent.symbol;
    if (parent.list != null) {
      for (MenuNode menu = parent.list; menu != null; menu = menu.next) {
        handDown(parent, menu);
      }
      for (MenuNode menu = parent.list; menu != null; menu = menu.next) {
        finish(menu, symbol != null && symbol.isChoice());
      }
    } else if (!insideChoice && symbol != null) {
      makeSubmenu(parent, symbol);
      symbol.directDependency = pool.or(symbol.directDependency, parent.dependency);
    }
    for (MenuNode menu = parent.list; menu != null; menu = menu.next) {
      if (menu.list != null && menu.prompt == null) {
        dissolve(menu, parent);
      }
    }
    if (symbol != null && !symbol.checked) {
      symbol.checked = true;
      checks.check(symbol, parent);
    }
  }

  private void handDown(MenuNode parent, MenuNode menu) {
    Expr own = simplifier.transform(simplifier.withModules(menu.dependency, modules));
    menu.dependency = simplifier.eliminateDuplicates(pool.and(parent.dependency, own));
    if (menu.symbol == null) {
      if (menu.prompt != null) {
        narrow(menu.prompt, menu);
      }
      return;
    }
    for (Property property : menu.symbol.properties()) {
      if (property.menu == menu) {
        narrow(property, menu);
        turnRound(property, menu.symbol);
      }
    }
  }

  private void narrow(Property property, MenuNode menu) {
    Expr own = simplifier.transform(simplifier.withModules(property.condition, modules));
    property.condition = simplifier.eliminateDuplicates(pool.and(menu.dependency, own));
  }

  private void turnRound(Property property, Symbol source) {
    if (property.kind != Property.Kind.SELECT && property.kind != Property.Kind.IMPLY) {
      return;
    }
    Symbol target = Objects.requireNonNull(property.symbol());
    Expr cause = pool.and(pool.symbol(source), property.condition);
    if (property.kind == Property.Kind.SELECT) {
      target.selectedBy = pool.or(target.selectedBy, cause);
    } else {
      target.impliedBy = pool.or(target.impliedBy, cause);
    }
  }

  private void makeSubmenu(MenuNode parent, Symbol symbol) {
    Expr base = simplified(parent.prompt == null ? null : parent.prompt.condition);
    MenuNode last = null;
    for (MenuNode menu = parent.next; menu != null; menu = menu.next) {
      Expr dependency = menu.prompt != null ? menu.prompt.condition : menu.dependency;
      if (!ExprSimplifier.mentions(dependency, symbol)) {
        break;
      }
      if (!ExprSimplifier.requires(dependency, symbol)
          && (isAlternative(dependency, symbol)
              || !simplifier.includes(simplified(dependency), base))) {
        break;
      }
      finish(menu, false);
      menu.parent = parent;
      last = menu;
    }
    if (last != null) {
      parent.list = parent.next;
      parent.next = last.next;
      last.next = null;
    }
  }

  private boolean isAlternative(@Nullable Expr dependency, Symbol symbol) {
    return version.keepsAlternativesApart() && ExprSimplifier.excludes(dependency, symbol);
  }

  private Expr simplified(@Nullable Expr dependency) {
    return Objects.requireNonNull(
        simplifier.eliminateDuplicates(simplifier.transform(simplifier.notNo(dependency))));
  }

  private static void dissolve(MenuNode menu, MenuNode parent) {
    MenuNode last = Objects.requireNonNull(menu.list);
    last.parent = parent;
    while (last.next != null) {
      last = last.next;
      last.parent = parent;
    }
    last.next = menu.next;
    menu.next = menu.list;
    menu.list = null;
  }
}
