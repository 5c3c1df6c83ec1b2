package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;

/** Warns of symbols that are selected against their dependencies, and counts them. */
final class UnmetDependencies {
  private final Configuration configuration;
  private final Complaint.Sink complaints;
  private int count;

  UnmetDependencies(Configuration configuration, Complaint.Sink complaints) {
    this.configuration = configuration;
    this.complaints = complaints;
  }

  /** Returns how many warnings there were. */
  int count() {
    return count;
  }

  /** Warns of {@code symbol}, which has just been calculated. */
  void warn(Symbol symbol) {
    SymbolState state = configuration.state(symbol);
    count++;
    StringBuilder text =
        new StringBuilder("\nWARNING: unmet direct dependencies detected for ")
            .append(symbol.name())
            .append("\n  Depends on [")
            .append(state.direct == Tristate.M ? 'm' : 'n')
            .append("]: ")
            .append(configuration.printed(symbol.directDependency))
            .append('\n');
    List<String> selectors = new ArrayList<>();
    describeSelectors(symbol.selectedBy, Tristate.Y, text, selectors);
    describeSelectors(symbol.selectedBy, Tristate.M, text, selectors);
    Place place = symbol.menus().get(0).place();
    Diagnostic diagnostic =
        Diagnostic.warning(
                place.location(), "unmet direct dependencies detected for `" + symbol.name() + "`")
            .note("depends on: " + RawText.display(configuration.printed(symbol.directDependency)));
    for (String selector : selectors) {
      diagnostic = diagnostic.note("selected by: " + RawText.display(selector));
    }
    complaints.hear(new Complaint(text.toString(), diagnostic));
  }

  private void describeSelectors(
      @Nullable Expr expr, Tristate value, StringBuilder text, List<String> selectors) {
    List<String> found = new ArrayList<>();
    collectSelectors(expr, value, found);
    if (!found.isEmpty()) {
      text.append("  Selected by [").append(value.letter()).append("]:\n");
      found.forEach(selector -> text.append("  - ").append(selector).append('\n'));
    }
    selectors.addAll(found);
  }

  private void collectSelectors(@Nullable Expr expr, Tristate value, List<String> found) {
    if (expr != null && expr.kind == Expr.Kind.OR) {
      collectSelectors(expr.left(), value, found);
      collectSelectors(expr.right(), value, found);
    } else if (configuration.evaluate(expr) == value) {
      found.add(configuration.printed(expr));
    }
  }
}
