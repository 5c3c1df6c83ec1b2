package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.kconfig.Expr.Kind;

/** Writes expressions as {@code conf} does; with the value of each symbol, if asked. */
final class ExprPrinter {

  /** What stands behind the name of a symbol; empty for nothing. */
  interface Annotation {
    String of(Symbol symbol);
  }

  private static final Annotation NONE = symbol -> "";

  private ExprPrinter() {}

  /** Returns the expression without values. */
  static String print(@Nullable Expr expr) {
    return print(expr, NONE);
  }

  /** Returns the expression with what {@code annotation} says behind each symbol. */
  static String print(@Nullable Expr expr, Annotation annotation) {
    StringBuilder out = new StringBuilder();
    print(expr, null, annotation, out);
    return out.toString();
  }

  private static void print(
      @Nullable Expr expr, @Nullable Kind around, Annotation annotation, StringBuilder out) {
    if (expr == null) {
      out.append('y');
      return;
    }
    boolean parentheses = around != null && rank(around) > rank(expr.kind);
    out.append(parentheses ? "(" : "");
    switch (expr.kind) {
      case SYMBOL -> name(expr.symbol(), annotation, out);
      case NOT -> {
        out.append('!');
        print(expr.left(), Kind.NOT, annotation, out);
      }
      case AND, OR -> {
        print(expr.left(), expr.kind, annotation, out);
        out.append(expr.kind == Kind.AND ? " && " : " || ");
        print(expr.right(), expr.kind, annotation, out);
      }
      case RANGE -> {
        out.append('[');
        name(expr.symbol(), annotation, out);
        out.append(' ');
        name(expr.otherSymbol(), annotation, out);
        out.append(']');
      }
      default -> {
        name(expr.symbol(), annotation, out);
        out.append(expr.kind.operator());
        name(expr.otherSymbol(), annotation, out);
      }
    }
    out.append(parentheses ? ")" : "");
  }

  private static void name(Symbol symbol, Annotation annotation, StringBuilder out) {
    out.append(symbol.name()).append(annotation.of(symbol));
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case OR -> 0;
      case AND -> 1;
      // Of a comparison below a NOT, the sign alone is enough to see what belongs together.
      default -> 2;
    };
  }
}
