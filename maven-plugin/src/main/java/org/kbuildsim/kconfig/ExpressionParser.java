package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.kconfig.Token.Kind;

/** Reads expressions: {@code ||} binds least, then {@code &&}, {@code !}, and comparisons most. */
final class ExpressionParser {
  // Where bison's stack ends (YYMAXDEPTH), and so does conf.
  private static final int NESTING_LIMIT = 9990;

  private final TokenReader tokens;
  private final Lexer lexer;
  private final SymbolTable symbols;
  private final Expr.Pool pool;
  private int nesting;

  ExpressionParser(TokenReader tokens, Lexer lexer, SymbolTable symbols, Expr.Pool pool) {
    this.tokens = tokens;
    this.lexer = lexer;
    this.symbols = symbols;
    this.pool = pool;
  }

  /** Reads {@code if} and an expression; returns null if there is no {@code if}. */
  @Nullable Expr condition() throws SyntaxError {
    if (tokens.peek() != Kind.IF) {
      return null;
    }
    tokens.shift();
    return expression();
  }

  Expr expression() throws SyntaxError {
    Expr left = conjunction();
    while (tokens.peek() == Kind.OR) {
      tokens.shift();
      left = pool.junction(Expr.Kind.OR, left, conjunction());
    }
    return left;
  }

  private Expr conjunction() throws SyntaxError {
    Expr left = term();
    while (tokens.peek() == Kind.AND) {
      tokens.shift();
      left = pool.junction(Expr.Kind.AND, left, term());
    }
    return left;
  }

  private Expr term() throws SyntaxError {
    if (++nesting > NESTING_LIMIT) {
      Place place = lexer.place();
      String message =
          "memory exhausted: the expression is nested more than " + NESTING_LIMIT + " deep";
      throw new KconfigException(
          new Complaint(
              place.render() + ": memory exhausted\n", ParseErrors.about(place, message)));
    }
    try {
      if (tokens.peek() == Kind.NOT) {
        tokens.shift();
        return pool.not(term());
      }
      if (tokens.peek() == Kind.OPEN) {
        tokens.shift();
        Expr inner = expression();
        tokens.expect(Kind.CLOSE);
        return inner;
      }
      return comparison();
    } finally {
      nesting--;
    }
  }

  private Expr comparison() throws SyntaxError {
    Symbol left = symbol();
    Expr.Kind kind =
        switch (tokens.peek()) {
          case EQUAL -> Expr.Kind.EQUAL;
          case UNEQUAL -> Expr.Kind.UNEQUAL;
          case LESS -> Expr.Kind.LESS;
          case LESS_EQUAL -> Expr.Kind.LESS_EQUAL;
          case GREATER -> Expr.Kind.GREATER;
          case GREATER_EQUAL -> Expr.Kind.GREATER_EQUAL;
          default -> Expr.Kind.SYMBOL;
        };
    if (kind == Expr.Kind.SYMBOL) {
      return pool.symbol(left);
    }
    tokens.shift();
    return pool.compare(kind, left, symbol());
  }

  /** Reads a symbol or a constant. */
  Symbol symbol() throws SyntaxError {
    if (tokens.peek() == Kind.STRING) {
      return symbols.quoted(tokens.shift().text());
    }
    if (tokens.peek() != Kind.WORD) {
      throw tokens.unexpected("a symbol or a quoted text");
    }
    return symbols.named(tokens.shift().text());
  }

  /** Reads a symbol. */
  Symbol name() throws SyntaxError {
    return symbols.named(tokens.expect(Kind.WORD).text());
  }
}
