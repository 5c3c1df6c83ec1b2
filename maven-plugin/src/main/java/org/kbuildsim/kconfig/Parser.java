package org.kbuildsim.kconfig;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kconfig.Token.Kind;

/**
 * Reads statements into a tree of menus, as written; {@link TreeFinalizer} makes sense of it.
 *
 * <p>Errors are recovered from as in the kernel's grammar, line by line, so that the same messages
 * come in the same order: a line that fails is dropped, and with it the statement it belongs to,
 * while the blocks around it stay open.
 */
final class Parser {
  /** A block whose end has not been seen. */
  private record Block(String word, MenuNode entry, boolean inChoice) {}

  private final Lexer lexer;
  private final MacroExpander macros;
  private final SymbolTable symbols;
  private final ParseErrors errors;
  private final TokenReader tokens;
  private final ExpressionParser expressions;
  private final MenuBuilder menus;
  private final OptionParser options;

  private final Deque<Block> blocks = new ArrayDeque<>();
  private @Nullable MenuNode currentChoice;

  Parser(
      KconfigVersion version,
      Lexer lexer,
      MacroExpander macros,
      SymbolTable symbols,
      Expr.Pool pool,
      ExprSimplifier simplifier,
      Complaint.Sink complaints) {
    this.lexer = lexer;
    this.macros = macros;
    this.symbols = symbols;
    this.errors = new ParseErrors(version, lexer, complaints);
    this.tokens = new TokenReader(lexer, errors);
    this.expressions = new ExpressionParser(tokens, lexer, symbols, pool);
    this.menus = new MenuBuilder(lexer, pool, errors);
    this.options =
        new OptionParser(version, lexer, tokens, expressions, menus, pool, simplifier, errors);
  }

  /** Returns the main menu. */
  MenuNode root() {
    return menus.root();
  }

  /** Returns the symbol that allows modules, or null. */
  @Nullable Symbol modules() {
    return options.modules();
  }

  /** Reads everything; returns whether it was free of errors. */
  boolean parse() {
    if (tokens.peek() == Kind.MAINMENU) {
      try {
        mainMenu();
      } catch (SyntaxError e) {
        tokens.complain();
        return false;
      }
    }
    boolean more = true;
    while (more) {
      try {
        more = statement();
      } catch (SyntaxError e) {
        more = recover(e);
      }
    }
    return errors.count() == 0;
  }

  private void mainMenu() throws SyntaxError {
    tokens.shift();
    String text = tokens.expect(Kind.STRING).text();
    tokens.expect(Kind.END_OF_LINE);
    menus.addPrompt(Property.Kind.MENU, text, null);
  }

  /** Reads one statement; returns false behind the last. */
  private boolean statement() throws SyntaxError {
    boolean inChoice = !blocks.isEmpty() && blocks.element().inChoice();
    Kind kind = tokens.peek();
    if (kind == Kind.END_OF_INPUT && blocks.isEmpty()) {
      return false;
    }
    switch (kind) {
      case COMMENT -> comment();
      case CONFIG -> config();
      case IF -> ifBlock(inChoice);
      case ENDMENU, ENDIF, ENDCHOICE -> end(kind);
      default -> {
        if (inChoice) {
          throw tokens.unexpected(
              "a `config`, `comment` or `if` statement, or the end of the block");
        }
        largeStatement(kind);
      }
    }
    return true;
  }

  private void largeStatement(Kind kind) throws SyntaxError {
    switch (kind) {
      case CHOICE -> choice();
      case MENU -> menu();
      case MENUCONFIG -> menuconfig();
      case SOURCE -> source();
      case WORD -> assignment();
      default -> throw tokens.unexpected("a statement");
    }
  }

  private void assignment() throws SyntaxError {
    Token name = tokens.shift();
    try {
      MacroExpander.Flavor flavor =
          switch (tokens.peek()) {
            case EQUAL -> MacroExpander.Flavor.RECURSIVE;
            case COLON_EQUAL -> MacroExpander.Flavor.SIMPLE;
            case PLUS_EQUAL -> MacroExpander.Flavor.APPEND;
            default -> throw tokens.unexpected("`=`, `:=` or `+=`");
          };
      tokens.shift();
      String value = tokens.peek() == Kind.ASSIGNED_VALUE ? tokens.shift().text() : "";
      tokens.expect(Kind.END_OF_LINE);
      macros.assign(name.text(), flavor, value);
    } catch (SyntaxError e) {
      throw new SyntaxError(name);
    }
  }

  private void source() throws SyntaxError {
    tokens.shift();
    String name = tokens.expect(Kind.STRING).text();
    tokens.expect(Kind.END_OF_LINE);
    lexer.source(name);
  }

  private void comment() throws SyntaxError {
    tokens.shift();
    String text = tokens.expect(Kind.STRING).text();
    tokens.expect(Kind.END_OF_LINE);
    menus.addEntry(null);
    menus.addPrompt(Property.Kind.COMMENT, text, null);
    while (tokens.peek() == Kind.DEPENDS) {
      options.depends();
    }
  }

  private void ifBlock(boolean inChoice) throws SyntaxError {
    tokens.shift();
    Expr condition = expressions.expression();
    tokens.expect(Kind.END_OF_LINE);
    menus.addEntry(null);
    menus.addDependency(condition);
    open("if", inChoice);
  }

  private void menu() throws SyntaxError {
    tokens.shift();
    String text = tokens.expect(Kind.STRING).text();
    tokens.expect(Kind.END_OF_LINE);
    menus.addEntry(null);
    menus.addPrompt(Property.Kind.MENU, text, null);
    while (true) {
      if (tokens.peek() == Kind.DEPENDS) {
        options.depends();
      } else if (tokens.peek() == Kind.VISIBLE) {
        tokens.shift();
        Expr condition = expressions.condition();
        tokens.expect(Kind.END_OF_LINE);
        menus.addVisibility(condition);
      } else {
        open("menu", false);
        return;
      }
    }
  }

  private void choice() throws SyntaxError {
    tokens.shift();
    tokens.expect(Kind.END_OF_LINE);
    menus.addEntry(symbols.choice());
    menus.setType(SymbolType.BOOL);
    while (options.choiceOption()) {}
    if (menus.entry().prompt == null) {
      errors.errorAt(menus.entry().place, "choice must have a prompt");
    }
    open("choice", true);
    currentChoice = menus.entry();
  }

  private void open(String word, boolean inChoice) {
    menus.open();
    blocks.push(new Block(word, menus.entry(), inChoice));
  }

  private void end(Kind kind) throws SyntaxError {
    if (blocks.isEmpty()) {
      throw tokens.unexpected("a statement");
    }
    tokens.shift();
    tokens.expect(Kind.END_OF_LINE);
    String word = kind.spelling().substring("end".length());
    Block block = blocks.pop();
    if (block.word().equals("choice")) {
      currentChoice = null;
    }
    if (!word.equals(block.word())) {
      errors.complain(
          lexer.place().render()
              + ": unexpected '"
              + word
              + "' within "
              + block.word()
              + " block\n",
          "unexpected `" + kind.spelling() + "` within " + block.word() + " block",
          block.entry().place,
          "the block begins here");
      return;
    }
    if (!menus.menu().place.file().name().equals(lexer.place().file().name())) {
      Place start = menus.menu().place;
      errors.complain(
          lexer.place().render()
              + ": '"
              + word
              + "' in different file than '"
              + block.word()
              + "'\n"
              + start.render()
              + ": location of the '"
              + block.word()
              + "'\n",
          "`" + kind.spelling() + "` in different file than `" + block.word() + "`",
          start,
          "location of the `" + word + "`");
      return;
    }
    menus.close();
  }

  private void config() throws SyntaxError {
    tokens.shift();
    Symbol symbol = expressions.name();
    tokens.expect(Kind.END_OF_LINE);
    menus.addEntry(symbol);
    while (options.configOption()) {}
    if (currentChoice == null) {
      return;
    }
    if (menus.entry().prompt == null) {
      errors.errorAt(menus.entry().place, "choice member must have a prompt");
    }
    if (symbol.type != SymbolType.BOOL) {
      errors.errorAt(menus.entry().place, "choice member must be bool");
    }
    symbol.choiceMember = true;
    if (!currentChoice.members().contains(symbol)) {
      currentChoice.members().add(symbol);
    }
  }

  private void menuconfig() throws SyntaxError {
    tokens.shift();
    Symbol symbol = expressions.name();
    tokens.expect(Kind.END_OF_LINE);
    menus.addEntry(symbol);
    while (options.configOption()) {}
    Property prompt = menus.entry().prompt;
    if (prompt != null) {
      prompt.kind = Property.Kind.MENU;
    } else {
      errors.warnOrFail("menuconfig statement without prompt", "", menus.entry().place);
    }
  }

  /** Drops the rest of the line; returns false at the end of all input. */
  private boolean recover(SyntaxError error) {
    tokens.complain();
    if (!tokens.dropLine()) {
      abandon();
      return false;
    }
    String what =
        error.word == null
            ? "invalid statement"
            : "unknown statement \"" + error.word.text() + "\"";
    Location where = error.word == null ? lexer.place().location() : TokenReader.spot(error.word);
    errors.complain(
        lexer.place().render() + ": " + what + "\n",
        SourceFiles.withInclusions(
            Diagnostic.error(where, RawText.display(what).replace('"', '`')), lexer.place()));
    return true;
  }

  private void abandon() {
    for (Block block : blocks) {
      Place place = block.entry().place;
      errors.complain(
          place.render() + ": missing end statement for this entry\n",
          SourceFiles.withInclusions(
              Diagnostic.error(place.location(), "missing end statement for this entry")
                  .help("add `end" + block.word() + "`"),
              place));
    }
  }
}
