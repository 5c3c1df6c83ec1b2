package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kconfig.Property.Kind;

/**
 * Values for the symbols of a tree: what was asked for, and what comes of it.
 *
 * <p>Values are found when they are looked at, each once in a round; a new answer begins a new
 * round. The arithmetic, and the order in which things are looked at where it shows, is that of
 * scripts/kconfig/symbol.c. Not safe for use by several threads.
 */
public final class Configuration {
  private final KconfigTree tree;
  private final Choices choices;
  private final UnmetDependencies unmetDependencies;
  private final SymbolState[] states;
  private final Map<Symbol, SymbolState> constants = new HashMap<>();
  private final Tristate[] expressionValues;
  private final int[] expressionRounds;
  private final Tristate[] promptValues;

  private final List<Assignment> assignments = new ArrayList<>();
  private final boolean countsModules;
  private Tristate modulesValue = Tristate.N;
  private int round;
  private boolean changed = true;

  Configuration(KconfigTree tree, Complaint.Sink complaints) {
    this.tree = tree;
    this.states = new SymbolState[tree.symbols().size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = new SymbolState();
    }
    for (Tristate value : Tristate.values()) {
      SymbolState state = new SymbolState();
      state.value = value;
      state.text = value.letter();
      constants.put(Symbol.of(value), state);
    }
    this.expressionValues = new Tristate[tree.expressionCount()];
    this.expressionRounds = new int[tree.expressionCount()];
    Arrays.fill(expressionRounds, -1);
    this.promptValues = new Tristate[tree.promptCount()];
    Arrays.fill(promptValues, Tristate.N);
    this.countsModules = tree.modules() != null;
    this.choices = new Choices(this);
    this.unmetDependencies = new UnmetDependencies(this, complaints);
  }

  /** Returns the tree whose symbols have values here. */
  public KconfigTree tree() {
    return tree;
  }

  /** Returns what was asked for, in the order of the files read. */
  public List<Assignment> assignments() {
    return Collections.unmodifiableList(assignments);
  }

  /**
   * Returns the value of {@code symbol} as it stands in a {@code .config}, without quotes: y, m, n,
   * a number, a text.
   */
  public String value(Symbol symbol) {
    calculate(symbol);
    return RawText.display(text(symbol));
  }

  /** Returns the value of {@code symbol} as y, m or n; n for numbers and strings. */
  public Tristate tristate(Symbol symbol) {
    calculate(symbol);
    return state(symbol).value;
  }

  /** Returns the value of the symbol {@code name} (without {@code CONFIG_}), or null if unknown. */
  public @Nullable String value(String name) {
    Symbol symbol = tree.symbol(name);
    return symbol == null ? null : value(symbol);
  }

  /** Returns how far a user may go with {@code symbol}; n: it cannot be set. */
  public Tristate visibility(Symbol symbol) {
    calculate(symbol);
    return state(symbol).visible;
  }

  /** Returns the configuration as the text of a {@code .config}. */
  public String dotConfig() {
    return RawText.display(ConfigWriter.dotConfig(this));
  }

  /** Returns the least that has to be asked for to get this configuration. */
  public String defconfig() {
    return RawText.display(ConfigWriter.defconfig(this));
  }

  /**
   * Returns what this configuration would be if more had been asked for.
   *
   * @param settings values by symbol; they count instead of what was asked for before
   * @param suppositions values of symbols that nobody can set, taken for granted
   */
  Configuration with(Map<Symbol, String> settings, Map<Symbol, String> suppositions) {
    Configuration other = new Configuration(tree, complaint -> {});
    for (int i = 0; i < states.length; i++) {
      SymbolState state = other.states[i];
      state.asked = states[i].asked;
      state.askedValue = states[i].askedValue;
      state.askedText = states[i].askedText;
      state.supposed = states[i].supposed;
    }
    other.choices.copy(choices);
    settings.forEach((symbol, value) -> other.ask(symbol, RawText.of(value)));
    suppositions.forEach((symbol, value) -> other.states[symbol.index].supposed = value);
    other.invalidate();
    return other;
  }

  /** Takes values that were asked for; those that are no values are noted and not taken. */
  void ask(Map<String, String> asked) {
    asked.forEach(
        (given, value) -> {
          String name = given.startsWith("CONFIG_") ? given.substring("CONFIG_".length()) : given;
          note(Assignment.of(name, value));
          Symbol symbol = tree.symbol(name);
          if (symbol != null && symbol.index >= 0) {
            ask(symbol, RawText.of(value));
          }
        });
    invalidate();
  }

  private void ask(Symbol symbol, String value) {
    if (!symbol.type.accepts(value)) {
      return;
    }
    SymbolState state = states[symbol.index];
    state.asked = true;
    if (symbol.type.isLogical()) {
      state.askedValue = Objects.requireNonNull(letter(value));
    } else {
      state.askedText = value;
    }
    MenuNode choice = symbol.choiceMenu();
    if (choice != null) {
      choices.putFirst(choice, symbol);
    }
  }

  SymbolState state(Symbol symbol) {
    return symbol.index < 0 ? Objects.requireNonNull(constants.get(symbol)) : states[symbol.index];
  }

  /** Notes that {@code name} was asked to be {@code value}. */
  void note(Assignment assignment) {
    assignments.add(assignment);
  }

  /** Returns whether what is in memory differs from the file read. */
  boolean changed() {
    return changed;
  }

  void changed(boolean value) {
    changed = value;
  }

  /** Returns of how many symbols a value was asked for. */
  int answered() {
    return (int) Arrays.stream(states).filter(state -> state.asked).count();
  }

  /** Returns how often a select went against a symbol's dependencies. */
  int unmetDependencies() {
    return unmetDependencies.count();
  }

  /** Returns who decides choices. */
  Choices choices() {
    return choices;
  }

  /** Returns the number of the round of evaluation. */
  int round() {
    return round;
  }

  /** Begins a new round: all values are found anew. */
  void startRound() {
    round++;
  }

  /** Begins a new round because an answer changed. */
  void invalidate() {
    startRound();
    changed = true;
    calculateModules();
  }

  void calculateModules() {
    if (tree.modules() != null) {
      calculate(tree.modules());
    }
  }

  /** Returns the type, given whether there are modules. */
  SymbolType type(Symbol symbol) {
    return symbol.type == SymbolType.TRISTATE && modulesValue == Tristate.N
        ? SymbolType.BOOL
        : symbol.type;
  }

  /** Returns the value as text; it must have been calculated. Raw. */
  String text(Symbol symbol) {
    SymbolState state = state(symbol);
    return symbol.type.isLogical()
        ? state.value.letter()
        : Objects.requireNonNullElse(state.text, "(null)");
  }

  /** Finds the value of {@code symbol}. */
  void calculate(Symbol symbol) {
    if (symbol.index < 0) {
      return;
    }
    SymbolState state = states[symbol.index];
    if (state.round == round) {
      return;
    }
    state.round = round;
    if (state.supposed != null) {
      state.text = state.supposed;
      state.value = Objects.requireNonNullElse(letter(state.supposed), Tristate.N);
      return;
    }
    if (symbol.type == SymbolType.UNKNOWN) {
      state.text = symbol.name();
      state.value = Tristate.N;
      return;
    }
    state.write = false;
    calculateVisibility(symbol);
    state.write = state.visible != Tristate.N;
    // What a symbol sees that, in a circle, looks at itself.
    state.value = Tristate.N;
    state.text =
        switch (symbol.type) {
          case INT -> "0";
          case HEX -> "0x0";
          case STRING -> "";
          default -> "n";
        };
    if (symbol.type.isLogical()) {
      state.value = tristateOf(symbol, state);
    } else {
      state.text = textOf(symbol, state);
    }
    takeOver(symbol, state);
    if (!symbol.type.isLogical()) {
      validateRange(symbol, state);
    }
    if (symbol == tree.modules()) {
      modulesValue = state.value;
    }
    if (symbol.isChoice() || symbol.transitional) {
      state.write = false;
    }
  }

  private Tristate tristateOf(Symbol symbol, SymbolState state) {
    Tristate value;
    MenuNode choice = symbol.choiceMenu();
    if (choice != null) {
      choices.decide(choice);
      value = state.value;
    } else {
      if (state.visible != Tristate.N && state.asked) {
        value = state.askedValue.and(state.visible);
      } else {
        value = symbol.isChoice() ? undecided(state) : defaultOf(symbol, state);
      }
      if (state.direct.compareTo(state.selected) < 0) {
        unmetDependencies.warn(symbol);
      }
      value = value.or(state.selected);
    }
    return value == Tristate.M && type(symbol) == SymbolType.BOOL ? Tristate.Y : value;
  }

  /**
   * Takes the answer given under a symbol's old name for its own, so that nobody is asked again.
   */
  private void takeOver(Symbol symbol, SymbolState state) {
    if (state.asked || symbol.isChoice() || symbol.choiceMenu() != null) {
      return;
    }
    Property property = applying(symbol, Kind.DEFAULT);
    Symbol old = property == null ? null : property.symbol();
    if (old != null && old.transitional && state(old).asked) {
      state.asked = true;
      state.askedValue = state.value;
      state.askedText = state.text;
    }
  }

  private static Tristate undecided(SymbolState state) {
    state.write |= state.selected != Tristate.N;
    return Tristate.N;
  }

  private Tristate defaultOf(Symbol symbol, SymbolState state) {
    state.write |= state.selected != Tristate.N;
    Tristate value = Tristate.N;
    Property property = applying(symbol, Kind.DEFAULT);
    if (property != null) {
      value = evaluate(property.expr).and(evaluate(property.condition));
      state.write |= value != Tristate.N;
    }
    if (state.implied != Tristate.N) {
      state.write = true;
      value = value.or(state.implied).and(state.direct);
    }
    return value;
  }

  private @Nullable String textOf(Symbol symbol, SymbolState state) {
    if (state.visible != Tristate.N && state.asked) {
      return Objects.requireNonNull(state.askedText);
    }
    Property property = applying(symbol, Kind.DEFAULT);
    Symbol value = property == null ? null : property.symbol();
    if (value == null) {
      return Objects.requireNonNull(state.text);
    }
    state.write = true;
    calculate(value);
    // Null for a member of a choice, which has no text at all; conf shows that.
    return state(value).text;
  }

  /** Returns the first default or range whose condition holds, or null. */
  @Nullable Property applying(Symbol symbol, Kind kind) {
    for (Property property : symbol.properties()) {
      if (property.kind == kind && evaluate(property.condition) != Tristate.N) {
        return property;
      }
    }
    return null;
  }

  private void validateRange(Symbol symbol, SymbolState state) {
    if (!symbol.type.isNumber()) {
      return;
    }
    Property property = applying(symbol, Kind.RANGE);
    if (property == null) {
      return;
    }
    Expr range = Objects.requireNonNull(property.expr);
    int base = symbol.type == SymbolType.INT ? 10 : 16;
    long value = CNumber.signed(Objects.requireNonNullElse(state.text, ""), base).value();
    if (value < number(range.symbol(), base)) {
      state.text = state(range.symbol()).text;
    } else if (value > number(range.otherSymbol(), base)) {
      state.text = state(range.otherSymbol()).text;
    }
  }

  private long number(Symbol symbol, int base) {
    calculate(symbol);
    int own =
        switch (symbol.type) {
          case INT -> 10;
          case HEX -> 16;
          default -> base;
        };
    return CNumber.signed(Objects.requireNonNullElse(state(symbol).text, ""), own).value();
  }

  void calculateVisibility(Symbol symbol) {
    SymbolState state = state(symbol);
    if (symbol.transitional) {
      state.visible = Tristate.Y;
      return;
    }
    Tristate visible = Tristate.N;
    for (Property property : symbol.properties()) {
      if (property.isPrompt()) {
        Tristate value = evaluate(property.condition);
        promptValues[property.index] = value;
        visible = visible.or(value);
      }
    }
    boolean twoValued = symbol.type != SymbolType.TRISTATE || modulesValue == Tristate.N;
    state.visible = visible == Tristate.M && twoValued ? Tristate.Y : visible;
    if (symbol.choiceMember) {
      return;
    }
    state.direct = rounded(symbol, evaluate(symbol.directDependency));
    state.selected =
        symbol.selectedBy == null ? Tristate.N : rounded(symbol, evaluate(symbol.selectedBy));
    state.implied =
        symbol.impliedBy == null ? Tristate.N : rounded(symbol, evaluate(symbol.impliedBy));
  }

  private Tristate rounded(Symbol symbol, Tristate value) {
    return value == Tristate.M && type(symbol) == SymbolType.BOOL ? Tristate.Y : value;
  }

  /** Returns {@code expr} with the value behind each symbol. Raw. */
  String printed(@Nullable Expr expr) {
    return ExprPrinter.print(expr, s -> s.type == SymbolType.UNKNOWN ? "" : " [=" + text(s) + "]");
  }

  /** Returns the value of {@code expr}; y if there is none. */
  Tristate evaluate(@Nullable Expr expr) {
    if (expr == null) {
      return Tristate.Y;
    }
    if (expressionRounds[expr.id] == round) {
      return expressionValues[expr.id];
    }
    Tristate value =
        switch (expr.kind) {
          case SYMBOL -> {
            calculate(expr.symbol());
            yield state(expr.symbol()).value;
          }
          case NOT -> evaluate(expr.left()).not();
          case AND -> {
            Tristate left = evaluate(expr.left());
            yield left.and(evaluate(expr.right()));
          }
          case OR -> {
            Tristate left = evaluate(expr.left());
            yield left.or(evaluate(expr.right()));
          }
          default -> Tristate.of(compare(expr));
        };
    expressionValues[expr.id] = value;
    expressionRounds[expr.id] = round;
    return value;
  }

  private boolean compare(Expr expr) {
    calculate(expr.symbol());
    calculate(expr.otherSymbol());
    int order = Comparison.compare(operand(expr.symbol()), operand(expr.otherSymbol()));
    return switch (expr.kind) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_EQUAL -> order >= 0;
      default -> throw new IllegalStateException(expr.kind + " is no comparison");
    };
  }

  private Comparison.Operand operand(Symbol symbol) {
    return new Comparison.Operand(text(symbol), symbol.type);
  }

  /** Returns whether {@code menu} is shown. */
  boolean isVisible(MenuNode menu) {
    if (menu.prompt == null) {
      return false;
    }
    if (menu.visibility != null && evaluate(menu.visibility) == Tristate.N) {
      return false;
    }
    if (menu.symbol == null) {
      return evaluate(menu.prompt.condition) != Tristate.N;
    }
    calculate(menu.symbol);
    if (promptValues[menu.prompt.index] != Tristate.N) {
      return true;
    }
    return state(menu.symbol).value != Tristate.N && hasVisibleChild(menu);
  }

  // What cannot be changed itself is still shown as the title of what is below it.
  private boolean hasVisibleChild(MenuNode menu) {
    for (MenuNode child = menu.list; child != null; child = child.next) {
      if (isVisible(child)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a user can change {@code symbol} now. */
  boolean isChangeable(Symbol symbol) {
    SymbolState state = state(symbol);
    return !symbol.isChoice() && state.visible.compareTo(state.selected) > 0;
  }

  /** Returns whether {@code value} can be given to {@code symbol} now. */
  boolean accepts(Symbol symbol, Tristate value) {
    SymbolState state = state(symbol);
    SymbolType type = type(symbol);
    if (state.visible == Tristate.N
        || !type.isLogical()
        || (type == SymbolType.BOOL && value == Tristate.M)
        || state.visible.compareTo(state.selected) <= 0) {
      return false;
    }
    return value.compareTo(state.selected) >= 0 && value.compareTo(state.visible) <= 0;
  }

  /** Returns whether {@code value} can be given to {@code symbol} now. */
  boolean accepts(Symbol symbol, String value) {
    if (symbol.type.isLogical()) {
      Tristate tristate = letter(value);
      return tristate != null && accepts(symbol, tristate);
    }
    if (!symbol.type.accepts(value)) {
      return false;
    }
    Property property = symbol.type.isNumber() ? applying(symbol, Kind.RANGE) : null;
    if (property == null) {
      return true;
    }
    Expr range = Objects.requireNonNull(property.expr);
    int base = symbol.type == SymbolType.INT ? 10 : 16;
    long number = CNumber.signed(value, base).value();
    return number >= number(range.symbol(), base) && number <= number(range.otherSymbol(), base);
  }

  /** Returns the answer that begins with a letter for y, m or n; null for any other. */
  static @Nullable Tristate letter(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return switch (text.charAt(0)) {
      case 'y', 'Y' -> Tristate.Y;
      case 'm', 'M' -> Tristate.M;
      case 'n', 'N' -> Tristate.N;
      default -> null;
    };
  }

  /** Answers {@code symbol}; returns whether the answer was good. */
  boolean answer(Symbol symbol, Tristate value) {
    Tristate before = state(symbol).value;
    if (!accepts(symbol, value)) {
      return false;
    }
    SymbolState state = state(symbol);
    state.askedValue = value;
    state.asked = true;
    if (before != value) {
      invalidate();
    }
    return true;
  }

  /** Answers {@code symbol}; returns whether the answer was good. */
  boolean answer(Symbol symbol, String value) {
    if (symbol.type.isLogical()) {
      Tristate tristate = letter(value);
      return tristate != null && answer(symbol, tristate);
    }
    if (!accepts(symbol, value)) {
      return false;
    }
    SymbolState state = state(symbol);
    state.asked = true;
    boolean bare =
        symbol.type == SymbolType.HEX && !value.startsWith("0x") && !value.startsWith("0X");
    String text = bare ? "0x" + value : value;
    if (bare || !text.equals(state.askedText)) {
      state.askedText = text;
      invalidate();
    }
    return true;
  }

  /** Answers a choice. */
  void answer(MenuNode choice, Symbol member) {
    boolean different = false;
    for (MenuNode menu = choice.following(choice); menu != null; menu = menu.following(choice)) {
      Symbol symbol = menu.symbol;
      if (symbol == null || state(symbol).visible == Tristate.N) {
        continue;
      }
      SymbolState state = state(symbol);
      Tristate value = Tristate.of(symbol == member);
      different |= state.value != value;
      state.askedValue = value;
      state.asked = true;
      choices.putFirst(choice, symbol);
    }
    if (different) {
      invalidate();
    }
  }

  /** Returns the value {@code symbol} has if nobody says anything of it. Raw. */
  String defaultText(Symbol symbol) {
    calculateVisibility(symbol);
    calculateModules();
    SymbolState state = state(symbol);
    Property property = applying(symbol, Kind.DEFAULT);
    if (!symbol.type.isLogical()) {
      Symbol value = property == null ? null : property.symbol();
      String text = "";
      if (value != null) {
        calculate(value);
        text = Objects.requireNonNullElse(state(value).text, "");
      }
      if (!text.isEmpty() || symbol.type == SymbolType.STRING) {
        return text;
      }
      return symbol.type == SymbolType.INT ? "0" : "0x0";
    }
    Tristate value =
        property == null ? Tristate.N : evaluate(property.expr).and(evaluate(property.condition));
    value = value.or(state.selected);
    boolean noModules = !symbol.choiceMember && (!countsModules || modulesState() == Tristate.N);
    if (value == Tristate.M && (noModules || symbol.type == SymbolType.BOOL)) {
      value = Tristate.Y;
    }
    return value.or(state.implied).letter();
  }

  private Tristate modulesState() {
    return tree.modules() == null ? Tristate.N : state(tree.modules()).value;
  }
}
