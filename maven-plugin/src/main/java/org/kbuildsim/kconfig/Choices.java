package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which alternative of each choice is y: what was asked for last, as far as it can be had. */
final class Choices {
  private final Configuration configuration;

  /** Members of each choice, those answered last first. */
  private final Map<MenuNode, List<Symbol>> priorities = new HashMap<>();

  Choices(Configuration configuration) {
    this.configuration = configuration;
    for (MenuNode menu = configuration.tree().root(); menu != null; menu = menu.following(null)) {
      if (!menu.members().isEmpty()) {
        priorities.put(menu, new ArrayList<>(menu.members()));
      }
    }
  }

  /** Takes the precedences of {@code other}, which is of the same tree. */
  void copy(Choices other) {
    other.priorities.forEach((choice, members) -> priorities.put(choice, new ArrayList<>(members)));
  }

  /** Returns the member that is chosen if nobody chooses, or null if none can be. */
  @Nullable Symbol defaultOf(MenuNode choice) {
    for (Property property : Objects.requireNonNull(choice.symbol).properties()) {
      if (property.kind == Property.Kind.DEFAULT
          && configuration.evaluate(property.condition) != Tristate.N) {
        Symbol symbol = Objects.requireNonNull(property.symbol());
        if (configuration.state(symbol).visible != Tristate.N) {
          return symbol;
        }
      }
    }
    for (MenuNode menu = choice.following(choice); menu != null; menu = menu.following(choice)) {
      if (menu.symbol != null && configuration.state(menu.symbol).visible != Tristate.N) {
        return menu.symbol;
      }
    }
    return null;
  }

  /** Decides a choice, and so the value of all its members; returns the one that is y. */
  @Nullable Symbol decide(MenuNode choice) {
    Symbol chosen = chosen(choice);
    for (MenuNode menu = choice.following(choice); menu != null; menu = menu.following(choice)) {
      if (menu.symbol != null && configuration.state(menu.symbol).visible != Tristate.N) {
        SymbolState state = configuration.state(menu.symbol);
        state.value = Tristate.of(menu.symbol == chosen);
        state.round = configuration.round();
        state.write = true;
      }
    }
    return chosen;
  }

  private @Nullable Symbol chosen(MenuNode choice) {
    List<Symbol> members = priorities.getOrDefault(choice, List.of());
    for (Symbol symbol : members) {
      configuration.calculateVisibility(symbol);
      SymbolState state = configuration.state(symbol);
      if (state.visible != Tristate.N && state.asked && state.askedValue == Tristate.Y) {
        return symbol;
      }
    }
    // The default, unless it was refused.
    Symbol symbol = defaultOf(choice);
    if (symbol != null
        && !(configuration.state(symbol).asked
            && configuration.state(symbol).askedValue == Tristate.N)) {
      return symbol;
    }
    // The first of which nothing was said.
    for (MenuNode menu = choice.following(choice); menu != null; menu = menu.following(choice)) {
      if (menu.symbol != null
          && configuration.state(menu.symbol).visible != Tristate.N
          && !configuration.state(menu.symbol).asked) {
        return menu.symbol;
      }
    }
    // All were refused: the one that was refused first.
    for (int i = members.size() - 1; i >= 0; i--) {
      if (configuration.state(members.get(i)).visible != Tristate.N) {
        return members.get(i);
      }
    }
    return null;
  }

  /** Gives what was last said of {@code member} precedence over what was said before. */
  void putFirst(MenuNode choice, Symbol member) {
    List<Symbol> members = priorities.get(choice);
    if (members != null && members.remove(member)) {
      members.add(0, member);
    }
  }

  /** Makes {@code member} the last to be considered. */
  void putLast(MenuNode choice, Symbol member) {
    List<Symbol> members = priorities.get(choice);
    if (members != null && members.remove(member)) {
      members.add(member);
    }
  }
}
