package org.kbuildsim.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The shell's variables; a subshell works on a copy. */
final class Variables {
  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** A variable; its value is null if it has attributes but was never set. */
  record Variable(@Nullable String value, boolean exported, boolean readOnly) {}

  private final Map<String, Variable> variables;

  private Variables(Map<String, Variable> variables) {
    this.variables = variables;
  }

  /** Returns what a new shell has: the environment, as far as its names are names. */
  static Variables ofEnvironment(Map<String, String> environment) {
    Variables result = new Variables(new HashMap<>());
    result.set("PATH", DEFAULT_PATH);
    environment.forEach(
        (name, value) -> {
          if (WordParser.isName(name)) {
            result.variables.put(name, new Variable(Text.bytes(value), true, false));
          }
        });
    // Never taken from the environment: a caller could change the meaning of every script.
    result.variables.put("IFS", new Variable(" \t\n", false, false));
    result.variables.put("OPTIND", new Variable("1", false, false));
    result.variables.putIfAbsent("PS4", new Variable("+ ", false, false));
    result.variables.put(
        "PPID", new Variable(Long.toString(ProcessHandle.current().pid()), false, false));
    return result;
  }

  Variables copy() {
    return new Variables(new HashMap<>(variables));
  }

  @Nullable String get(String name) {
    Variable variable = variables.get(name);
    return variable == null ? null : variable.value();
  }

  String get(String name, String otherwise) {
    String value = get(name);
    return value == null ? otherwise : value;
  }

  @Nullable Variable find(String name) {
    return variables.get(name);
  }

  boolean isReadOnly(String name) {
    Variable variable = variables.get(name);
    return variable != null && variable.readOnly();
  }

  /** Sets a value; attributes stay. The caller has looked at {@link #isReadOnly}. */
  void set(String name, String value) {
    Variable old = variables.get(name);
    variables.put(name, new Variable(value, old != null && old.exported(), false));
  }

  void export(String name) {
    Variable old = variables.get(name);
    variables.put(
        name, new Variable(old == null ? null : old.value(), true, old != null && old.readOnly()));
  }

  void makeReadOnly(String name) {
    Variable old = variables.get(name);
    variables.put(
        name, new Variable(old == null ? null : old.value(), old != null && old.exported(), true));
  }

  void unset(String name) {
    variables.remove(name);
  }

  /** Puts a variable back as {@link #find} returned it. */
  void restore(String name, @Nullable Variable saved) {
    if (saved == null) {
      variables.remove(name);
    } else {
      variables.put(name, saved);
    }
  }

  /** Returns the environment for a command. */
  Map<String, String> environment() {
    Map<String, String> result = new HashMap<>();
    variables.forEach(
        (name, variable) -> {
          String value = variable.value();
          if (variable.exported() && value != null) {
            result.put(name, Text.unicode(value));
          }
        });
    return result;
  }

  /** Returns all variables by name, in the order that {@code set} and {@code export -p} print. */
  Map<String, Variable> sorted() {
    return new TreeMap<>(variables);
  }
}
