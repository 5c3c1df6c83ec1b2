package org.kbuildsim.kconfig;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which symbols the value of a symbol is made of, by what the Kconfig files say. */
final class References {
  private final Set<String> names = new LinkedHashSet<>();

  private References() {}

  /** Returns the names of all symbols that {@code symbol} looks at; of no symbol, none. */
  static Set<String> of(@Nullable Symbol symbol) {
    References references = new References();
    if (symbol != null) {
      references.collect(symbol);
    }
    return references.names;
  }

  private void collect(Symbol symbol) {
    for (Property property : symbol.properties()) {
      switch (property.kind) {
        case SELECT, IMPLY -> {}
        default -> {
          collect(property.condition);
          collect(property.expr);
        }
      }
    }
    collect(symbol.directDependency);
    collect(symbol.selectedBy);
    collect(symbol.impliedBy);
    MenuNode choice = symbol.choiceMenu();
    if (choice != null) {
      choice.members().forEach(member -> names.add(member.name()));
    }
  }

  private void collect(@Nullable Expr expr) {
    if (expr == null) {
      return;
    }
    switch (expr.kind) {
      case AND, OR -> {
        collect(expr.left());
        collect(expr.right());
      }
      case NOT -> collect(expr.left());
      case SYMBOL -> names.add(expr.symbol().name());
      default -> {
        names.add(expr.symbol().name());
        names.add(expr.otherSymbol().name());
      }
    }
  }
}
