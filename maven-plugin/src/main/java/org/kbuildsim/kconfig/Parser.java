package org.kbuildsim.kconfig;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kconfig.Token.Kind;

/**
 * Reads statements into a tree of menus, as written; {@link TreeFinalizer} makes sense of it.
 *
 * <p>Errors are recovered from as in the kernel's grammar, line by line, so that the same messages
 * come in the same order: a line that fails is dropped, and with it the statement it belongs to,
 * while the blocks around it stay open. Only the first failure of a row is a "syntax error".
 */
final class Parser {
  // Where bison's stack ends (YYMAXDEPTH), and so does conf.
  private static final int NESTING_LIMIT = 9990;

  // Tokens to read without failure until the next failure is reported as a new one.
  private static final int QUIET_TOKENS = 3;

  /** A block whose end has not been seen. */
  private record Block(String word, MenuNode entry, boolean inChoice) {}

  /** The present token cannot stand here. */
  private static final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1L;

    final transient @Nullable Token word;

    /** {@code word} is the statement's first token if that was no keyword. */
    SyntaxError(@Nullable Token word) {
      super(null, null, false, false);
      this.word = word;
    }
  }

  private final KconfigVersion version;
  private final Lexer lexer;
  private final MacroExpander macros;
  private final Complaint.Sink complaints;
  private final SymbolTable symbols;
  private final Expr.Pool pool;
  private final ExprSimplifier simplifier;

  private final MenuNode root;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private MenuNode currentMenu;
  private MenuNode currentEntry;
  private @Nullable MenuNode currentChoice;

  /** Behind or below which entry the next one goes. */
  private MenuNode appendTo;

  private boolean appendBelow = true;
  private @Nullable Symbol modules;
  private @Nullable Token token;
  private String expected = "";
  private int quiet;
  private int errors;
  private int nesting;

  Parser(
      KconfigVersion version,
      Lexer lexer,
      MacroExpander macros,
      SymbolTable symbols,
      Expr.Pool pool,
      ExprSimplifier simplifier,
      Complaint.Sink complaints) {
    this.version = version;
    this.lexer = lexer;
    this.macros = macros;
    this.symbols = symbols;
    this.pool = pool;
    this.simplifier = simplifier;
    this.complaints = complaints;
    this.root = new MenuNode(null, null, lexer.place());
    this.currentMenu = root;
    this.currentEntry = root;
    this.appendTo = root;
  }

  /** Returns the main menu. */
  MenuNode root() {
    return root;
  }

  /** Returns the symbol that allows modules, or null. */
  @Nullable Symbol modules() {
    return modules;
  }

  /** Reads everything; returns whether it was free of errors. */
  boolean parse() {
    if (peek() == Kind.MAINMENU) {
      try {
        mainMenu();
      } catch (SyntaxError e) {
        complainOfSyntax();
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
    return errors == 0;
  }

  private void mainMenu() throws SyntaxError {
    shift();
    String text = expect(Kind.STRING).text();
    expect(Kind.END_OF_LINE);
    addPrompt(Property.Kind.MENU, text, null);
  }

  /** Reads one statement; returns false behind the last. */
  private boolean statement() throws SyntaxError {
    boolean inChoice = !blocks.isEmpty() && blocks.element().inChoice();
    Kind kind = peek();
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
          throw unexpected("a `config`, `comment` or `if` statement, or the end of the block");
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
      default -> throw unexpected("a statement");
    }
  }

  private void assignment() throws SyntaxError {
    Token name = shift();
    try {
      MacroExpander.Flavor flavor =
          switch (peek()) {
            case EQUAL -> MacroExpander.Flavor.RECURSIVE;
            case COLON_EQUAL -> MacroExpander.Flavor.SIMPLE;
            case PLUS_EQUAL -> MacroExpander.Flavor.APPEND;
            default -> throw unexpected("`=`, `:=` or `+=`");
          };
      shift();
      String value = peek() == Kind.ASSIGNED_VALUE ? shift().text() : "";
      expect(Kind.END_OF_LINE);
      macros.assign(name.text(), flavor, value);
    } catch (SyntaxError e) {
      throw new SyntaxError(name);
    }
  }

  private void source() throws SyntaxError {
    shift();
    String name = expect(Kind.STRING).text();
    expect(Kind.END_OF_LINE);
    lexer.source(name);
  }

  private void comment() throws SyntaxError {
    shift();
    String text = expect(Kind.STRING).text();
    expect(Kind.END_OF_LINE);
    addEntry(null);
    addPrompt(Property.Kind.COMMENT, text, null);
    while (peek() == Kind.DEPENDS) {
      depends();
    }
  }

  private void ifBlock(boolean inChoice) throws SyntaxError {
    shift();
    Expr condition = expression();
    expect(Kind.END_OF_LINE);
    addEntry(null);
    addDependency(condition);
    open("if", inChoice);
  }

  private void menu() throws SyntaxError {
    shift();
    String text = expect(Kind.STRING).text();
    expect(Kind.END_OF_LINE);
    addEntry(null);
    addPrompt(Property.Kind.MENU, text, null);
    while (true) {
      if (peek() == Kind.DEPENDS) {
        depends();
      } else if (peek() == Kind.VISIBLE) {
        shift();
        Expr condition = ifExpression();
        expect(Kind.END_OF_LINE);
        currentEntry.visibility = pool.and(currentEntry.visibility, condition);
      } else {
        open("menu", false);
        return;
      }
    }
  }

  private void choice() throws SyntaxError {
    shift();
    expect(Kind.END_OF_LINE);
    addEntry(symbols.choice());
    setType(SymbolType.BOOL);
    while (choiceOption()) {}
    if (currentEntry.prompt == null) {
      errorAt(currentEntry.place, "choice must have a prompt");
    }
    open("choice", true);
    currentChoice = currentEntry;
  }

  private boolean choiceOption() throws SyntaxError {
    switch (peek()) {
      case PROMPT -> prompt();
      case BOOL -> {
        if (!version.choiceTakesBool()) {
          return false;
        }
        prompt();
      }
      case DEFAULT -> {
        shift();
        Symbol symbol = word();
        Expr condition = ifExpression();
        expect(Kind.END_OF_LINE);
        addProperty(Property.Kind.DEFAULT, pool.symbol(symbol), condition);
      }
      case DEPENDS -> depends();
      case HELP -> help();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void open(String word, boolean inChoice) {
    appendTo = currentEntry;
    appendBelow = true;
    currentMenu = currentEntry;
    blocks.push(new Block(word, currentEntry, inChoice));
  }

  private void end(Kind kind) throws SyntaxError {
    if (blocks.isEmpty()) {
      throw unexpected("a statement");
    }
    shift();
    expect(Kind.END_OF_LINE);
    String word = kind.spelling().substring("end".length());
    Block block = blocks.pop();
    if (block.word().equals("choice")) {
      currentChoice = null;
    }
    if (!word.equals(block.word())) {
      Complaint complaint =
          complaint(
              lexer.place().render()
                  + ": unexpected '"
                  + word
                  + "' within "
                  + block.word()
                  + " block\n",
              lexer.place(),
              "unexpected `" + kind.spelling() + "` within " + block.word() + " block");
      complain(
          complaint.text(),
          complaint.diagnostic().note(block.entry().place.location(), "the block begins here"));
      return;
    }
    if (!currentMenu.place.file().name().equals(lexer.place().file().name())) {
      Place start = currentMenu.place;
      Complaint complaint =
          complaint(
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
              lexer.place(),
              "`" + kind.spelling() + "` in different file than `" + block.word() + "`");
      complain(
          complaint.text(),
          complaint.diagnostic().note(start.location(), "location of the `" + word + "`"));
      return;
    }
    closeMenu();
  }

  private void closeMenu() {
    appendTo = currentMenu;
    appendBelow = false;
    currentMenu = Objects.requireNonNullElse(currentMenu.parent, root);
  }

  private void config() throws SyntaxError {
    shift();
    Symbol symbol = word();
    expect(Kind.END_OF_LINE);
    addEntry(symbol);
    while (configOption()) {}
    if (currentChoice == null) {
      return;
    }
    if (currentEntry.prompt == null) {
      errorAt(currentEntry.place, "choice member must have a prompt");
    }
    if (symbol.type != SymbolType.BOOL) {
      errorAt(currentEntry.place, "choice member must be bool");
    }
    symbol.choiceMember = true;
    if (!currentChoice.members().contains(symbol)) {
      currentChoice.members().add(symbol);
    }
  }

  private void menuconfig() throws SyntaxError {
    shift();
    Symbol symbol = word();
    expect(Kind.END_OF_LINE);
    addEntry(symbol);
    while (configOption()) {}
    if (currentEntry.prompt != null) {
      currentEntry.prompt.kind = Property.Kind.MENU;
    } else {
      warnOrFail("menuconfig statement without prompt", "", currentEntry.place);
    }
  }

  private boolean configOption() throws SyntaxError {
    switch (peek()) {
      case BOOL -> type(SymbolType.BOOL);
      case TRISTATE -> type(SymbolType.TRISTATE);
      case INT -> type(SymbolType.INT);
      case HEX -> type(SymbolType.HEX);
      case STRING_TYPE -> type(SymbolType.STRING);
      case PROMPT -> prompt();
      case DEFAULT -> defaultValue(null);
      case DEF_BOOL -> defaultValue(SymbolType.BOOL);
      case DEF_TRISTATE -> defaultValue(SymbolType.TRISTATE);
      case SELECT -> reverse(Property.Kind.SELECT);
      case IMPLY -> reverse(Property.Kind.IMPLY);
      case RANGE -> range();
      case MODULES -> modulesOption();
      case TRANSITIONAL -> {
        shift();
        expect(Kind.END_OF_LINE);
        Objects.requireNonNull(currentEntry.symbol).transitional = true;
      }
      case DEPENDS -> depends();
      case HELP -> help();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void type(SymbolType type) throws SyntaxError {
    shift();
    if (peek() == Kind.STRING) {
      String text = shift().text();
      Expr condition = ifExpression();
      addPrompt(Property.Kind.PROMPT, text, condition);
    }
    expect(Kind.END_OF_LINE);
    setType(type);
  }

  private void prompt() throws SyntaxError {
    shift();
    String text = expect(Kind.STRING).text();
    Expr condition = ifExpression();
    expect(Kind.END_OF_LINE);
    addPrompt(Property.Kind.PROMPT, text, condition);
  }

  private void defaultValue(@Nullable SymbolType type) throws SyntaxError {
    shift();
    Expr value = expression();
    Expr condition = ifExpression();
    expect(Kind.END_OF_LINE);
    addProperty(Property.Kind.DEFAULT, value, condition);
    if (type != null) {
      setType(type);
    }
  }

  private void reverse(Property.Kind kind) throws SyntaxError {
    shift();
    Symbol symbol = word();
    Expr condition = ifExpression();
    expect(Kind.END_OF_LINE);
    addProperty(kind, pool.symbol(symbol), condition);
  }

  private void range() throws SyntaxError {
    shift();
    Symbol low = symbol();
    Symbol high = symbol();
    Expr condition = ifExpression();
    expect(Kind.END_OF_LINE);
    addProperty(Property.Kind.RANGE, pool.compare(Expr.Kind.RANGE, low, high), condition);
  }

  private void modulesOption() throws SyntaxError {
    shift();
    expect(Kind.END_OF_LINE);
    Symbol symbol = Objects.requireNonNull(currentEntry.symbol);
    if (modules != null) {
      String text =
          "symbol '"
              + symbol.name()
              + "' redefines option 'modules' already defined by symbol '"
              + modules.name()
              + "'";
      Complaint complaint =
          complaint(
              lexer.place().render() + ": " + text + "\n", lexer.place(), text.replace('\'', '`'));
      complain(complaint.text(), complaint.diagnostic());
    }
    modules = symbol;
  }

  private void depends() throws SyntaxError {
    shift();
    expect(Kind.ON);
    Expr dependency = expression();
    if (version.hasConditionalDependencies()) {
      Expr condition = ifExpression();
      if (condition != null) {
        dependency = Objects.requireNonNull(pool.or(dependency, simplifier.isNo(condition)));
      }
    }
    expect(Kind.END_OF_LINE);
    addDependency(dependency);
  }

  private void help() throws SyntaxError {
    shift();
    expect(Kind.END_OF_LINE);
    lexer.startHelp();
    String text = expect(Kind.HELP_TEXT).text();
    String name = Objects.requireNonNull(currentEntry.symbol).name();
    if (currentEntry.help != null) {
      warnOrFail(
          "'" + name + "' defined with more than one help text",
          " -- only the last one will be used",
          lexer.place());
    }
    if (text.chars().allMatch(c -> RawText.isSpace((char) c))) {
      warnOrFail("'" + name + "' defined with blank help text", "", lexer.place());
    }
    currentEntry.help = text;
  }

  private @Nullable Expr ifExpression() throws SyntaxError {
    if (peek() != Kind.IF) {
      return null;
    }
    shift();
    return expression();
  }

  private Expr expression() throws SyntaxError {
    Expr left = conjunction();
    while (peek() == Kind.OR) {
      shift();
      left = pool.junction(Expr.Kind.OR, left, conjunction());
    }
    return left;
  }

  private Expr conjunction() throws SyntaxError {
    Expr left = term();
    while (peek() == Kind.AND) {
      shift();
      left = pool.junction(Expr.Kind.AND, left, term());
    }
    return left;
  }

  private Expr term() throws SyntaxError {
    if (++nesting > NESTING_LIMIT) {
      Place place = lexer.place();
      throw new KconfigException(
          complaint(
              place.render() + ": memory exhausted\n",
              place,
              "memory exhausted: the expression is nested more than " + NESTING_LIMIT + " deep"));
    }
    try {
      if (peek() == Kind.NOT) {
        shift();
        return pool.not(term());
      }
      if (peek() == Kind.OPEN) {
        shift();
        Expr inner = expression();
        expect(Kind.CLOSE);
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
        switch (peek()) {
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
    shift();
    return pool.compare(kind, left, symbol());
  }

  private Symbol symbol() throws SyntaxError {
    if (peek() == Kind.STRING) {
      return symbols.quoted(shift().text());
    }
    if (peek() != Kind.WORD) {
      throw unexpected("a symbol or a quoted text");
    }
    return symbols.named(shift().text());
  }

  private Symbol word() throws SyntaxError {
    return symbols.named(expect(Kind.WORD).text());
  }

  private void addEntry(@Nullable Symbol symbol) {
    MenuNode menu = new MenuNode(symbol, currentMenu, lexer.place());
    if (appendBelow) {
      appendTo.list = menu;
    } else {
      appendTo.next = menu;
    }
    appendTo = menu;
    appendBelow = false;
    currentEntry = menu;
    if (symbol != null) {
      symbol.define(menu);
    }
  }

  private void setType(SymbolType type) {
    Symbol symbol = Objects.requireNonNull(currentEntry.symbol);
    if (symbol.type == SymbolType.UNKNOWN) {
      symbol.type = type;
    } else if (symbol.type != type) {
      Place place = currentEntry.place;
      String text =
          String.format(
              "ignoring type redefinition of '%s' from '%s' to '%s'",
              symbol.name(), symbol.type.word(), type.word());
      complaints.hear(
          new Complaint(
              place.render() + ":warning: " + text + "\n",
              Diagnostic.warning(place.location(), text.replace('\'', '`'))));
    }
  }

  private void addDependency(Expr dependency) {
    currentEntry.dependency = pool.and(currentEntry.dependency, dependency);
    currentEntry.ownDependency = currentEntry.dependency;
  }

  private Property addProperty(Property.Kind kind, @Nullable Expr value, @Nullable Expr condition) {
    return add(new Property(kind, currentEntry, lexer.place(), null, value, condition));
  }

  private Property add(Property property) {
    if (currentEntry.symbol != null) {
      currentEntry.symbol.properties().add(property);
    }
    return property;
  }

  private void addPrompt(Property.Kind kind, String text, @Nullable Expr condition) {
    Place place = lexer.place();
    int start = 0;
    while (start < text.length() && RawText.isSpace(text.charAt(start))) {
      start++;
    }
    if (start > 0) {
      warn(place, "leading whitespace ignored");
    }
    if (currentEntry.prompt != null) {
      warn(place, "prompt redefined");
    }
    Expr visible = condition;
    if (kind == Property.Kind.PROMPT) {
      for (MenuNode menu = currentEntry.parent; menu != null; menu = menu.parent) {
        visible = pool.and(visible, menu.visibility);
      }
    }
    currentEntry.prompt =
        add(new Property(kind, currentEntry, place, text.substring(start), null, visible));
  }

  private void warn(Place place, String text) {
    complaints.hear(
        new Complaint(
            place.render() + ":warning: " + text + "\n",
            Diagnostic.warning(place.location(), text)));
  }

  /** What once was a warning and is an error now. {@code tail} is said in the warning only. */
  private void warnOrFail(String text, String tail, Place about) {
    Place place = lexer.place();
    String message = RawText.display(text).replace('\'', '`');
    if (version.isStrict()) {
      complain(
          place.render() + ": " + text + "\n",
          SourceFiles.withInclusions(Diagnostic.error(about.location(), message), about));
    } else {
      complaints.hear(
          new Complaint(
              place.render() + ": warning: " + text + tail + "\n",
              Diagnostic.warning(about.location(), message)));
    }
  }

  private void errorAt(Place place, String text) {
    complain(
        place.render() + ": error: " + text + "\n",
        SourceFiles.withInclusions(Diagnostic.error(place.location(), text), place));
  }

  private static Complaint complaint(String text, Place place, String message) {
    return new Complaint(
        text,
        SourceFiles.withInclusions(
            Diagnostic.error(place.location(), RawText.display(message)), place));
  }

  private void complain(String text, Diagnostic diagnostic) {
    errors++;
    complaints.hear(new Complaint(text, diagnostic));
  }

  private Kind peek() {
    if (token == null) {
      token = lexer.next();
    }
    return token.kind();
  }

  private Token shift() {
    peek();
    Token shifted = Objects.requireNonNull(token);
    token = null;
    quiet = Math.max(0, quiet - 1);
    return shifted;
  }

  private Token expect(Kind kind) throws SyntaxError {
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

  private SyntaxError unexpected(String wanted) {
    expected = wanted;
    return new SyntaxError(null);
  }

  private void complainOfSyntax() {
    if (quiet == 0) {
      Token wrong = Objects.requireNonNull(token);
      complain(
          lexer.place().render() + ": syntax error\n",
          SourceFiles.withInclusions(
              Diagnostic.error(
                  spot(wrong),
                  "syntax error: expected " + expected + ", found " + wrong.describe()),
              lexer.place()));
    }
    quiet = QUIET_TOKENS;
  }

  private static Location spot(Token token) {
    int end = Math.max(token.end(), token.start());
    return token.file().span(token.start(), end);
  }

  /** Drops the rest of the line; returns false at the end of all input. */
  private boolean recover(SyntaxError error) {
    complainOfSyntax();
    while (peek() != Kind.END_OF_LINE) {
      if (peek() == Kind.END_OF_INPUT) {
        abandon();
        return false;
      }
      token = null;
    }
    shift();
    String what =
        error.word == null
            ? "invalid statement"
            : "unknown statement \"" + error.word.text() + "\"";
    Location where =
        error.word == null ? lexer.place().location() : spot(Objects.requireNonNull(error.word));
    complain(
        lexer.place().render() + ": " + what + "\n",
        SourceFiles.withInclusions(
            Diagnostic.error(where, RawText.display(what).replace('"', '`')), lexer.place()));
    return true;
  }

  private void abandon() {
    List<Block> open = new ArrayList<>(blocks);
    for (Block block : open) {
      Place place = block.entry().place;
      complain(
          place.render() + ": missing end statement for this entry\n",
          SourceFiles.withInclusions(
              Diagnostic.error(place.location(), "missing end statement for this entry")
                  .help("add `end" + block.word() + "`"),
              place));
    }
  }
}
