package org.kbuildsim.kconfig;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kconfig.Token.Kind;

/**
 * The tokens of all files, one after the other, and the complaint of one that cannot stand where it
 * does. As with bison, only the first failure of a row is a "syntax error".
 */
final class TokenReader {
  // Tokens to read without failure until the next failure is reported as a new one.
  private static final int QUIET_TOKENS = 3;

  private final Lexer lexer;
  private final ParseErrors errors;
  private @Nullable Token token;
  private String expected = "";
  private int quiet;

  TokenReader(Lexer lexer, ParseErrors errors) {
    this.lexer = lexer;
    this.errors = errors;
  }

  /** Returns the kind of the present token. */
  Kind peek() {
    if (token == null) {
      token = lexer.next();
    }
    return token.kind();
  }

  /** Returns the present token and goes on to the next. */
  Token shift() {
    peek();
    Token shifted = Objects.requireNonNull(token);
    token = null;
    quiet = Math.max(0, quiet - 1);
    return shifted;
  }

  /** Returns the present token, which has to be of that kind, and goes on to the next. */
  Token expect(Kind kind) throws SyntaxError {
    if (peek() != kind) {
      throw unexpected(
          switch (kind) {
            case STRING -> "a quoted text";
            case WORD -> "a name";
            case END_OF_LINE -> "the end of the line";
            default -> "`" + kind.spelling() + "`";
          });
    }
    return shift();
  }

  /** Returns what to throw where the present token is not {@code wanted}. */
  SyntaxError unexpected(String wanted) {
    expected = wanted;
    return new SyntaxError(null);
  }

  /** Complains of the present token. */
  void complain() {
    if (quiet == 0) {
      Token wrong = Objects.requireNonNull(token);
      errors.complain(
          lexer.place().render() + ": syntax error\n",
          SourceFiles.withInclusions(
              Diagnostic.error(
                  spot(wrong),
                  "syntax error: expected " + expected + ", found " + wrong.describe()),
              lexer.place()));
    }
    quiet = QUIET_TOKENS;
  }

  /** Drops the rest of the line; returns false at the end of all input. */
  boolean dropLine() {
    while (peek() != Kind.END_OF_LINE) {
      if (peek() == Kind.END_OF_INPUT) {
        return false;
      }
      token = null;
    }
    shift();
    return true;
  }

  static Location spot(Token token) {
    int end = Math.max(token.end(), token.start());
    return token.file().span(token.start(), end);
  }
}
