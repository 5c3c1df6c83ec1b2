package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kconfig.Expr.Kind;

/**
 * Follows an unmet dependency down to what decided it: an option nobody set, a probe of the tools,
 * a symbol that does not exist. One use tells one story, and tells nothing twice.
 */
final class WhyNot {
  private static final int DEPTH_LIMIT = 6;

  private final Configuration configuration;
  private final Set<Symbol> told = new HashSet<>();
  private final Set<String> settings = new LinkedHashSet<>();

  WhyNot(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Adds why {@code prompt} does not allow {@code wanted}. */
  Diagnostic unmet(Property prompt, Tristate wanted, Diagnostic story) {
    return unmet(prompt.condition, wanted, prompt.menu.place(), story, 0);
  }

  /** Adds which options select {@code symbol}. */
  Diagnostic selectors(Symbol symbol, Diagnostic story) {
    Diagnostic result = story;
    for (Expr cause : alternatives(symbol.selectedBy)) {
      if (configuration.evaluate(cause) != Tristate.N) {
        Symbol selector = firstSymbol(cause);
        Place place = selectPlace(selector, symbol);
        result =
            result.note(
                place.location(),
                "selected by `" + RawText.display(configuration.printed(cause)) + "`");
      }
    }
    return result;
  }

  /** Adds how {@code symbol}, which has no prompt, came to be less than {@code wanted}. */
  Diagnostic computed(Symbol symbol, Tristate wanted, Diagnostic story) {
    return computed(symbol, wanted, story, 0);
  }

  /** Adds what could be set to come nearer to what was asked for. */
  Diagnostic help(Diagnostic story) {
    return settings.isEmpty() ? story : story.help("set " + String.join(", ", settings));
  }

  private Diagnostic unmet(
      @Nullable Expr expr, Tristate wanted, Place place, Diagnostic story, int depth) {
    Diagnostic result = story;
    for (Expr conjunct : conjuncts(expr)) {
      if (configuration.evaluate(conjunct).compareTo(wanted) < 0) {
        result = unmetConjunct(conjunct, wanted, place, result, depth);
      }
    }
    return result;
  }

  private Diagnostic unmetConjunct(
      Expr conjunct, Tristate wanted, Place place, Diagnostic story, int depth) {
    String printed = RawText.display(configuration.printed(conjunct));
    Diagnostic result = story.note(place.location(), "needs `" + printed + "`");
    switch (conjunct.kind) {
      case SYMBOL -> result = below(conjunct.symbol(), wanted, result, depth);
      case NOT ->
          result =
              conjunct.left().kind == Kind.SYMBOL
                  ? above(conjunct.left().symbol(), result)
                  : values(conjunct, result);
      case OR -> {
        for (Expr alternative : alternatives(conjunct)) {
          for (Expr term : conjuncts(alternative)) {
            if (configuration.evaluate(term).compareTo(wanted) < 0) {
              result =
                  term.kind == Kind.SYMBOL
                      ? below(term.symbol(), wanted, result, depth)
                      : compared(term, place, result, depth);
            }
          }
        }
      }
      default -> result = compared(conjunct, place, result, depth);
    }
    return result;
  }

  /** Adds why {@code symbol} is less than {@code wanted}. */
  private Diagnostic below(Symbol symbol, Tristate wanted, Diagnostic story, int depth) {
    if (symbol.isConstant() || !told.add(symbol)) {
      return story;
    }
    if (!symbol.isDefined()) {
      return story.note("`" + symbol.name() + "` is not defined by any Kconfig file");
    }
    if (depth >= DEPTH_LIMIT) {
      return story.note(place(symbol).location(), is(symbol));
    }
    if (!symbol.hasPrompt()) {
      return computed(symbol, wanted, story, depth);
    }
    SymbolState state = configuration.state(symbol);
    if (state.visible.compareTo(wanted) >= 0) {
      boolean whole = configuration.type(symbol) == SymbolType.BOOL || wanted == Tristate.Y;
      settings.add("`CONFIG_" + symbol.name() + "=" + (whole ? "y" : "m") + "`");
      return story.note(place(symbol).location(), is(symbol) + ": it can be set, and is not");
    }
    Diagnostic result =
        story.note(place(symbol).location(), is(symbol) + ": its own dependencies are not met");
    for (Property property : symbol.properties()) {
      if (property.isPrompt()) {
        result = unmet(property.condition, wanted, property.menu.place(), result, depth + 1);
      }
    }
    return result;
  }

  /** Adds why {@code symbol} is set at all. */
  private Diagnostic above(Symbol symbol, Diagnostic story) {
    if (!symbol.isDefined() || !told.add(symbol)) {
      return story;
    }
    SymbolState state = configuration.state(symbol);
    if (state.selected != Tristate.N) {
      return selectors(symbol, story.note(place(symbol).location(), is(symbol)));
    }
    if (configuration.isChangeable(symbol) && symbol.hasPrompt()) {
      settings.add("`CONFIG_" + symbol.name() + "=n`");
      String how = state.asked ? ": it was asked for" : " by default";
      return story.note(place(symbol).location(), is(symbol) + how);
    }
    return story.note(place(symbol).location(), is(symbol) + ", which is computed");
  }

  private Diagnostic computed(Symbol symbol, Tristate wanted, Diagnostic story, int depth) {
    told.add(symbol);
    Diagnostic result = story;
    boolean any = false;
    for (Property property : symbol.properties()) {
      if (property.kind != Property.Kind.DEFAULT) {
        continue;
      }
      any = true;
      String rule = "`default " + RawText.display(ExprPrinter.print(property.expr)) + "`";
      if (configuration.evaluate(property.condition) == Tristate.N) {
        result =
            result.note(property.place.location(), is(symbol) + ": " + rule + " does not apply");
        result = unmet(property.condition, Tristate.M, property.place, result, depth + 1);
      } else {
        result = result.note(property.place.location(), is(symbol) + " by " + rule);
        result = probes(property.place, null, result);
        if (symbol.type.isLogical()) {
          result = unmet(property.expr, wanted, property.place, result, depth + 1);
        }
        return result;
      }
    }
    List<Expr> causes = alternatives(symbol.selectedBy);
    if (!any && causes.isEmpty()) {
      return result.note(place(symbol).location(), is(symbol) + ": nothing sets it");
    }
    if (!causes.isEmpty() && configuration.state(symbol).selected.compareTo(wanted) < 0) {
      List<String> names = new ArrayList<>();
      causes.forEach(cause -> names.add("`" + firstSymbol(cause).name() + "`"));
      String list =
          names.size() > 4
              ? String.join(", ", names.subList(0, 4)) + ", … (" + names.size() + " in all)"
              : String.join(", ", names);
      return result.note(place(symbol).location(), is(symbol) + ": selected only by " + list);
    }
    return result;
  }

  private Diagnostic compared(Expr term, Place place, Diagnostic story, int depth) {
    if (!term.kind.isComparison()) {
      return values(term, story);
    }
    Symbol left = term.symbol();
    Symbol right = term.otherSymbol();
    Diagnostic result = story;
    for (Symbol symbol : List.of(left, right)) {
      if (symbol.isDefined() && told.add(symbol)) {
        result = result.note(place(symbol).location(), is(symbol));
        Property rule = configuration.applying(symbol, Property.Kind.DEFAULT);
        if (rule != null && depth < DEPTH_LIMIT) {
          result = probes(rule.place, configuration.value(symbol), result);
        }
      } else if (!symbol.isDefined()) {
        result = probes(place, RawText.display(symbol.name()), result);
      }
    }
    return result;
  }

  /**
   * Adds the commands run while {@code place} was read; with {@code output}, those that gave it.
   */
  private Diagnostic probes(Place place, @Nullable String output, Diagnostic story) {
    Diagnostic result = story;
    for (Probe probe : configuration.tree().probes()) {
      if (probe.place().equals(place) && (output == null || output.equals(probe.output()))) {
        result =
            result.note(
                place.location(),
                "the command `" + probe.command() + "` gave `" + probe.output() + "`");
      }
    }
    return result;
  }

  private Diagnostic values(Expr expr, Diagnostic story) {
    Diagnostic result = story;
    Set<Symbol> symbols = new LinkedHashSet<>();
    collect(expr, symbols);
    for (Symbol symbol : symbols) {
      if (symbol.isDefined() && told.add(symbol)) {
        result = result.note(place(symbol).location(), is(symbol));
      }
    }
    return result;
  }

  private static void collect(Expr expr, Set<Symbol> symbols) {
    switch (expr.kind) {
      case AND, OR -> {
        collect(expr.left(), symbols);
        collect(expr.right(), symbols);
      }
      case NOT -> collect(expr.left(), symbols);
      case SYMBOL -> symbols.add(expr.symbol());
      default -> {
        symbols.add(expr.symbol());
        symbols.add(expr.otherSymbol());
      }
    }
  }

  private String is(Symbol symbol) {
    return "`" + symbol.name() + "` is `" + configuration.value(symbol) + "`";
  }

  private static Place place(Symbol symbol) {
    MenuNode menu = symbol.promptMenu();
    return (menu == null ? symbol.menus().get(0) : menu).place();
  }

  private static Place selectPlace(Symbol selector, Symbol target) {
    for (Property property : selector.properties()) {
      if (property.kind == Property.Kind.SELECT && property.symbol() == target) {
        return property.place;
      }
    }
    return place(selector);
  }

  private static Symbol firstSymbol(Expr expr) {
    Expr e = expr;
    while (e.isJunction() || e.kind == Kind.NOT) {
      e = e.left();
    }
    return e.symbol();
  }

  private static List<Expr> conjuncts(@Nullable Expr expr) {
    return parts(expr, Kind.AND);
  }

  private static List<Expr> alternatives(@Nullable Expr expr) {
    return parts(expr, Kind.OR);
  }

  private static List<Expr> parts(@Nullable Expr expr, Kind kind) {
    List<Expr> parts = new ArrayList<>();
    Expr rest = expr;
    // Junctions lean to the left.
    while (rest != null && rest.kind == kind) {
      parts.addAll(0, parts(rest.right(), kind));
      rest = rest.left();
    }
    if (rest != null) {
      parts.add(0, rest);
    }
    return parts;
  }
}
