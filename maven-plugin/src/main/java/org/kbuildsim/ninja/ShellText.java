package org.kbuildsim.ninja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts for the shell that ninja starts. */
final class ShellText {
  // Make's own, and what differs from session to session.
  private static final Set<String> NOT_PASSED =
      Set.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKE_RESTARTS", "MAKEOVERRIDES", "PWD", "_");

  private static final Pattern SAID = Pattern.compile("echo '  ((?:[^']|'\\\\'')*)'");

  private ShellText() {}

  /** Returns {@code script} without newlines, which ninja's files have no way to write. */
  static String onOneLine(String script) {
    String joined = joined(script);
    if (joined.indexOf('\n') < 0) {
      return joined;
    }
    String escaped = joined.replace("\\", "\\\\").replace("\n", "\\n").replace("'", "'\\''");
    return "eval \"$(printf '%b' '" + escaped + "')\"";
  }

  // The shell drops a backslash and the newline after it, but for within single quotes.
  private static String joined(String script) {
    StringBuilder out = new StringBuilder();
    boolean single = false;
    boolean twice = false;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (c == '\\' && !single && i + 1 < script.length()) {
        if (script.charAt(i + 1) != '\n') {
          out.append(c).append(script.charAt(i + 1));
        }
        i++;
        continue;
      }
      if (c == '\'' && !twice) {
        single = !single;
      } else if (c == '"' && !single) {
        twice = !twice;
      }
      out.append(c);
    }
    return out.toString();
  }

  /** Returns {@code text} as one word. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** Returns what gives a shell in {@code base} the environment of a recipe. */
  static String environment(Map<String, String> recipe, Map<String, String> base) {
    List<String> exported = new ArrayList<>();
    new TreeMap<>(recipe)
        .forEach(
            (name, value) -> {
              if (!value.equals(base.get(name)) && isPassed(name)) {
                exported.add(name + "=" + quoted(value));
              }
            });
    List<String> unset = new ArrayList<>();
    for (String name : new TreeSet<>(base.keySet())) {
      if (!recipe.containsKey(name) && isPassed(name)) {
        unset.add(name);
      }
    }
    return (exported.isEmpty() ? "" : "export " + String.join(" ", exported) + "; ")
        + (unset.isEmpty() ? "" : "unset " + String.join(" ", unset) + "; ");
  }

  private static boolean isPassed(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !NOT_PASSED.contains(name);
  }

  /** Returns what a recipe says of itself: {@code CC init/main.o}; or its target. */
  static String description(String script, String target) {
    Matcher said = SAID.matcher(script);
    return said.find() ? said.group(1).replace("'\\''", "'") : target;
  }
}
