package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * The macro language of Kconfig files: {@code $(…)}, variables, functions, the environment.
 *
 * <p>A reference is looked up as an argument of the function around it, then as a variable, a
 * built-in function, an environment variable; what is none of these is empty.
 */
final class MacroExpander {
  private static final int ARGUMENT_LIMIT = 16;
  private static final int RECURSION_LIMIT = 1000;

  // Variables that double each other would have conf work until its memory is full.
  private static final int REFERENCE_LIMIT = 1_000_000;
  private static final int TEXT_LIMIT = 1 << 20;

  /** How a variable was set. */
  enum Flavor {
    /** {@code =}: expanded at each use. */
    RECURSIVE,
    /** {@code :=}: expanded when set. */
    SIMPLE,
    /** {@code +=}: added to, keeping its flavor; recursive where it is new. */
    APPEND
  }

  /** Where reading is, for messages. */
  interface Position {
    Place expansionPlace();
  }

  /** What macros do to the outside. */
  interface Effects {
    /** {@code $(info)}: a line for standard output. */
    void info(String line);

    /** {@code $(shell)}: returns what the command wrote to standard output, as one line. */
    String shell(String command);

    void complain(Complaint complaint);
  }

  /**
   * What a piece of text expanded to.
   *
   * @param length how many characters of the input were used
   */
  record Expansion(String text, int length) {}

  private static final class Variable {
    Flavor flavor = Flavor.RECURSIVE;
    String value = "";
    int expanding;

    /** What a simple variable's value was made of. */
    final Consulted consulted = new Consulted();
  }

  /** What the macros of a piece of text looked at, outside of the Kconfig files. */
  private static final class Consulted {
    final Set<Probe> probes = new LinkedHashSet<>();
    final Set<String> environment = new LinkedHashSet<>();

    void add(Consulted other) {
      probes.addAll(other.probes);
      environment.addAll(other.environment);
    }
  }

  private final Map<String, String> environment;
  private final Effects effects;
  private final Map<String, Variable> variables = new HashMap<>();

  /** The environment variables referred to, in that order; auto.conf.cmd names them. */
  private final Map<String, String> environmentUsed = new LinkedHashMap<>();

  private final List<Probe> probes = new ArrayList<>();
  private final List<MacroUse> uses = new ArrayList<>();

  /** Of the piece of text that is being expanded. */
  private Consulted consulted = new Consulted();

  /** References in that piece so far, those in the values of others counted. */
  private int references;

  /** Whether the line of an assignment was read to its end, so that reading is behind it. */
  private boolean assigning;

  private @Nullable Position position;

  MacroExpander(Map<String, String> environment, Effects effects) {
    this.environment = environment;
    this.effects = effects;
  }

  void readingAt(Position reader) {
    this.position = reader;
  }

  Map<String, String> environmentUsed() {
    return environmentUsed;
  }

  /** Returns the commands run so far. */
  List<Probe> probes() {
    return probes;
  }

  /** Returns the pieces of text that came of commands and the environment. */
  List<MacroUse> uses() {
    return uses;
  }

  /** Sets a variable. */
  void assign(String name, Flavor operator, String value) {
    Variable variable = variables.get(name);
    boolean append = operator == Flavor.APPEND && variable != null;
    Flavor flavor = operator == Flavor.APPEND ? Flavor.RECURSIVE : operator;
    if (variable == null) {
      variable = new Variable();
      variables.put(name, variable);
    } else if (append) {
      flavor = variable.flavor;
    }
    variable.flavor = flavor;
    Consulted around = consulted;
    consulted = new Consulted();
    references = 0;
    assigning = true;
    String text = flavor == Flavor.SIMPLE ? expand(value, List.of()) : value;
    assigning = false;
    if (!append) {
      variable.consulted.probes.clear();
      variable.consulted.environment.clear();
    }
    variable.consulted.add(consulted);
    consulted = around;
    variable.value = append ? variable.value + " " + text : text;
  }

  /** Expands the word that {@code line} begins with; it may hold references. */
  Expansion expandWord(String line) {
    consulted = new Consulted();
    references = 0;
    Expansion expansion = word(line);
    noteUse(expansion.text());
    return expansion;
  }

  private Expansion word(String line) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c == '$') {
        Expansion expansion = expandReference(line, at + 1, List.of());
        out.append(expansion.text());
        at += 1 + expansion.length();
      } else if (Lexer.isWordChar(c)) {
        out.append(c);
        at++;
      } else {
        break;
      }
    }
    return new Expansion(out.toString(), at);
  }

  /** Expands what stands behind a {@code $}; without a parenthesis it is only a {@code $}. */
  Expansion expandReference(String rest) {
    consulted = new Consulted();
    references = 0;
    Expansion expansion = expandReference(rest, 0, List.of());
    noteUse(expansion.text());
    return expansion;
  }

  private void noteUse(String text) {
    if (!consulted.probes.isEmpty() || !consulted.environment.isEmpty()) {
      uses.add(
          new MacroUse(
              place(),
              RawText.display(text),
              List.copyOf(consulted.probes),
              Collections.unmodifiableSet(consulted.environment)));
    }
  }

  private String expand(String text, List<String> arguments) {
    int dollar = text.indexOf('$');
    if (dollar < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (dollar >= 0) {
      out.append(text, at, dollar);
      Expansion expansion = expandReference(text, dollar + 1, arguments);
      out.append(expansion.text());
      if (out.length() > TEXT_LIMIT) {
        throw error("the text that references stand for is longer than " + TEXT_LIMIT);
      }
      at = dollar + 1 + expansion.length();
      dollar = text.indexOf('$', at);
    }
    return out.append(text, at, text.length()).toString();
  }

  private Expansion expandReference(String text, int from, List<String> arguments) {
    if (from >= text.length() || text.charAt(from) != '(') {
      return new Expansion("$", 0);
    }
    if (++references > REFERENCE_LIMIT) {
      throw error("more than " + REFERENCE_LIMIT + " references in one piece of text");
    }
    int nested = 0;
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        nested++;
      } else if (c == ')' && nested-- == 0) {
        String clause = text.substring(from + 1, i);
        return new Expansion(evaluate(clause, arguments), i + 1 - from);
      }
    }
    throw error("unterminated reference to '" + text.substring(from + 1) + "': missing ')'");
  }

  private String evaluate(String clause, List<String> arguments) {
    int number = argumentNumber(clause);
    if (number > 0 && number <= arguments.size()) {
      return arguments.get(number - 1);
    }
    List<String> parts = split(clause);
    String name = expand(parts.get(0), arguments);
    Variable variable = variables.get(name);
    boolean command = variable == null && name.equals("shell");
    Consulted around = consulted;
    consulted = command ? new Consulted() : around;
    List<String> values = new ArrayList<>();
    for (String part : parts.subList(1, parts.size())) {
      values.add(expand(part, arguments));
    }
    if (variable != null) {
      return value(name, variable, values);
    }
    if (command) {
      checkArguments(name, values, 1);
      Consulted inputs = consulted;
      consulted = around;
      return run(values.get(0), inputs);
    }
    String result = call(name, values);
    if (result == null && values.isEmpty()) {
      result = fromEnvironment(name);
    }
    return result == null ? "" : result;
  }

  private static int argumentNumber(String clause) {
    int start = 0;
    while (start < clause.length() && RawText.isSpace(clause.charAt(start))) {
      start++;
    }
    String digits = clause.substring(start);
    boolean number =
        !digits.isEmpty()
            && digits.length() < 9
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(digits) : 0;
  }

  private List<String> split(String clause) {
    List<String> parts = new ArrayList<>();
    int nested = 0;
    int start = 0;
    for (int i = 0; i < clause.length(); i++) {
      char c = clause.charAt(i);
      if (c == ',' && nested == 0) {
        if (parts.size() >= ARGUMENT_LIMIT) {
          throw error("too many function arguments");
        }
        parts.add(clause.substring(start, i));
        start = i + 1;
      } else if (c == '(') {
        nested++;
      } else if (c == ')') {
        nested--;
      }
    }
    parts.add(clause.substring(start));
    return parts;
  }

  private String value(String name, Variable variable, List<String> values) {
    if (values.isEmpty() && variable.expanding > 0) {
      throw error("Recursive variable '" + name + "' references itself (eventually)");
    }
    if (variable.expanding > RECURSION_LIMIT) {
      throw error("Too deep recursive expansion");
    }
    if (variable.flavor == Flavor.SIMPLE) {
      consulted.add(variable.consulted);
      return variable.value;
    }
    variable.expanding++;
    String result = expand(variable.value, values);
    variable.expanding--;
    return result;
  }

  /** Returns what a built-in function gives, or null if there is no such function. */
  private @Nullable String call(String name, List<String> values) {
    return switch (name) {
      case "error-if" -> {
        checkArguments(name, values, 2);
        if (values.get(0).equals("y")) {
          throw error(values.get(1));
        }
        yield "";
      }
      case "warning-if" -> {
        checkArguments(name, values, 2);
        if (values.get(0).equals("y")) {
          Place place = place();
          effects.complain(
              new Complaint(
                  place.render() + ": " + values.get(1) + "\n",
                  SourceFiles.withInclusions(
                      Diagnostic.warning(place.location(), RawText.display(values.get(1))),
                      place)));
        }
        yield "";
      }
      case "filename" -> {
        checkArguments(name, values, 0);
        yield place().file().name();
      }
      case "lineno" -> {
        checkArguments(name, values, 0);
        yield Integer.toString(place().line());
      }
      case "info" -> {
        checkArguments(name, values, 1);
        effects.info(values.get(0));
        yield "";
      }
      default -> null;
    };
  }

  private String run(String command, Consulted inputs) {
    String output = effects.shell(command);
    Probe probe =
        new Probe(
            RawText.display(command),
            RawText.display(output),
            assigning ? new Place(place().file(), place().line() - 1) : place(),
            List.copyOf(inputs.probes),
            Collections.unmodifiableSet(inputs.environment));
    probes.add(probe);
    consulted.probes.add(probe);
    return output;
  }

  private void checkArguments(String name, List<String> values, int wanted) {
    if (values.size() < wanted) {
      throw error("too few function arguments passed to '" + name + "'");
    }
    if (values.size() > wanted) {
      throw error("too many function arguments passed to '" + name + "'");
    }
  }

  private @Nullable String fromEnvironment(String name) {
    if (name.isEmpty()) {
      return null;
    }
    String value = environment.get(RawText.display(name));
    if (value == null) {
      return null;
    }
    consulted.environment.add(name);
    return environmentUsed.computeIfAbsent(name, key -> RawText.of(value));
  }

  private Place place() {
    if (position == null) {
      throw new IllegalStateException("macros are expanded while a file is read");
    }
    return position.expansionPlace();
  }

  private KconfigException error(String message) {
    Place place = place();
    return new KconfigException(
        new Complaint(
            place.render() + ": " + message + "\n",
            SourceFiles.withInclusions(
                Diagnostic.error(
                    place.location(), RawText.display(message).replaceAll("'([^']*)'", "`$1`")),
                place)));
  }
}
