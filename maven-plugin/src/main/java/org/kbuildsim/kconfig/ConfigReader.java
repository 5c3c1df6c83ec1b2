package org.kbuildsim.kconfig;

import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.SourceText;

/**
 * Reads {@code .config} files, defconfigs, fragments, and the auto.conf of the last build.
 *
 * <p>Only what is said is taken here; what comes of it is the {@link Configuration}'s.
 */
final class ConfigReader {
  private static final String PREFIX = "CONFIG_";

  private final Configuration configuration;
  private final SourceFiles files;
  private final Map<String, String> environment;
  private final Console console;
  private final Notices notices;
  private int warnings;

  /** The file being read, and where in it. */
  private static final class Reading {
    final String name;
    final String text;
    final SourceText source;
    int line;

    Reading(String name, String text) {
      this.name = name;
      this.text = text;
      this.source = new SourceText(RawText.display(name), RawText.display(text));
    }
  }

  /** What to do with a symbol of the last build that no longer exists. */
  interface Vanished {
    void symbol(String name);
  }

  ConfigReader(
      Configuration configuration,
      SourceFiles files,
      Map<String, String> environment,
      Console console,
      Notices notices) {
    this.configuration = configuration;
    this.files = files;
    this.environment = environment;
    this.console = console;
    this.notices = notices;
  }

  /** Returns how many warnings the last file read gave. */
  int warnings() {
    return warnings;
  }

  /** Reads the user's configuration, or defaults for it; returns whether there was any. */
  boolean read(@Nullable String name) {
    configuration.changed(false);
    boolean found = readSimple(name);
    configuration.calculateModules();
    if (!found) {
      return false;
    }
    if (countUnsaved() > 0 || warnings > 0) {
      configuration.changed(true);
    }
    return true;
  }

  /** Returns how many symbols have another value than the file says. */
  private int countUnsaved() {
    int unsaved = 0;
    for (Symbol symbol : configuration.tree().symbols()) {
      configuration.calculate(symbol);
      SymbolState state = configuration.state(symbol);
      if (symbol.isChoice()) {
        continue;
      }
      if (state.asked && state.write) {
        boolean agrees =
            symbol.type.isLogical()
                ? state.askedValue == state.value
                : Objects.equals(state.text, state.askedText);
        if (agrees) {
          continue;
        }
      } else if (!state.asked && !state.write) {
        continue;
      }
      unsaved++;
    }
    return unsaved;
  }

  /** Reads assignments from {@code name}, null for the default; returns whether it was there. */
  boolean readSimple(@Nullable String name) {
    Reading reading = name == null ? openDefault() : open(name);
    if (reading == null) {
      return false;
    }
    warnings = 0;
    for (Symbol symbol : configuration.tree().symbols()) {
      SymbolState state = configuration.state(symbol);
      state.asked = false;
      state.askedText = null;
      state.askedValue = Tristate.N;
    }
    configuration.startRound();
    forEachAssignment(reading, (symbolName, value) -> take(reading, symbolName, value));
    return true;
  }

  /** Reads what the last build had. */
  void readOld(String name, Vanished vanished) {
    for (Symbol symbol : configuration.tree().symbols()) {
      SymbolState state = configuration.state(symbol);
      state.old = false;
      state.oldText = null;
      state.oldValue = Tristate.N;
    }
    Reading reading = open(name);
    if (reading == null) {
      return;
    }
    configuration.startRound();
    forEachAssignment(
        reading, (symbolName, value) -> takeOld(reading, symbolName, value, vanished));
  }

  private @Nullable Reading open(String name) {
    String text = files.read(name);
    return text == null ? null : new Reading(name, text);
  }

  private @Nullable Reading openDefault() {
    String name = RawText.of(environment.getOrDefault("KCONFIG_CONFIG", ".config"));
    Reading reading = open(name);
    if (reading != null) {
      return reading;
    }
    configuration.changed(true);
    String list = environment.get("KCONFIG_DEFCONFIG_LIST");
    if (list == null) {
      return null;
    }
    StringTokenizer candidates = new StringTokenizer(RawText.of(list), " \t\n\u000b\f\r");
    while (candidates.hasMoreTokens()) {
      String candidate = candidates.nextToken();
      String text = files.read(candidate);
      if (text != null) {
        notices.say("using defaults found in " + candidate);
        return new Reading(candidate, text);
      }
    }
    return null;
  }

  private interface Line {
    void assign(String name, String value);
  }

  private void forEachAssignment(Reading reading, Line line) {
    int at = 0;
    while (at < reading.text.length()) {
      int end = reading.text.indexOf('\n', at);
      boolean complete = end >= 0;
      end = complete ? end : reading.text.length();
      String text = reading.text.substring(at, end);
      at = end + 1;
      reading.line++;
      if (complete && text.endsWith("\r")) {
        text = text.substring(0, text.length() - 1);
      }
      int zero = text.indexOf('\0');
      parse(reading, zero < 0 ? text : text.substring(0, zero), line);
    }
  }

  private void parse(Reading reading, String text, Line line) {
    if (text.isEmpty()) {
      return;
    }
    if (text.startsWith("#")) {
      if (!text.startsWith("# " + PREFIX)) {
        return;
      }
      int space = text.indexOf(' ', 2 + PREFIX.length());
      if (space >= 0 && text.substring(space + 1).equals("is not set")) {
        line.assign(text.substring(2 + PREFIX.length(), space), "n");
      }
      return;
    }
    int equals = text.startsWith(PREFIX) ? text.indexOf('=', PREFIX.length()) : -1;
    if (equals < 0) {
      warn(reading, "unexpected data: " + text);
      return;
    }
    line.assign(text.substring(PREFIX.length(), equals), text.substring(equals + 1));
  }

  private void take(Reading reading, String name, String value) {
    Symbol symbol = configuration.tree().symbol(RawText.display(name));
    configuration.note(
        new Assignment(
            RawText.display(name),
            RawText.display(unquoted(value)),
            RawText.display(reading.name),
            reading.line));
    if (symbol == null) {
      if (environment.containsKey("KCONFIG_WARN_UNKNOWN_SYMBOLS")) {
        warn(reading, "unknown symbol: " + name);
      }
      configuration.changed(true);
      return;
    }
    SymbolState state = configuration.state(symbol);
    if (state.asked) {
      warn(reading, "override: reassigning to symbol " + symbol.name());
    }
    if (!set(reading, symbol, state, value)) {
      return;
    }
    MenuNode choice = symbol.choiceMenu();
    if (choice != null) {
      configuration.choices().putFirst(choice, symbol);
    }
  }

  /** Returns false where the value is refused. */
  private boolean set(Reading reading, Symbol symbol, SymbolState state, String value) {
    if (symbol.index < 0) {
      return true;
    }
    switch (symbol.type) {
      case BOOL, TRISTATE -> {
        Tristate tristate = tristate(symbol, value);
        if (tristate == null) {
          return refuse(reading, symbol, value);
        }
        state.askedValue = tristate;
        state.asked = true;
      }
      case STRING -> {
        if (!value.startsWith("\"")) {
          return true;
        }
        String text = quotedText(value);
        if (text == null) {
          warn(reading, "invalid string found");
          return false;
        }
        state.askedText = text;
        state.asked = true;
      }
      case INT, HEX -> {
        if (!symbol.type.accepts(value)) {
          return refuse(reading, symbol, value);
        }
        state.askedText = value;
        state.asked = true;
      }
      case UNKNOWN -> {}
    }
    return true;
  }

  private boolean refuse(Reading reading, Symbol symbol, String value) {
    warn(reading, "symbol value '" + value + "' invalid for " + symbol.name());
    return false;
  }

  private static @Nullable Tristate tristate(Symbol symbol, String value) {
    char letter = value.isEmpty() ? '\0' : value.charAt(0);
    return switch (letter) {
      case 'm' -> symbol.type == SymbolType.TRISTATE ? Tristate.M : null;
      case 'y' -> Tristate.Y;
      case 'n' -> Tristate.N;
      default -> null;
    };
  }

  private static String unquoted(String value) {
    String text = value.startsWith("\"") ? quotedText(value) : null;
    return text == null ? value : text;
  }

  /** Returns what stands between the quotes, or null if there is no second one. */
  private static @Nullable String quotedText(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"') {
        return text.toString();
      }
      if (c == '\\' && i + 1 < value.length()) {
        c = value.charAt(++i);
      } else if (c == '\\') {
        return null;
      }
      text.append(c);
    }
    return null;
  }

  // No quotes and no warnings here: the file is conf's own.
  private void takeOld(Reading reading, String name, String value, Vanished vanished) {
    Symbol symbol = configuration.tree().symbol(RawText.display(name));
    if (symbol == null) {
      vanished.symbol(name);
      return;
    }
    if (symbol.index < 0) {
      return;
    }
    SymbolState state = configuration.state(symbol);
    if (state.old) {
      warn(reading, "override: reassigning to symbol " + symbol.name());
    }
    if (symbol.type.isLogical()) {
      Tristate tristate = tristate(symbol, value);
      if (tristate != null) {
        state.oldValue = tristate;
        state.old = true;
      }
    } else if (symbol.type.accepts(value)) {
      state.oldText = value;
      state.old = true;
    }
  }

  private void warn(Reading reading, String text) {
    warnings++;
    int line = reading.line;
    String shown = reading.source.lineText(line);
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = reading.source.text().indexOf('\n', start) + 1;
    }
    console.hear(
        new Complaint(
            reading.name + ":" + line + ":warning: " + text + "\n",
            Diagnostic.warning(
                reading.source.span(start, start + shown.length()),
                RawText.display(text).replaceAll("'([^']*)'", "`$1`"))));
  }
}
