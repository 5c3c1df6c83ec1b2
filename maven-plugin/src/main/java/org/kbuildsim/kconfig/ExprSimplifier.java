package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.kconfig.Expr.Kind;

/**
 * Brings dependency expressions into the shape in which {@code conf} keeps and prints them.
 *
 * <p>Values do not depend on it, but two things that a user sees do: how an expression reads in
 * "unmet direct dependencies", and which options are grouped below which (a submenu is made where
 * one's dependencies hold another's). So it follows scripts/kconfig/expr.c step by step, and not
 * what would be the simplest form.
 */
final class ExprSimplifier {
  private final Expr.Pool pool;
  private final Out out;

  /** Steps taken; a pass that took none has nothing more to do. */
  private int steps;

  /** What the simplifier has to say: a bool compared with m. Goes to standard output. */
  interface Out {
    void line(String text);
  }

  /** Two expressions of which a pass changes both. */
  private static final class Pair {
    Expr first;
    Expr second;

    Pair(Expr first, Expr second) {
      this.first = first;
      this.second = second;
    }
  }

  ExprSimplifier(Expr.Pool pool, Out out) {
    this.pool = pool;
    this.out = out;
  }

  /** Returns {@code expr} with each {@code m} as {@code m && modules}. */
  @Nullable Expr withModules(@Nullable Expr expr, Symbol modules) {
    return expr == null ? null : modulesIn(expr, modules);
  }

  private Expr modulesIn(Expr expr, Symbol modules) {
    return switch (expr.kind) {
      case NOT -> pool.not(modulesIn(expr.left(), modules));
      case AND, OR ->
          pool.junction(
              expr.kind, modulesIn(expr.left(), modules), modulesIn(expr.right(), modules));
      case SYMBOL ->
          expr.is(Symbol.MOD) ? pool.junction(Kind.AND, expr, pool.symbol(modules)) : expr;
      default -> expr;
    };
  }

  /** Returns {@code expr} with comparisons of bools resolved and negations moved to the leaves. */
  @Nullable Expr transform(@Nullable Expr expr) {
    return expr == null ? null : transformed(expr);
  }

  private Expr transformed(Expr expr) {
    Expr e =
        switch (expr.kind) {
          case AND, OR -> {
            // The right one first: so compilers order it in C, and messages show.
            Expr right = transformed(expr.right());
            yield pool.junction(expr.kind, transformed(expr.left()), right);
          }
          case NOT -> pool.not(transformed(expr.left()));
          default -> expr;
        };
    return switch (e.kind) {
      case EQUAL -> e.symbol().type == SymbolType.BOOL ? equalBool(e) : e;
      case UNEQUAL -> e.symbol().type == SymbolType.BOOL ? unequalBool(e) : e;
      case NOT -> negated(e);
      default -> e;
    };
  }

  private Expr equalBool(Expr e) {
    Symbol symbol = e.symbol();
    if (e.rightSymbol == Symbol.NO) {
      return pool.not(pool.symbol(symbol));
    }
    if (e.rightSymbol == Symbol.MOD) {
      out.line("boolean symbol " + symbol.name() + " tested for 'm'? test forced to 'n'");
      return pool.symbol(Symbol.NO);
    }
    return e.rightSymbol == Symbol.YES ? pool.symbol(symbol) : e;
  }

  private Expr unequalBool(Expr e) {
    Symbol symbol = e.symbol();
    if (e.rightSymbol == Symbol.NO) {
      return pool.symbol(symbol);
    }
    if (e.rightSymbol == Symbol.MOD) {
      out.line("boolean symbol " + symbol.name() + " tested for 'm'? test forced to 'y'");
      return pool.symbol(Symbol.YES);
    }
    return e.rightSymbol == Symbol.YES ? pool.not(pool.symbol(symbol)) : e;
  }

  private Expr negated(Expr e) {
    Expr inner = e.left();
    return switch (inner.kind) {
      case NOT -> inner.left();
      case EQUAL, UNEQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          pool.compare(inner.kind.negated(), inner.symbol(), inner.otherSymbol());
      case OR ->
          transformed(pool.junction(Kind.AND, pool.not(inner.left()), pool.not(inner.right())));
      case AND ->
          transformed(pool.junction(Kind.OR, pool.not(inner.left()), pool.not(inner.right())));
      case SYMBOL -> {
        if (inner.is(Symbol.YES)) {
          yield pool.symbol(Symbol.NO);
        }
        if (inner.is(Symbol.MOD)) {
          yield inner;
        }
        yield inner.is(Symbol.NO) ? pool.symbol(Symbol.YES) : e;
      }
      default -> e;
    };
  }

  /** Returns {@code expr} without operands that say what another says already. */
  @Nullable Expr eliminateDuplicates(@Nullable Expr expr) {
    return expr == null ? null : withoutDuplicates(expr);
  }

  private Expr withoutDuplicates(Expr expr) {
    int before = steps;
    Expr e = expr;
    do {
      steps = 0;
      if (e.isJunction()) {
        Pair pair = new Pair(withoutDuplicates(e.left()), withoutDuplicates(e.right()));
        join(e.kind, pair);
        e = pool.junction(e.kind, pair.first, pair.second);
      }
      e = withoutConstants(e);
    } while (steps != 0);
    steps = before;
    return e;
  }

  private void join(Kind kind, Pair pair) {
    if (pair.first.kind == kind) {
      Pair left = new Pair(pair.first.left(), pair.second);
      join(kind, left);
      Pair right = new Pair(pair.first.right(), left.second);
      join(kind, right);
      pair.first = pool.junction(kind, left.first, right.first);
      pair.second = right.second;
      return;
    }
    if (pair.second.kind == kind) {
      Pair left = new Pair(pair.first, pair.second.left());
      join(kind, left);
      Pair right = new Pair(left.first, pair.second.right());
      join(kind, right);
      pair.first = right.first;
      pair.second = pool.junction(kind, left.second, right.second);
      return;
    }
    Expr joined =
        kind == Kind.OR ? joinOr(pair.first, pair.second) : joinAnd(pair.first, pair.second);
    if (joined != null) {
      pair.first = pool.symbol(kind == Kind.OR ? Symbol.NO : Symbol.YES);
      pair.second = joined;
      steps++;
    }
  }

  /** Returns the symbol that two terms are both about, or null if they cannot be joined. */
  private static @Nullable Symbol subject(Expr a, Expr b) {
    Expr first = a.kind == Kind.NOT ? a.left() : a;
    Expr second = b.kind == Kind.NOT ? b.left() : b;
    boolean terms =
        isTerm(first) && (b.kind == Kind.NOT ? second.kind == Kind.SYMBOL : isTerm(second));
    if (!terms || first.leftSymbol != second.leftSymbol) {
      return null;
    }
    return first.symbol().type.isLogical() ? first.symbol() : null;
  }

  private static boolean isTerm(Expr e) {
    return e.kind == Kind.SYMBOL || e.kind == Kind.EQUAL || e.kind == Kind.UNEQUAL;
  }

  private @Nullable Expr joinOr(Expr a, Expr b) {
    if (same(a, b)) {
      return a;
    }
    Symbol symbol = subject(a, b);
    if (symbol == null) {
      return null;
    }
    if (symbol.type == SymbolType.TRISTATE && a.kind == Kind.EQUAL && b.kind == Kind.EQUAL) {
      // Two of the three values: all but the third.
      Symbol third = third(a.otherSymbol(), b.otherSymbol());
      if (third != null) {
        return pool.compare(Kind.UNEQUAL, symbol, third);
      }
    }
    if (symbol.type == SymbolType.BOOL && (isNegationOf(a, b) || isNegationOf(b, a))) {
      return pool.symbol(Symbol.YES);
    }
    return null;
  }

  private static boolean isNegationOf(Expr a, Expr b) {
    return a.kind == Kind.NOT && a.left().kind == Kind.SYMBOL && b.kind == Kind.SYMBOL;
  }

  private static @Nullable Symbol third(Symbol a, Symbol b) {
    if (isPair(a, b, Symbol.YES, Symbol.MOD)) {
      return Symbol.NO;
    }
    if (isPair(a, b, Symbol.YES, Symbol.NO)) {
      return Symbol.MOD;
    }
    return isPair(a, b, Symbol.MOD, Symbol.NO) ? Symbol.YES : null;
  }

  private static boolean isPair(Symbol a, Symbol b, Symbol one, Symbol other) {
    return (a == one && b == other) || (a == other && b == one);
  }

  private @Nullable Expr joinAnd(Expr a, Expr b) {
    if (same(a, b)) {
      return a;
    }
    Symbol symbol = subject(a, b);
    if (symbol == null) {
      return null;
    }
    if (isSymbolWith(a, b, Kind.EQUAL, Symbol.YES)
        || isSymbolWith(a, b, Kind.UNEQUAL, Symbol.MOD)) {
      return pool.compare(Kind.EQUAL, symbol, Symbol.YES);
    }
    if (isSymbolWith(a, b, Kind.UNEQUAL, Symbol.NO)) {
      return pool.symbol(symbol);
    }
    if (symbol.type != SymbolType.TRISTATE) {
      return null;
    }
    if (a.kind == Kind.EQUAL && b.kind == Kind.UNEQUAL) {
      return equalAndUnequal(symbol, a.otherSymbol(), b.otherSymbol());
    }
    if (a.kind == Kind.UNEQUAL && b.kind == Kind.EQUAL) {
      return equalAndUnequal(symbol, b.otherSymbol(), a.otherSymbol());
    }
    if (a.kind == Kind.UNEQUAL && b.kind == Kind.UNEQUAL) {
      Symbol third = third(a.otherSymbol(), b.otherSymbol());
      return third == null ? null : pool.compare(Kind.EQUAL, symbol, third);
    }
    return null;
  }

  private static boolean isSymbolWith(Expr a, Expr b, Kind kind, Symbol value) {
    return (a.kind == Kind.SYMBOL && b.kind == kind && b.rightSymbol == value)
        || (b.kind == Kind.SYMBOL && a.kind == kind && a.rightSymbol == value);
  }

  private @Nullable Expr equalAndUnequal(Symbol symbol, Symbol equal, Symbol unequal) {
    if (!equal.isConstant() || !unequal.isConstant()) {
      return null;
    }
    return equal == unequal ? pool.symbol(Symbol.NO) : pool.compare(Kind.EQUAL, symbol, equal);
  }

  /** Returns {@code e} without y and n as operands. */
  private Expr withoutConstants(Expr e) {
    if (!e.isJunction()) {
      return e;
    }
    Expr left = withoutConstants(e.left());
    Expr right = withoutConstants(e.right());
    Symbol absorbing = e.kind == Kind.AND ? Symbol.NO : Symbol.YES;
    Symbol neutral = e.kind == Kind.AND ? Symbol.YES : Symbol.NO;
    if (left.is(absorbing) || right.is(neutral)) {
      return left;
    }
    return left.is(neutral) || right.is(absorbing) ? right : e;
  }

  /** Returns whether both ask the same, whatever the order of their operands. */
  static boolean asksTheSame(@Nullable Expr a, @Nullable Expr b) {
    if (a == null || b == null) {
      return Expr.isYes(a) && Expr.isYes(b);
    }
    // What is made on the way belongs to no tree.
    return new ExprSimplifier(new Expr.Pool(), line -> {}).same(a, b);
  }

  /** Returns whether both say the same, whatever the order of their operands. */
  private boolean same(Expr a, Expr b) {
    if (a == b && !a.isJunction()) {
      return true;
    }
    if (a.kind != b.kind) {
      return false;
    }
    return switch (a.kind) {
      case NOT -> same(a.left(), b.left());
      case AND, OR -> {
        int before = steps;
        Pair rest = new Pair(a, b);
        eliminateEqual(rest);
        steps = before;
        yield rest.first.kind == Kind.SYMBOL
            && rest.second.kind == Kind.SYMBOL
            && rest.first.leftSymbol == rest.second.leftSymbol;
      }
      default -> false;
    };
  }

  /** Returns whether what {@code needed} asks is all asked by {@code dependency} as well. */
  boolean includes(Expr dependency, Expr needed) {
    Pair rest = new Pair(dependency, needed);
    eliminateEqual(rest);
    return Expr.isYes(rest.second);
  }

  /** Takes operands that both have out of both. */
  private void eliminateEqual(Pair pair) {
    if (pair.first.isJunction()) {
      eliminateEqual(pair.first.kind, pair);
    }
    if (pair.first.kind != pair.second.kind && pair.second.isJunction()) {
      eliminateEqual(pair.second.kind, pair);
    }
    pair.first = withoutConstants(pair.first);
    pair.second = withoutConstants(pair.second);
  }

  private void eliminateEqual(Kind kind, Pair pair) {
    if (pair.first.kind == kind) {
      Pair left = new Pair(pair.first.left(), pair.second);
      eliminateEqual(kind, left);
      Pair right = new Pair(pair.first.right(), left.second);
      eliminateEqual(kind, right);
      pair.first = pool.junction(kind, left.first, right.first);
      pair.second = right.second;
      return;
    }
    if (pair.second.kind == kind) {
      Pair left = new Pair(pair.first, pair.second.left());
      eliminateEqual(kind, left);
      Pair right = new Pair(left.first, pair.second.right());
      eliminateEqual(kind, right);
      pair.first = right.first;
      pair.second = pool.junction(kind, left.second, right.second);
      return;
    }
    boolean constant = pair.first.is(Symbol.YES) || pair.first.is(Symbol.NO);
    if ((constant && pair.first == pair.second) || !same(pair.first, pair.second)) {
      return;
    }
    steps++;
    pair.first = pool.symbol(kind == Kind.OR ? Symbol.NO : Symbol.YES);
    pair.second = pair.first;
  }

  /** Returns that {@code expr} is not n, as comparisons of its symbols. */
  Expr notNo(@Nullable Expr expr) {
    return compared(expr, false);
  }

  /** Returns that {@code expr} is n, as comparisons of its symbols. */
  Expr isNo(@Nullable Expr expr) {
    return compared(expr, true);
  }

  private Expr compared(@Nullable Expr expr, boolean equal) {
    if (expr == null) {
      return equal ? pool.symbol(Symbol.NO) : pool.not(pool.symbol(Symbol.NO));
    }
    return switch (expr.kind) {
      case AND, OR -> {
        Kind kind = expr.kind == Kind.AND ? Kind.OR : Kind.AND;
        Expr e = pool.junction(kind, compared(expr.left(), true), compared(expr.right(), true));
        yield equal ? e : pool.not(e);
      }
      case NOT -> compared(expr.left(), !equal);
      case SYMBOL -> pool.compare(equal ? Kind.EQUAL : Kind.UNEQUAL, expr.symbol(), Symbol.NO);
      default -> equal ? pool.not(expr) : expr;
    };
  }

  /** Returns whether {@code symbol} occurs in {@code expr}. */
  static boolean mentions(@Nullable Expr expr, Symbol symbol) {
    if (expr == null) {
      return false;
    }
    return switch (expr.kind) {
      case AND, OR -> mentions(expr.left(), symbol) || mentions(expr.right(), symbol);
      case NOT -> mentions(expr.left(), symbol);
      case SYMBOL -> expr.leftSymbol == symbol;
      case RANGE -> false;
      default -> expr.leftSymbol == symbol || expr.rightSymbol == symbol;
    };
  }

  /** Returns whether {@code expr} cannot hold without {@code symbol}, seen at first sight. */
  static boolean requires(@Nullable Expr expr, Symbol symbol) {
    if (expr == null) {
      return false;
    }
    return switch (expr.kind) {
      case AND -> requires(expr.left(), symbol) || requires(expr.right(), symbol);
      case SYMBOL -> expr.leftSymbol == symbol;
      case EQUAL ->
          expr.leftSymbol == symbol
              && (expr.rightSymbol == Symbol.YES || expr.rightSymbol == Symbol.MOD);
      case UNEQUAL -> expr.leftSymbol == symbol && expr.rightSymbol == Symbol.NO;
      default -> false;
    };
  }

  /** Returns whether {@code expr} asks somewhere for {@code symbol} not to be set, or not fully. */
  static boolean excludes(@Nullable Expr expr, Symbol symbol) {
    if (expr == null) {
      return false;
    }
    return switch (expr.kind) {
      case AND, OR -> excludes(expr.left(), symbol) || excludes(expr.right(), symbol);
      case NOT -> expr.left().is(symbol);
      case EQUAL -> expr.leftSymbol == symbol && expr.rightSymbol == Symbol.NO;
      case UNEQUAL ->
          expr.leftSymbol == symbol
              && (expr.rightSymbol == Symbol.YES || expr.rightSymbol == Symbol.MOD);
      default -> false;
    };
  }
}
