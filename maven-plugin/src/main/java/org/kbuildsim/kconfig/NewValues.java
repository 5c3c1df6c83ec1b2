package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers all options that have no answer yet, in one way or by chance. */
final class NewValues {
  private final Configuration configuration;

  NewValues(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Answers every bool and tristate that was not answered with {@code value}. */
  void setAll(Tristate value) {
    for (Symbol symbol : open()) {
      if (!symbol.isChoice()) {
        ask(symbol, value);
      }
    }
    configuration.invalidate();
  }

  /** Leaves everything that was not answered at its default. */
  void setDefaults() {
    configuration.invalidate();
  }

  /** Answers by chance. */
  void randomize(GlibcRandom random, Probabilities probabilities) {
    for (Symbol symbol : open()) {
      if (symbol.isChoice()) {
        shuffle(symbol.menus().get(0), random);
        continue;
      }
      int number = random.next() % 100;
      Tristate value = Tristate.N;
      if (symbol.type == SymbolType.TRISTATE) {
        if (number < probabilities.tristateYes()) {
          value = Tristate.Y;
        } else if (number < probabilities.tristateYes() + probabilities.tristateMod()) {
          value = Tristate.M;
        }
      } else if (number < probabilities.boolYes()) {
        value = Tristate.Y;
      }
      ask(symbol, value);
    }
    configuration.invalidate();
  }

  /** Changes answers {@code from} to {@code to}. */
  void rewrite(Tristate from, Tristate to) {
    for (Symbol symbol : configuration.tree().symbols()) {
      SymbolState state = configuration.state(symbol);
      if (configuration.type(symbol) == SymbolType.TRISTATE && state.askedValue == from) {
        state.askedValue = to;
      }
    }
    configuration.invalidate();
  }

  // In the order of the menus, and again if a symbol has several prompts: by then it is answered.
  private Iterable<Symbol> open() {
    return () -> {
      List<MenuNode> menus = new ArrayList<>();
      for (MenuNode m = configuration.tree().root(); m != null; m = m.following(null)) {
        if (m.symbol != null && m.prompt != null) {
          menus.add(m);
        }
      }
      return menus.stream()
          .filter(
              m ->
                  m.symbol != null
                      && m.symbol.type.isLogical()
                      && !m.symbol.choiceMember
                      && !configuration.state(m.symbol).asked)
          .map(m -> java.util.Objects.requireNonNull(m.symbol))
          .iterator();
    };
  }

  private void ask(Symbol symbol, Tristate value) {
    SymbolState state = configuration.state(symbol);
    state.askedValue = value;
    state.asked = true;
  }

  private void shuffle(MenuNode choice, GlibcRandom random) {
    List<Symbol> members = new ArrayList<>();
    for (MenuNode m = choice.following(choice); m != null; m = m.following(choice)) {
      if (m.symbol != null) {
        members.add(m.symbol);
      }
    }
    for (int count = open(members).size(); count > 0; count--) {
      List<Symbol> open = open(members);
      int number = random.next() % count;
      // A member that is defined twice was counted twice; conf may then find nobody of that number.
      if (number < open.size()) {
        ask(open.get(number), Tristate.Y);
        // What the user asked for comes before what chance gave.
        configuration.choices().putLast(choice, open.get(number));
      }
    }
  }

  private List<Symbol> open(List<Symbol> members) {
    return members.stream().filter(symbol -> !configuration.state(symbol).asked).toList();
  }

  /** How likely answers are, in percent. */
  record Probabilities(int boolYes, int tristateYes, int tristateMod) {
    private static final Probabilities EVEN = new Probabilities(50, 33, 33);

    /** Reads KCONFIG_PROBABILITY: one to three numbers between colons; null if they are wrong. */
    @org.jspecify.annotations.Nullable
    static Probabilities of(Map<String, String> environment) {
      String text = environment.getOrDefault("KCONFIG_PROBABILITY", "");
      List<Integer> numbers = new ArrayList<>();
      while (!text.isEmpty() && numbers.size() < 3) {
        CNumber number = CNumber.signed(text, 10);
        if (number.value() < 0 || number.value() > 100) {
          return null;
        }
        numbers.add((int) number.value());
        text = text.substring(number.end());
        text = text.startsWith(":") ? text.substring(1) : text;
      }
      Probabilities result =
          switch (numbers.size()) {
            case 1 ->
                new Probabilities(
                    numbers.get(0), numbers.get(0) - numbers.get(0) / 2, numbers.get(0) / 2);
            case 2 ->
                new Probabilities(numbers.get(0) + numbers.get(1), numbers.get(0), numbers.get(1));
            case 3 -> new Probabilities(numbers.get(0), numbers.get(1), numbers.get(2));
            default -> EVEN;
          };
      return result.tristateYes + result.tristateMod > 100 ? null : result;
    }
  }
}
