package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code conf} says when asked about an option; raw text. */
final class MenuHelp {
  private static final String NONE = "There is no help available for this option.";
  private static final int DEEPEST = 8;

  private final Configuration configuration;
  private final StringBuilder out = new StringBuilder();

  private MenuHelp(Configuration configuration) {
    this.configuration = configuration;
  }

  static String of(MenuNode menu, Configuration configuration) {
    MenuHelp help = new MenuHelp(configuration);
    String text = NONE;
    if (menu.help != null) {
      if (menu.symbol != null && !menu.symbol.isChoice()) {
        help.out.append("CONFIG_").append(menu.symbol.name()).append(":\n\n");
      }
      text = menu.help;
    }
    help.out.append(text).append('\n');
    if (menu.symbol != null) {
      help.describe(menu.symbol);
    }
    return help.out.toString();
  }

  private void describe(Symbol symbol) {
    if (!symbol.isChoice()) {
      out.append("Symbol: ")
          .append(symbol.name())
          .append(" [=")
          .append(configuration.text(symbol))
          .append("]\nType  : ")
          .append(symbol.type.word())
          .append('\n');
      Property range =
          symbol.type.isNumber() ? configuration.applying(symbol, Property.Kind.RANGE) : null;
      if (range != null) {
        out.append("Range : ").append(configuration.printed(range.expr)).append('\n');
      }
    }
    definitions(symbol, true);
    definitions(symbol, false);
    symbolsOf(symbol, Property.Kind.SELECT, "Selects: ");
    reverse(symbol.selectedBy, "Selected by");
    symbolsOf(symbol, Property.Kind.IMPLY, "Implies: ");
    reverse(symbol.impliedBy, "Implied by");
    out.append("\n\n");
  }

  private void definitions(Symbol symbol, boolean withPrompt) {
    for (MenuNode menu : symbol.menus()) {
      if (menu.prompt == null && !withPrompt) {
        place(menu);
        dependency(menu.dependency, "  Depends on: ");
      } else if (menu.prompt != null && withPrompt) {
        place(menu);
        prompt(menu.prompt);
      }
    }
  }

  private void place(MenuNode menu) {
    out.append("Defined at ").append(menu.place.render()).append('\n');
  }

  private void dependency(@Nullable Expr expr, String prefix) {
    if (!Expr.isYes(expr)) {
      out.append(prefix).append(configuration.printed(expr)).append('\n');
    }
  }

  private void prompt(Property prompt) {
    out.append("  Prompt: ").append(prompt.text).append('\n');
    dependency(prompt.menu.dependency, "  Depends on: ");
    if (!ExprSimplifier.asksTheSame(prompt.menu.dependency, prompt.condition)) {
      dependency(prompt.condition, "  Visible if: ");
    }
    List<MenuNode> path = new ArrayList<>();
    MenuNode root = configuration.tree().root();
    for (MenuNode m = prompt.menu; m != root && path.size() < DEEPEST; ) {
      path.add(m);
      m = Objects.requireNonNull(m.parent);
    }
    out.append("  Location:\n");
    for (int depth = 0; depth < path.size(); depth++) {
      MenuNode menu = path.get(path.size() - 1 - depth);
      out.append(" ".repeat(2 * depth + 4)).append("-> ").append(menu.title());
      if (menu.symbol != null) {
        out.append(" (")
            .append(menu.symbol.name())
            .append(" [=")
            .append(configuration.text(menu.symbol))
            .append("])");
      }
      out.append('\n');
    }
  }

  private void symbolsOf(Symbol symbol, Property.Kind kind, String prefix) {
    boolean any = false;
    for (Property property : symbol.properties()) {
      if (property.kind == kind) {
        out.append(any ? " && " : prefix).append(configuration.printed(property.expr));
        any = true;
      }
    }
    out.append(any ? "\n" : "");
  }

  private void reverse(@Nullable Expr expr, String title) {
    if (expr == null) {
      return;
    }
    for (Tristate value : List.of(Tristate.Y, Tristate.M, Tristate.N)) {
      List<String> lines = new ArrayList<>();
      collect(expr, value, lines);
      if (!lines.isEmpty()) {
        out.append(title).append(" [").append(value.letter()).append("]:\n");
        lines.forEach(line -> out.append("  - ").append(line).append('\n'));
      }
    }
  }

  private void collect(Expr expr, Tristate value, List<String> lines) {
    if (expr.kind == Expr.Kind.OR) {
      collect(expr.left(), value, lines);
      collect(expr.right(), value, lines);
    } else if (configuration.evaluate(expr) == value) {
      lines.add(configuration.printed(expr));
    }
  }
}
