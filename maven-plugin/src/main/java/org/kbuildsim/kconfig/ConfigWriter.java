package org.kbuildsim.kconfig;

import java.util.HashSet;
import java.util.Set;
import org.kbuildsim.kconfig.Property.Kind;

/** Writes a configuration as {@code .config} or as a defconfig; raw text. */
final class ConfigWriter {
  private ConfigWriter() {}

  /** Returns the heading of a file whose comments begin with {@code mark}. */
  static String heading(KconfigTree tree, String first, String mark, String last) {
    return first
        + "\n"
        + mark
        + " Automatically generated file; DO NOT EDIT.\n"
        + mark
        + " "
        + tree.title()
        + "\n"
        + last
        + "\n";
  }

  /** Returns the whole {@code .config}: all options that can be set, in the order of the menus. */
  static String dotConfig(Configuration configuration) {
    if (!configuration.changed()) {
      configuration.invalidate();
    }
    return new DotConfig(configuration).write();
  }

  private static final class DotConfig {
    private final Configuration configuration;
    private final StringBuilder out = new StringBuilder();
    private final Set<Symbol> written = new HashSet<>();
    private boolean needsBlankLine;

    DotConfig(Configuration configuration) {
      this.configuration = configuration;
    }

    String write() {
      MenuNode root = configuration.tree().root();
      out.append(heading(configuration.tree(), "#", "#", "#"));
      MenuNode menu = root.list;
      while (menu != null) {
        enter(menu);
        if (menu.list != null) {
          menu = menu.list;
          continue;
        }
        leave(menu);
        while (menu != null && menu.next == null) {
          menu = menu.parent;
          if (menu != null) {
            leave(menu);
          }
        }
        menu = menu == null ? null : menu.next;
      }
      return out.toString();
    }

    private void enter(MenuNode menu) {
      Symbol symbol = menu.symbol;
      if (symbol == null) {
        if (configuration.isVisible(menu)) {
          out.append("\n#\n# ").append(menu.title()).append("\n#\n");
          needsBlankLine = false;
        }
        return;
      }
      if (symbol.isChoice() || written.contains(symbol)) {
        return;
      }
      configuration.calculate(symbol);
      if (!configuration.state(symbol).write) {
        return;
      }
      if (needsBlankLine) {
        out.append('\n');
        needsBlankLine = false;
      }
      written.add(symbol);
      out.append(SymbolLines.DOTCONFIG.line(symbol, configuration));
    }

    private void leave(MenuNode menu) {
      if (menu.symbol == null
          && menu.parent != null
          && configuration.isVisible(menu)
          && menu.prompt != null
          && menu.prompt.kind == Kind.MENU) {
        out.append("# end of ").append(menu.title()).append('\n');
        needsBlankLine = true;
      }
    }
  }

  /** Returns the least that has to be said to get this configuration. */
  static String defconfig(Configuration configuration) {
    configuration.invalidate();
    StringBuilder out = new StringBuilder();
    MenuNode root = configuration.tree().root();
    for (MenuNode menu = root.list; menu != null; menu = menu.following(null)) {
      Symbol symbol = menu.symbol;
      if (symbol == null || symbol.isChoice()) {
        continue;
      }
      configuration.calculate(symbol);
      if (!configuration.state(symbol).write) {
        continue;
      }
      // Once is enough; but for a hidden member its choice is decided anew, and all others are due
      // again. conf then names one twice that is defined twice.
      configuration.state(symbol).write = false;
      if (configuration.isChangeable(symbol)
          && !configuration.text(symbol).equals(configuration.defaultText(symbol))
          && !isDefaultOfChoice(configuration, symbol)) {
        out.append(SymbolLines.DOTCONFIG.line(symbol, configuration));
      }
    }
    configuration.startRound();
    return out.toString();
  }

  private static boolean isDefaultOfChoice(Configuration configuration, Symbol symbol) {
    MenuNode choice = symbol.choiceMenu();
    return choice != null
        && configuration.choices().defaultOf(choice) == symbol
        && symbol.type == SymbolType.BOOL
        && configuration.state(symbol).value == Tristate.Y;
  }
}
