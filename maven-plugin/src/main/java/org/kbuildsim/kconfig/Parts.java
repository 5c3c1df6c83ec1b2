package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kconfig.Expr.Kind;

/** Expressions taken apart at their outermost operators. */
final class Parts {
  private Parts() {}

  /** Returns what has to hold all together; nothing for an expression that is not there. */
  static List<Expr> conjuncts(@Nullable Expr expr) {
    return parts(expr, Kind.AND);
  }

  /** Returns that of which one has to hold. */
  static List<Expr> alternatives(@Nullable Expr expr) {
    return parts(expr, Kind.OR);
  }

  /** Returns the symbol that stands first: in a reversed dependency, the one that selects. */
  static Symbol firstSymbol(Expr expr) {
    Expr e = expr;
    while (e.isJunction() || e.kind == Kind.NOT) {
      e = e.left();
    }
    return e.symbol();
  }

  private static List<Expr> parts(@Nullable Expr expr, Kind kind) {
    List<Expr> parts = new ArrayList<>();
    Expr rest = expr;
    // Junctions lean to the left.
    while (rest != null && rest.kind == kind) {
      parts.addAll(0, parts(rest.right(), kind));
      rest = rest.left();
    }
    if (rest != null) {
      parts.add(0, rest);
    }
    return parts;
  }
}
