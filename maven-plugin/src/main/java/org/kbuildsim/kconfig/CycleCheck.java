package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Finds symbols whose value depends on itself, and tells by which chain.
 *
 * <p>Each symbol is entered once; members of a choice are entered through their choice, for each
 * depends on all the others.
 */
final class CycleCheck {
  private static final String ADVICE =
      """
      For a resolution refer to Documentation/kbuild/kconfig-language.rst
      subsection "Kconfig recursive dependency limitations"

      """;

  /** By what a symbol hangs on the next one. */
  private enum Link {
    PROPERTY,
    DEPENDENCY,
    SELECT,
    IMPLY,
    VALUE
  }

  private static final class Step {
    final Symbol symbol;
    Link link = Link.PROPERTY;
    @Nullable Property property;

    Step(Symbol symbol) {
      this.symbol = symbol;
    }
  }

  private final Complaint.Sink complaints;
  private final List<Step> path = new ArrayList<>();
  private final Set<Symbol> entered = new HashSet<>();
  private final Set<Symbol> open = new HashSet<>();

  CycleCheck(Complaint.Sink complaints) {
    this.complaints = complaints;
  }

  /** Complains if {@code symbol} is part of a circle not yet known; returns whether it is. */
  boolean finds(Symbol symbol) {
    return check(symbol) != null;
  }

  /** Returns the symbol at which a circle closes, or null. */
  private @Nullable Symbol check(Symbol symbol) {
    if (open.contains(symbol)) {
      report(symbol);
      return symbol;
    }
    if (entered.contains(symbol)) {
      return null;
    }
    MenuNode choice = symbol.choiceMenu();
    if (choice != null && choice.symbol != null) {
      push(symbol);
      Symbol found = check(choice.symbol);
      pop();
      return found;
    }
    if (symbol.isChoice()) {
      return checkChoice(symbol);
    }
    entered.add(symbol);
    open.add(symbol);
    Symbol found = checkParts(symbol);
    open.remove(symbol);
    return found;
  }

  private @Nullable Symbol checkChoice(Symbol choice) {
    push(choice);
    MenuNode menu = choice.menus().get(0);
    List<Symbol> members = new ArrayList<>();
    for (MenuNode m = menu.following(menu); m != null; m = m.following(menu)) {
      if (m.symbol != null) {
        members.add(m.symbol);
      }
    }
    entered.addAll(members);
    open.addAll(members);
    entered.add(choice);
    open.add(choice);
    Symbol found = checkParts(choice);
    open.remove(choice);
    for (int i = 0; found == null && i < members.size(); i++) {
      found = checkParts(members.get(i));
    }
    members.forEach(open::remove);
    if (found != null && found.choiceMenu() == menu) {
      found = choice;
    }
    pop();
    return found;
  }

  private @Nullable Symbol checkParts(Symbol symbol) {
    Step step = push(symbol);
    try {
      step.link = Link.DEPENDENCY;
      Symbol found = check(symbol.directDependency);
      if (found == null) {
        step.link = Link.SELECT;
        found = check(symbol.selectedBy);
      }
      if (found == null) {
        step.link = Link.IMPLY;
        found = check(symbol.impliedBy);
      }
      return found != null ? found : checkProperties(symbol, step);
    } finally {
      pop();
    }
  }

  private @Nullable Symbol checkProperties(Symbol symbol, Step step) {
    for (Property property : symbol.properties()) {
      if (property.kind == Property.Kind.SELECT || property.kind == Property.Kind.IMPLY) {
        continue;
      }
      step.link = Link.PROPERTY;
      step.property = property;
      Symbol found = check(property.condition);
      if (found == null && property.kind == Property.Kind.DEFAULT && !symbol.isChoice()) {
        step.link = Link.VALUE;
        found = check(property.expr);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Symbol check(@Nullable Expr expr) {
    if (expr == null) {
      return null;
    }
    switch (expr.kind) {
      case AND, OR -> {
        Symbol found = check(expr.left());
        return found != null ? found : check(expr.right());
      }
      case NOT -> {
        return check(expr.left());
      }
      case SYMBOL -> {
        return check(expr.symbol());
      }
      default -> {
        Symbol found = check(expr.symbol());
        return found != null ? found : check(expr.otherSymbol());
      }
    }
  }

  private Step push(Symbol symbol) {
    Step step = new Step(symbol);
    path.add(step);
    return step;
  }

  private void pop() {
    path.remove(path.size() - 1);
  }

  private void report(Symbol closing) {
    Symbol last = closing;
    MenuNode choice = closing.choiceMenu();
    if (choice != null && choice.symbol != null) {
      push(closing);
      last = choice.symbol;
    }
    int start = path.size() - 1;
    while (start >= 0 && path.get(start).symbol != last) {
      start--;
    }
    if (start < 0) {
      complaints.hear(
          new Complaint(
              "unexpected recursive dependency error\n",
              Diagnostic.error("unexpected recursive dependency error")));
    } else {
      complaints.hear(complaint(path.subList(start, path.size()), last));
    }
    if (choice != null) {
      pop();
    }
  }

  private static Complaint complaint(List<Step> circle, Symbol last) {
    StringBuilder text = new StringBuilder();
    Diagnostic diagnostic = null;
    for (int i = 0; i < circle.size(); i++) {
      Step step = circle.get(i);
      Symbol next = i + 1 < circle.size() ? circle.get(i + 1).symbol : last;
      if (step.symbol == last) {
        text.append("error: recursive dependency detected!\n");
      }
      String line = describe(step, next);
      text.append('\t').append(line).append('\n');
      Place place = step.property != null ? step.property.place : step.symbol.menus().get(0).place;
      String note = RawText.display(line);
      diagnostic =
          (diagnostic == null
                  ? Diagnostic.error(place.location(), "recursive dependency detected")
                  : diagnostic)
              .note(place.location(), note);
    }
    if (diagnostic == null) {
      diagnostic = Diagnostic.error("recursive dependency detected");
    }
    return new Complaint(
        text.append(ADVICE).toString(),
        diagnostic.help(
            "take one of these links out; see \"Kconfig recursive dependency limitations\" in"
                + " Documentation/kbuild/kconfig-language.rst"));
  }

  private static String describe(Step step, Symbol next) {
    String name = "symbol " + step.symbol.name() + " ";
    if (next.isChoice()) {
      return name + "is part of choice block at " + next.menus().get(0).place.render();
    }
    String word = step.property == null ? "unknown" : step.property.kind.word();
    return switch (step.link) {
      case DEPENDENCY -> name + "depends on " + next.name();
      case SELECT -> name + "is selected by " + next.name();
      case IMPLY -> name + "is implied by " + next.name();
      case VALUE -> name + word + " value contains " + next.name();
      case PROPERTY -> name + word + " is visible depending on " + next.name();
    };
  }
}
