package org.kbuildsim.kconfig;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kconfig.Token.Kind;

/** Reads the lines below the first one of an entry, which say what it is like. */
final class OptionParser {
  private final KconfigVersion version;
  private final Lexer lexer;
  private final TokenReader tokens;
  private final ExpressionParser expressions;
  private final MenuBuilder menus;
  private final Expr.Pool pool;
  private final ExprSimplifier simplifier;
  private final ParseErrors errors;
  private @Nullable Symbol modules;

  OptionParser(
      KconfigVersion version,
      Lexer lexer,
      TokenReader tokens,
      ExpressionParser expressions,
      MenuBuilder menus,
      Expr.Pool pool,
      ExprSimplifier simplifier,
      ParseErrors errors) {
    this.version = version;
    this.lexer = lexer;
    this.tokens = tokens;
    this.expressions = expressions;
    this.menus = menus;
    this.pool = pool;
    this.simplifier = simplifier;
    this.errors = errors;
  }

  /** Returns the symbol that allows modules, or null. */
  @Nullable Symbol modules() {
    return modules;
  }

  /** Reads an option of a {@code config} or {@code menuconfig}; returns false if there is none. */
  boolean configOption() throws SyntaxError {
    switch (tokens.peek()) {
      case BOOL -> type(SymbolType.BOOL);
      case TRISTATE -> type(SymbolType.TRISTATE);
      case INT -> type(SymbolType.INT);
      case HEX -> type(SymbolType.HEX);
      case STRING_TYPE -> type(SymbolType.STRING);
      case PROMPT -> prompt();
      case DEFAULT -> defaultValue(null);
      case DEF_BOOL -> defaultValue(SymbolType.BOOL);
      case DEF_TRISTATE -> defaultValue(SymbolType.TRISTATE);
      case SELECT -> named(Property.Kind.SELECT);
      case IMPLY -> named(Property.Kind.IMPLY);
      case RANGE -> range();
      case MODULES -> modulesOption();
      case TRANSITIONAL -> {
        tokens.shift();
        tokens.expect(Kind.END_OF_LINE);
        menus.symbol().transitional = true;
      }
      case DEPENDS -> depends();
      case HELP -> help();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Reads an option of a {@code choice}; returns false if there is none. */
  boolean choiceOption() throws SyntaxError {
    switch (tokens.peek()) {
      case PROMPT -> prompt();
      case BOOL -> {
        if (!version.choiceTakesBool()) {
          return false;
        }
        prompt();
      }
      case DEFAULT -> named(Property.Kind.DEFAULT);
      case DEPENDS -> depends();
      case HELP -> help();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void type(SymbolType type) throws SyntaxError {
    tokens.shift();
    if (tokens.peek() == Kind.STRING) {
      String text = tokens.shift().text();
      Expr condition = expressions.condition();
      menus.addPrompt(Property.Kind.PROMPT, text, condition);
    }
    tokens.expect(Kind.END_OF_LINE);
    menus.setType(type);
  }

  private void prompt() throws SyntaxError {
    tokens.shift();
    String text = tokens.expect(Kind.STRING).text();
    Expr condition = expressions.condition();
    tokens.expect(Kind.END_OF_LINE);
    menus.addPrompt(Property.Kind.PROMPT, text, condition);
  }

  private void defaultValue(@Nullable SymbolType type) throws SyntaxError {
    tokens.shift();
    Expr value = expressions.expression();
    Expr condition = expressions.condition();
    tokens.expect(Kind.END_OF_LINE);
    menus.addProperty(Property.Kind.DEFAULT, value, condition);
    if (type != null) {
      menus.setType(type);
    }
  }

  private void named(Property.Kind kind) throws SyntaxError {
    tokens.shift();
    Symbol symbol = expressions.name();
    Expr condition = expressions.condition();
    tokens.expect(Kind.END_OF_LINE);
    menus.addProperty(kind, pool.symbol(symbol), condition);
  }

  private void range() throws SyntaxError {
    tokens.shift();
    Symbol low = expressions.symbol();
    Symbol high = expressions.symbol();
    Expr condition = expressions.condition();
    tokens.expect(Kind.END_OF_LINE);
    menus.addProperty(Property.Kind.RANGE, pool.compare(Expr.Kind.RANGE, low, high), condition);
  }

  private void modulesOption() throws SyntaxError {
    tokens.shift();
    tokens.expect(Kind.END_OF_LINE);
    Symbol symbol = menus.symbol();
    if (modules != null) {
      String text =
          "symbol '"
              + symbol.name()
              + "' redefines option 'modules' already defined by symbol '"
              + modules.name()
              + "'";
      errors.complain(lexer.place().render() + ": " + text + "\n", text.replace('\'', '`'));
    }
    modules = symbol;
  }

  /** Reads a {@code depends on}, which menus and comments have as well. */
  void depends() throws SyntaxError {
    tokens.shift();
    tokens.expect(Kind.ON);
    Expr dependency = expressions.expression();
    if (version.hasConditionalDependencies()) {
      Expr condition = expressions.condition();
      if (condition != null) {
        dependency = Objects.requireNonNull(pool.or(dependency, simplifier.isNo(condition)));
      }
    }
    tokens.expect(Kind.END_OF_LINE);
    menus.addDependency(dependency);
  }

  private void help() throws SyntaxError {
    tokens.shift();
    tokens.expect(Kind.END_OF_LINE);
    lexer.startHelp();
    String text = tokens.expect(Kind.HELP_TEXT).text();
    String name = menus.symbol().name();
    if (menus.entry().help != null) {
      errors.warnOrFail(
          "'" + name + "' defined with more than one help text",
          " -- only the last one will be used",
          lexer.place());
    }
    if (text.chars().allMatch(c -> RawText.isSpace((char) c))) {
      errors.warnOrFail("'" + name + "' defined with blank help text", "", lexer.place());
    }
    menus.entry().help = text;
  }
}
