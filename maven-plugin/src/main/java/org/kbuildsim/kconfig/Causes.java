package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reasons of a value, down to what decided it: an option that somebody set, a command
 * that was run, a symbol that does not exist. One use tells one story, and tells nothing twice.
 */
final class Causes {
  /** How a command's output came about, and what was explained further up. */
  static final String COMMAND = "what the command gave";

  static final String TOLD = "see above";

  // What is further away than that was never yet the answer, and fills the screen.
  private static final int DEPTH_LIMIT = 12;

  // Of the options that could select a symbol, so many are named.
  private static final int NAMES = 4;

  private final Configuration configuration;
  private final Map<String, String> origins;
  private final Set<Symbol> told = new HashSet<>();

  /**
   * Creates a finder.
   *
   * @param origins who asked for a value, by the symbol's name; for others the file says it
   */
  Causes(Configuration configuration, Map<String, String> origins) {
    this.configuration = configuration;
    this.origins = origins;
  }

  /** Returns {@code symbol} with all that its value hangs on. */
  Cause of(Symbol symbol) {
    return symbol(symbol, 0, true);
  }

  /** Returns what a prompt's condition or a default's still needs to come to {@code wanted}. */
  List<Cause> unmet(Property property, Tristate wanted) {
    List<Cause> causes = new ArrayList<>();
    for (Expr conjunct : Parts.conjuncts(property.condition)) {
      if (configuration.evaluate(conjunct).compareTo(wanted) < 0) {
        causes.add(expression(conjunct, property.place, 1, true));
      }
    }
    return causes;
  }

  private Cause symbol(Symbol symbol, int depth, boolean open) {
    if (!symbol.isDefined()) {
      String no = configuration.tristate(symbol).letter();
      return new Cause(
          RawText.display(symbol.name()), no, "defined by no Kconfig file read", null, List.of());
    }
    String value = configuration.value(symbol);
    Place place = place(symbol);
    boolean goOn = open && depth < DEPTH_LIMIT;
    if (goOn && !told.add(symbol)) {
      return new Cause(symbol.name(), value, TOLD, place, List.of());
    }
    SymbolState state = configuration.state(symbol);
    MenuNode choice = symbol.choiceMenu();
    List<Cause> causes = new ArrayList<>();
    String how;
    if (state.supposed != null) {
      how = "supposed";
    } else if (choice != null && state.visible != Tristate.N) {
      how = inChoice(symbol, choice);
      add(causes, goOn && depth == 0, () -> conditions(symbol, depth, state.visible));
    } else if (state.selected != Tristate.N && state.selected == state.value) {
      List<Expr> selectors = active(symbol.selectedBy);
      how = "selected by " + names(selectors);
      add(causes, goOn, () -> selectors(symbol, selectors, depth));
    } else if (state.visible != Tristate.N) {
      Property rule = configuration.applying(symbol, Property.Kind.DEFAULT);
      String origin = origins.get(symbol.name());
      how =
          origin != null
              ? "asked for by " + origin
              : rule != null && isBy(rule, symbol)
                  ? "by default, " + rule.place.render()
                  : "nothing asks for it";
      add(causes, goOn && depth == 0, () -> conditions(symbol, depth, state.visible));
    } else {
      Property rule = configuration.applying(symbol, Property.Kind.DEFAULT);
      if (symbol.hasPrompt() && (rule == null || state.value == Tristate.N)) {
        how = "its dependencies are not met";
        add(causes, goOn, () -> conditions(symbol, depth, Tristate.N));
      } else if (rule != null) {
        how =
            "by `default "
                + RawText.display(ExprPrinter.print(rule.expr))
                + "`, "
                + rule.place.render();
        add(causes, goOn, () -> computed(symbol, rule, depth));
      } else if (state.implied != Tristate.N) {
        how = "implied by " + names(active(symbol.impliedBy));
      } else {
        how = nothing(symbol);
        add(causes, goOn, () -> refusedDefaults(symbol, depth));
      }
    }
    return new Cause(symbol.name(), value, how, place, causes);
  }

  private interface Below {
    List<Cause> find();
  }

  private static void add(List<Cause> causes, boolean wanted, Below below) {
    if (wanted) {
      causes.addAll(below.find());
    }
  }

  private boolean isBy(Property rule, Symbol symbol) {
    return !symbol.type.isLogical()
        || configuration.evaluate(rule.expr).and(configuration.evaluate(rule.condition))
            == configuration.tristate(symbol);
  }

  private String inChoice(Symbol symbol, MenuNode choice) {
    Symbol chosen = configuration.choices().decide(choice);
    String title = "the choice `" + choice.promptText() + "`";
    if (chosen == null || chosen == symbol) {
      String origin = origins.get(symbol.name());
      return "chosen in " + title + (origin == null ? "" : " by " + origin);
    }
    return "`" + chosen.name() + "` is chosen in " + title;
  }

  private static String nothing(Symbol symbol) {
    boolean defaults = symbol.properties().stream().anyMatch(p -> p.kind == Property.Kind.DEFAULT);
    List<Expr> selectors = Parts.alternatives(symbol.selectedBy);
    if (!selectors.isEmpty()) {
      return "only " + names(selectors) + " would select it";
    }
    return defaults ? "no default of it applies" : "nothing sets it";
  }

  private static String names(List<Expr> causes) {
    List<String> names =
        causes.stream().map(c -> "`" + Parts.firstSymbol(c).name() + "`").distinct().toList();
    return names.size() > NAMES
        ? String.join(", ", names.subList(0, NAMES)) + ", … (" + names.size() + " in all)"
        : String.join(", ", names);
  }

  private List<Expr> active(@Nullable Expr reversed) {
    return Parts.alternatives(reversed).stream()
        .filter(cause -> configuration.evaluate(cause) != Tristate.N)
        .toList();
  }

  private List<Cause> selectors(Symbol target, List<Expr> causes, int depth) {
    List<Cause> selectors = new ArrayList<>();
    for (Expr cause : causes.subList(0, Math.min(causes.size(), depth == 0 ? NAMES : 1))) {
      Symbol selector = Parts.firstSymbol(cause);
      selectors.add(
          new Cause(
              RawText.display(ExprPrinter.print(cause)),
              configuration.evaluate(cause).letter(),
              "",
              selectPlace(selector, target),
              List.of(symbol(selector, depth + 1, true))));
    }
    return selectors;
  }

  private static Place selectPlace(Symbol selector, Symbol target) {
    for (Property property : selector.properties()) {
      if (property.kind == Property.Kind.SELECT && property.symbol() == target) {
        return property.place;
      }
    }
    return place(selector);
  }

  /**
   * Returns the conditions of all prompts; opened where they come to no more than {@code limit}.
   */
  private List<Cause> conditions(Symbol symbol, int depth, Tristate limit) {
    List<Cause> causes = new ArrayList<>();
    for (Property property : symbol.properties()) {
      if (property.isPrompt()) {
        for (Expr conjunct : Parts.conjuncts(property.condition)) {
          boolean unmet = configuration.evaluate(conjunct).compareTo(limit) <= 0;
          if (depth == 0 || unmet) {
            boolean open = unmet && limit != Tristate.Y;
            causes.add(expression(conjunct, property.place, depth + 1, open));
          }
        }
      }
    }
    return causes;
  }

  private List<Cause> computed(Symbol symbol, Property rule, int depth) {
    List<Cause> causes = new ArrayList<>(refusedDefaults(symbol, depth));
    for (Expr conjunct : Parts.conjuncts(rule.condition)) {
      causes.add(expression(conjunct, rule.place, depth + 1, false));
    }
    if (rule.expr != null
        && !(rule.expr.kind == Expr.Kind.SYMBOL && !rule.expr.symbol().isDefined())) {
      causes.add(expression(rule.expr, rule.place, depth + 1, true));
    }
    String value = configuration.value(symbol);
    for (MacroUse use : configuration.tree().macroUses(rule.place)) {
      if (use.text().equals(value)) {
        causes.addAll(commands(use));
      }
    }
    return causes;
  }

  private List<Cause> refusedDefaults(Symbol symbol, int depth) {
    List<Cause> causes = new ArrayList<>();
    for (Property property : symbol.properties()) {
      if (property.kind != Property.Kind.DEFAULT) {
        continue;
      }
      if (configuration.evaluate(property.condition) != Tristate.N) {
        break;
      }
      causes.addAll(unmet(property, Tristate.M, depth));
    }
    return causes;
  }

  private List<Cause> unmet(Property property, Tristate wanted, int depth) {
    List<Cause> causes = new ArrayList<>();
    for (Expr conjunct : Parts.conjuncts(property.condition)) {
      if (configuration.evaluate(conjunct).compareTo(wanted) < 0) {
        causes.add(expression(conjunct, property.place, depth + 1, true));
      }
    }
    return causes;
  }

  /**
   * Returns {@code expr}, which stands at {@code place}.
   *
   * @param open whether to say how it came to that
   */
  private Cause expression(Expr expr, Place place, int depth, boolean open) {
    if (expr.kind == Expr.Kind.SYMBOL && !expr.symbol().isConstant()) {
      return symbol(expr.symbol(), depth, open);
    }
    List<Cause> causes = new ArrayList<>();
    if (open) {
      switch (expr.kind) {
        case AND ->
            Parts.conjuncts(expr).stream()
                .filter(part -> configuration.evaluate(part) != Tristate.Y)
                .forEach(part -> causes.add(expression(part, place, depth + 1, true)));
        case OR ->
            Parts.alternatives(expr)
                .forEach(part -> causes.add(expression(part, place, depth + 1, true)));
        case NOT -> causes.add(expression(expr.left(), place, depth + 1, true));
        case SYMBOL -> {}
        default -> {
          operand(expr.symbol(), place, depth, causes);
          operand(expr.otherSymbol(), place, depth, causes);
        }
      }
    }
    return new Cause(
        RawText.display(ExprPrinter.print(expr)),
        configuration.evaluate(expr).letter(),
        "",
        place,
        causes);
  }

  private void operand(Symbol symbol, Place place, int depth, List<Cause> causes) {
    if (symbol.isDefined()) {
      causes.add(symbol(symbol, depth + 1, true));
      return;
    }
    String text = RawText.display(symbol.name());
    // A dependency's own line is not kept, but it is in the same entry as the prompt.
    for (MacroUse use : configuration.tree().macroUsesInEntry(place)) {
      if (use.text().equals(text)) {
        causes.addAll(commands(use));
        return;
      }
    }
  }

  private static List<Cause> commands(MacroUse use) {
    if (use.probes().isEmpty()) {
      String names = use.environment().stream().sorted().collect(Collectors.joining(", "));
      return List.of(new Cause(names, use.text(), "from the environment", use.place(), List.of()));
    }
    return use.probes().stream().map(Causes::command).toList();
  }

  private static Cause command(Probe probe) {
    return new Cause(
        probe.command(),
        probe.output(),
        COMMAND,
        probe.place(),
        probe.inputs().stream().map(Causes::command).toList());
  }

  static Place place(Symbol symbol) {
    MenuNode menu = symbol.promptMenu();
    return (menu == null ? symbol.menus().get(0) : menu).place();
  }
}
