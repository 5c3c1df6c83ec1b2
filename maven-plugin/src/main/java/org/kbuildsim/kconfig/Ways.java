package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proposes changes after which an expression may come out otherwise, by reading what the Kconfig
 * files say of the symbols in it. A proposal need not be enough; who asks, tries it.
 */
final class Ways {
  // The options behind one option of a real tree can be thousands.
  private static final int STEPS = 4000;

  private final Configuration configuration;
  private final Set<Symbol> open = new HashSet<>();
  private int steps;

  Ways(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Returns ways to bring {@code symbol} up to {@code wanted}. */
  List<Plan> raise(Symbol symbol, Tristate wanted) {
    if (configuration.tristate(symbol).compareTo(wanted) >= 0) {
      return Plan.DONE;
    }
    if (!symbol.isDefined()) {
      return symbol.isConstant() ? Plan.IMPOSSIBLE : List.of(Plan.of(symbol, wanted.letter()));
    }
    if (!symbol.type.isLogical() || steps++ > STEPS || !open.add(symbol)) {
      return Plan.IMPOSSIBLE;
    }
    try {
      Tristate value = symbol.type == SymbolType.BOOL ? Tristate.Y : wanted;
      List<Plan> plans = set(symbol, value.letter(), wanted);
      if (!symbol.hasPrompt()) {
        plans.addAll(byDefaults(symbol, wanted));
        // Other tools change the numbers on both sides of such a comparison.
        if (isProbed(symbol) && plans.stream().noneMatch(plan -> plan.suppositions().isEmpty())) {
          plans.clear();
        }
      }
      if (plans.isEmpty()) {
        for (Expr selector : Parts.alternatives(symbol.selectedBy)) {
          plans.addAll(raise(selector, wanted));
        }
      }
      if (plans.isEmpty() && !symbol.hasPrompt()) {
        plans.add(Plan.of(symbol, value.letter()));
      }
      return Plan.best(plans);
    } finally {
      open.remove(symbol);
    }
  }

  /** Returns ways to bring {@code symbol} down to n. */
  private List<Plan> lower(Symbol symbol) {
    if (configuration.tristate(symbol) == Tristate.N) {
      return Plan.DONE;
    }
    if (!symbol.isDefined() || steps++ > STEPS || !open.add(symbol)) {
      return Plan.IMPOSSIBLE;
    }
    try {
      SymbolState state = configuration.state(symbol);
      List<Plan> unselected = Plan.DONE;
      for (Expr selector : Parts.alternatives(symbol.selectedBy)) {
        unselected = Plan.each(unselected, lower(selector));
      }
      MenuNode choice = symbol.choiceMenu();
      List<Plan> plans = new ArrayList<>();
      if (choice != null && state.visible != Tristate.N) {
        for (Symbol other : choice.members()) {
          if (other != symbol) {
            plans.addAll(raise(other, Tristate.Y));
          }
        }
      } else if (state.visible != Tristate.N) {
        plans.add(Plan.of(symbol, "n"));
      } else {
        Property rule = configuration.applying(symbol, Property.Kind.DEFAULT);
        if (rule == null) {
          plans.add(Plan.NONE);
        } else {
          plans.addAll(lower(rule.condition));
          plans.addAll(lower(rule.expr));
        }
        if (plans.isEmpty()) {
          plans.add(Plan.of(symbol, "n"));
        }
      }
      return Plan.each(unselected, plans);
    } finally {
      open.remove(symbol);
    }
  }

  /** Returns ways to let {@code symbol} be set, with it set. */
  List<Plan> set(Symbol symbol, String value, Tristate wanted) {
    List<Plan> plans = new ArrayList<>();
    for (Property property : symbol.properties()) {
      if (property.isPrompt()) {
        plans.addAll(Plan.each(raise(property.condition, wanted), List.of(Plan.of(symbol, value))));
      }
    }
    return plans;
  }

  private boolean isProbed(Symbol symbol) {
    return symbol.properties().stream()
        .filter(property -> property.kind == Property.Kind.DEFAULT)
        .anyMatch(property -> !configuration.tree().macroUses(property.place).isEmpty());
  }

  private List<Plan> byDefaults(Symbol symbol, Tristate wanted) {
    List<Plan> plans = new ArrayList<>();
    // The first default whose condition holds counts, so those before it must not hold.
    List<Plan> earlier = Plan.DONE;
    for (Property property : symbol.properties()) {
      if (property.kind == Property.Kind.DEFAULT) {
        List<Plan> holds = Plan.each(earlier, raise(property.condition, wanted));
        plans.addAll(Plan.each(holds, raise(property.expr, wanted)));
        earlier = Plan.each(earlier, lower(property.condition));
      }
    }
    return plans;
  }

  private List<Plan> raise(@Nullable Expr expr, Tristate wanted) {
    if (expr == null || configuration.evaluate(expr).compareTo(wanted) >= 0) {
      return Plan.DONE;
    }
    return switch (expr.kind) {
      case SYMBOL -> raise(expr.symbol(), wanted);
      case NOT -> lower(expr.left());
      case AND -> Plan.each(raise(expr.left(), wanted), raise(expr.right(), wanted));
      case OR -> either(raise(expr.left(), wanted), raise(expr.right(), wanted));
      default -> compare(expr.kind, expr.symbol(), expr.otherSymbol());
    };
  }

  private List<Plan> lower(@Nullable Expr expr) {
    if (expr == null) {
      return Plan.IMPOSSIBLE;
    }
    if (configuration.evaluate(expr) == Tristate.N) {
      return Plan.DONE;
    }
    return switch (expr.kind) {
      case SYMBOL -> lower(expr.symbol());
      case NOT -> raise(expr.left(), Tristate.Y);
      case AND -> either(lower(expr.left()), lower(expr.right()));
      case OR -> Plan.each(lower(expr.left()), lower(expr.right()));
      default -> compare(expr.kind.negated(), expr.symbol(), expr.otherSymbol());
    };
  }

  private static List<Plan> either(List<Plan> left, List<Plan> right) {
    List<Plan> plans = new ArrayList<>(left);
    plans.addAll(right);
    return Plan.best(plans);
  }

  /** Returns ways to make a comparison hold that does not. */
  private List<Plan> compare(Expr.Kind kind, Symbol left, Symbol right) {
    if (!left.isDefined()) {
      return right.isDefined() ? compare(mirrored(kind), right, left) : Plan.IMPOSSIBLE;
    }
    String limit = configuration.text(right);
    if (left.type.isLogical()) {
      boolean raise = kind == Expr.Kind.EQUAL ? !limit.equals("n") : limit.equals("n");
      Tristate wanted = kind == Expr.Kind.EQUAL && limit.equals("m") ? Tristate.M : Tristate.Y;
      return raise ? raise(left, wanted) : lower(left);
    }
    String value = kind == Expr.Kind.UNEQUAL ? null : value(kind, limit);
    if (value == null) {
      return Plan.IMPOSSIBLE;
    }
    return left.hasPrompt() ? set(left, value, Tristate.M) : List.of(Plan.of(left, value));
  }

  private static @Nullable String value(Expr.Kind kind, String limit) {
    int step =
        switch (kind) {
          case LESS -> -1;
          case GREATER -> 1;
          default -> 0;
        };
    if (step == 0) {
      return RawText.display(limit);
    }
    return SymbolType.INT.accepts(limit)
        ? Long.toString(CNumber.signed(limit, 10).value() + step)
        : null;
  }

  private static Expr.Kind mirrored(Expr.Kind kind) {
    return switch (kind) {
      case LESS -> Expr.Kind.GREATER;
      case LESS_EQUAL -> Expr.Kind.GREATER_EQUAL;
      case GREATER -> Expr.Kind.LESS;
      case GREATER_EQUAL -> Expr.Kind.LESS_EQUAL;
      default -> kind;
    };
  }
}
