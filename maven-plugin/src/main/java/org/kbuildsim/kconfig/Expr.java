package org.kbuildsim.kconfig;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node of a dependency expression; never changed, and there is only one of each in a tree.
 *
 * <p>Sharing is not only thrift: a configuration remembers the value of each node, and {@code conf}
 * does the same, which shows where symbols depend on each other in a circle.
 */
final class Expr {
  enum Kind {
    SYMBOL,
    NOT,
    AND,
    OR,
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    LESS_EQUAL("<="),
    GREATER(">"),
    GREATER_EQUAL(">="),
    RANGE;

    private final String operator;

    Kind() {
      this("");
    }

    Kind(String operator) {
      this.operator = operator;
    }

    /** Returns the comparison's own sign. */
    String operator() {
      return operator;
    }

    boolean isComparison() {
      return !operator.isEmpty();
    }

    /** Returns the comparison that holds exactly where this one does not. */
    Kind negated() {
      return switch (this) {
        case EQUAL -> UNEQUAL;
        case UNEQUAL -> EQUAL;
        case LESS -> GREATER_EQUAL;
        case LESS_EQUAL -> GREATER;
        case GREATER -> LESS_EQUAL;
        case GREATER_EQUAL -> LESS;
        default -> throw new IllegalStateException(this + " is no comparison");
      };
    }
  }

  final Kind kind;

  /** The operands of NOT (left alone), AND, OR. */
  private final @Nullable Expr left;

  private final @Nullable Expr right;

  /** The operands of SYMBOL (left alone), comparisons and RANGE. */
  final @Nullable Symbol leftSymbol;

  final @Nullable Symbol rightSymbol;

  /** Counts up in a tree; index of the value in a configuration. */
  final int id;

  private Expr(
      Kind kind,
      @Nullable Expr left,
      @Nullable Expr right,
      @Nullable Symbol leftSymbol,
      @Nullable Symbol rightSymbol,
      int id) {
    this.kind = kind;
    this.left = left;
    this.right = right;
    this.leftSymbol = leftSymbol;
    this.rightSymbol = rightSymbol;
    this.id = id;
  }

  Expr left() {
    return Objects.requireNonNull(left);
  }

  Expr right() {
    return Objects.requireNonNull(right);
  }

  Symbol symbol() {
    return Objects.requireNonNull(leftSymbol);
  }

  Symbol otherSymbol() {
    return Objects.requireNonNull(rightSymbol);
  }

  boolean is(Symbol symbol) {
    return kind == Kind.SYMBOL && leftSymbol == symbol;
  }

  boolean isJunction() {
    return kind == Kind.AND || kind == Kind.OR;
  }

  /** Returns whether {@code expr} asks nothing: there is none, or it is y. */
  static boolean isYes(@Nullable Expr expr) {
    return expr == null || expr.is(Symbol.YES);
  }

  /** Where expressions of one tree are made. */
  static final class Pool {
    private record Key(Kind kind, Object left, @Nullable Object right) {}

    private final Map<Key, Expr> made = new HashMap<>();

    int size() {
      return made.size();
    }

    Expr symbol(Symbol symbol) {
      return made.computeIfAbsent(
          new Key(Kind.SYMBOL, symbol, null),
          key -> new Expr(Kind.SYMBOL, null, null, symbol, null, made.size()));
    }

    Expr not(Expr expr) {
      return made.computeIfAbsent(
          new Key(Kind.NOT, expr, null),
          key -> new Expr(Kind.NOT, expr, null, null, null, made.size()));
    }

    /** Returns a comparison or a range. */
    Expr compare(Kind kind, Symbol left, Symbol right) {
      return made.computeIfAbsent(
          new Key(kind, left, right), key -> new Expr(kind, null, null, left, right, made.size()));
    }

    Expr junction(Kind kind, Expr left, Expr right) {
      return made.computeIfAbsent(
          new Key(kind, left, right), key -> new Expr(kind, left, right, null, null, made.size()));
    }

    /** Returns both; where one asks nothing, the other. */
    @Nullable Expr and(@Nullable Expr left, @Nullable Expr right) {
      if (left == null) {
        return right;
      }
      return right == null ? left : junction(Kind.AND, left, right);
    }

    /** Returns either; where there is only one, that one. */
    @Nullable Expr or(@Nullable Expr left, @Nullable Expr right) {
      if (left == null) {
        return right;
      }
      return right == null ? left : junction(Kind.OR, left, right);
    }
  }
}
