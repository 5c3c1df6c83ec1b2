package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kbuildsim.make.TracedText;
import org.kbuildsim.make.Words;

/** The commands in an expanded recipe line, each with its prefix characters read and taken off. */
final class CommandLines {
  private CommandLines() {}

  /**
   * One command for a shell.
   *
   * @param script what the shell gets
   * @param line which line of the recipe it comes from, counted from 0
   */
  record Command(
      String script, boolean silent, boolean ignoresErrors, boolean recursive, int line) {}

  /** What of a recipe is one command. */
  enum Unit {
    /** A line. */
    LINE,

    /** All of it ({@code .ONESHELL}), for a shell: prefixes of lines in the midst mean nothing. */
    SHELL_SCRIPT,

    /** All of it, for another interpreter, to which such characters may mean something. */
    OTHER_SCRIPT
  }

  /** Shells whose scripts need no prefixes of make in them. */
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ksh", "rksh", "zsh", "ash");

  /** Returns what {@code shell}, a program, gets of a recipe that goes to one shell. */
  static Unit scriptFor(String shell) {
    String name = shell.substring(shell.lastIndexOf('/') + 1);
    return SHELLS.contains(name) ? Unit.SHELL_SCRIPT : Unit.OTHER_SCRIPT;
  }

  /** Returns whether {@code line}, not expanded, runs even under {@code -n}. */
  static boolean isRecursive(String line) {
    return prefixes(line).indexOf('+') >= 0 || line.contains("$(MAKE)") || line.contains("${MAKE}");
  }

  private static String prefixes(String line) {
    int end = 0;
    while (end < line.length() && "@+- \t".indexOf(line.charAt(end)) >= 0) {
      end++;
    }
    return line.substring(0, end);
  }

  /**
   * Splits an expanded line: a variable made by {@code define} gives one command for each of its
   * lines, with prefixes of their own.
   *
   * @param written the line before expansion, whose prefixes hold for all of it
   * @param unit what is one command
   */
  static List<Command> split(
      String written, String expanded, int line, char recipePrefix, Unit unit) {
    String outer = prefixes(written);
    boolean recursive = isRecursive(written);
    List<Command> commands = new ArrayList<>();
    for (String part : unit == Unit.LINE ? parts(expanded) : List.of(expanded)) {
      String own = prefixes(part);
      recursive |= own.indexOf('+') >= 0;
      String script = part.substring(own.length()).replace("\n" + recipePrefix, "\n");
      if (unit == Unit.SHELL_SCRIPT) {
        script = withoutPrefixes(script);
      }
      if (!isEmpty(script)) {
        commands.add(
            new Command(
                script,
                outer.indexOf('@') >= 0 || own.indexOf('@') >= 0,
                outer.indexOf('-') >= 0 || own.indexOf('-') >= 0,
                recursive,
                line));
      }
    }
    return commands;
  }

  // A line that goes on with nothing is empty as well.
  private static boolean isEmpty(String script) {
    return script.isBlank() || script.replace("\\\n", "").isBlank();
  }

  /** Returns whether an expanded line asks to be run even under {@code -n}, empty or not. */
  static boolean turnsRecursive(String expanded) {
    return expanded.indexOf('+') >= 0
        && parts(expanded).stream().anyMatch(part -> prefixes(part).indexOf('+') >= 0);
  }

  /** Returns whether {@code program} is a word of the command. */
  static boolean names(Command command, String program) {
    return Words.split(command.script()).contains(program);
  }

  /** Returns the words of each command in an expanded line, without prefixes. */
  static List<List<TracedText.Word>> words(TracedText line) {
    List<List<TracedText.Word>> commands = new ArrayList<>();
    int start = 0;
    for (String part : parts(line.chars())) {
      int end = start + part.length();
      List<TracedText.Word> words = line.words(start + prefixes(part).length(), end);
      if (!words.isEmpty()) {
        commands.add(words);
      }
      start = end + 1;
    }
    return commands;
  }

  // A newline ends a command unless there is a backslash before it.
  private static List<String> parts(String expanded) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < expanded.length(); i++) {
      char c = expanded.charAt(i);
      if (c == '\\' && i + 1 < expanded.length() && expanded.charAt(i + 1) == '\n') {
        i++;
      } else if (c == '\n') {
        parts.add(expanded.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(expanded.substring(start));
    return parts;
  }

  private static String withoutPrefixes(String script) {
    StringBuilder out = new StringBuilder();
    for (String line : script.split("\n", -1)) {
      if (!out.isEmpty()) {
        out.append('\n').append(line.substring(prefixes(line).length()));
      } else {
        out.append(line);
      }
    }
    return out.toString();
  }
}
