package org.kbuildsim.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code trap} and {@code kill}.
 *
 * <p>No signal reaches a shell that is no process. What can happen to it is its end, an interrupt
 * (which {@link Interpreter} takes for TERM), and a {@code kill} of {@code $$} by itself.
 */
final class SignalBuiltins {
  private static final Map<String, Integer> SIGNALS =
      Map.ofEntries(
          Map.entry("EXIT", 0),
          Map.entry("HUP", 1),
          Map.entry("INT", 2),
          Map.entry("QUIT", 3),
          Map.entry("ILL", 4),
          Map.entry("TRAP", 5),
          Map.entry("ABRT", 6),
          Map.entry("BUS", 7),
          Map.entry("FPE", 8),
          Map.entry("KILL", 9),
          Map.entry("USR1", 10),
          Map.entry("SEGV", 11),
          Map.entry("USR2", 12),
          Map.entry("PIPE", 13),
          Map.entry("ALRM", 14),
          Map.entry("TERM", 15),
          Map.entry("CHLD", 17),
          Map.entry("CONT", 18),
          Map.entry("STOP", 19),
          Map.entry("TSTP", 20),
          Map.entry("TTIN", 21),
          Map.entry("TTOU", 22),
          Map.entry("URG", 23),
          Map.entry("XCPU", 24),
          Map.entry("XFSZ", 25),
          Map.entry("WINCH", 28));

  private SignalBuiltins() {}

  static int trap(Interpreter shell, List<String> words) throws IOException {
    int first = words.size() > 1 && words.get(1).equals("--") ? 2 : 1;
    List<String> operands = words.subList(first, words.size());
    if (operands.isEmpty()) {
      List<String> signals = new ArrayList<>(shell.traps.keySet());
      signals.sort(Comparator.comparing(signal -> SIGNALS.getOrDefault(signal, 0)));
      for (String signal : signals) {
        String action = VariableBuiltins.quoted(shell.traps.getOrDefault(signal, ""));
        shell.print(1, "trap -- " + action + " " + signal + "\n");
      }
      return 0;
    }
    String action = operands.get(0);
    List<String> conditions = operands.subList(1, operands.size());
    if (conditions.isEmpty()) {
      conditions = operands;
      action = "-";
    }
    for (String condition : conditions) {
      String signal = signal(condition);
      if (signal == null) {
        shell.print(2, "trap: " + condition + ": bad trap\n");
        return 1;
      }
      if (action.equals("-")) {
        shell.traps.remove(signal);
      } else {
        shell.traps.put(signal, action);
      }
    }
    return 0;
  }

  private static @Nullable String signal(String text) {
    if (SIGNALS.containsKey(text.toUpperCase(Locale.ROOT))) {
      return text.toUpperCase(Locale.ROOT);
    }
    return SIGNALS.entrySet().stream()
        .filter(entry -> text.equals(Integer.toString(entry.getValue())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  static int kill(Interpreter shell, List<String> words) throws IOException, InterruptedException {
    String name = "TERM";
    int i = 1;
    if (words.size() > 2 && words.get(1).equals("-s")) {
      name = words.get(2);
      i = 3;
    } else if (words.size() > 1 && words.get(1).startsWith("-")) {
      name = words.get(1).substring(1);
      i = 2;
    }
    boolean self = words.size() == i + 1 && words.get(i).equals(shell.processId);
    if (!self) {
      return shell.commands.run(words, shell);
    }
    String signal = signal(name);
    if (signal == null) {
      throw new ShellError("invalid signal number or name: " + name);
    }
    if (signal.equals("EXIT")) {
      return 0;
    }
    String action = shell.traps.get(signal);
    if (action == null || signal.equals("KILL")) {
      throw new Escape.Exit(128 + SIGNALS.getOrDefault(signal, 0), true, true);
    }
    int status = shell.status;
    if (!action.isEmpty()) {
      shell.evaluate(action, true);
      shell.status = status;
    }
    return 0;
  }
}
