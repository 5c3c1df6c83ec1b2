package org.kbuildsim.kconfig;

import java.util.Objects;
import org.kbuildsim.diagnostic.Diagnostic;

/** Warns of properties that do not go with the type of their symbol. */
final class PropertyChecks {
  private final Complaint.Sink complaints;

  PropertyChecks(Complaint.Sink complaints) {
    this.complaints = complaints;
  }

  /** Checks {@code symbol}, of which {@code menu} is a definition. */
  void check(Symbol symbol, MenuNode menu) {
    if (symbol.type == SymbolType.UNKNOWN) {
      warn(menu.place, "config symbol defined without type");
    }
    for (Property property : symbol.properties()) {
      switch (property.kind) {
        case DEFAULT -> checkDefault(symbol, property);
        case SELECT, IMPLY -> checkReverse(symbol, property);
        case RANGE -> checkRange(symbol, property);
        default -> {}
      }
    }
  }

  private void checkDefault(Symbol symbol, Property property) {
    Symbol value = property.symbol();
    if (value == null) {
      if (symbol.type == SymbolType.STRING || symbol.type.isNumber()) {
        warn(
            property.place,
            "default for config symbol '" + symbol.name() + "' must be a single symbol");
      }
      return;
    }
    if (symbol.type.isNumber() && !isNumber(symbol, value)) {
      warn(property.place, "'" + symbol.name() + "': number is invalid");
    }
    if (symbol.isChoice()) {
      MenuNode choice = value.choiceMenu();
      if (choice == null || choice.symbol != symbol) {
        warn(
            property.place,
            "choice default symbol '" + value.name() + "' is not contained in the choice");
      }
    }
  }

  private void checkReverse(Symbol symbol, Property property) {
    String word = property.kind.word();
    Symbol target = Objects.requireNonNull(property.symbol());
    if (!symbol.type.isLogical()) {
      warn(
          property.place,
          "config symbol '" + symbol.name() + "' uses " + word + ", but is not bool or tristate");
    } else if (target.type != SymbolType.UNKNOWN && !target.type.isLogical()) {
      warn(
          property.place,
          String.format(
              "'%s' has wrong type. '%s' only accept arguments of bool and tristate type",
              target.name(), word));
    }
  }

  private void checkRange(Symbol symbol, Property property) {
    if (!symbol.type.isNumber()) {
      warn(property.place, "range is only allowed for int or hex symbols");
    }
    Expr range = Objects.requireNonNull(property.expr);
    if (!isNumber(symbol, range.symbol()) || !isNumber(symbol, range.otherSymbol())) {
      warn(property.place, "range is invalid");
    }
  }

  private static boolean isNumber(Symbol symbol, Symbol value) {
    return value.type.isNumber()
        || (value.type == SymbolType.UNKNOWN && symbol.type.accepts(value.name()));
  }

  private void warn(Place place, String text) {
    complaints.hear(
        new Complaint(
            place.render() + ":warning: " + text + "\n",
            SourceFiles.withInclusions(
                Diagnostic.warning(place.location(), RawText.display(text).replace('\'', '`')),
                place)));
  }
}
