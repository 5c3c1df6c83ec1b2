package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A command that means the same to every shell: words, quoted at most, nothing to be expanded. */
final class SimpleCommand {
  private static final String SPECIAL = "#;\"*?[]&|<>(){}$`^~!\n\\";

  /** What only a shell can do, or does differently. */
  private static final Set<String> SHELLS_OWN =
      Set.of(
          ".",
          ":",
          "alias",
          "bg",
          "break",
          "case",
          "cd",
          "command",
          "continue",
          "eval",
          "exec",
          "exit",
          "export",
          "fc",
          "fg",
          "for",
          "getopts",
          "hash",
          "if",
          "jobs",
          "login",
          "logout",
          "read",
          "readonly",
          "return",
          "set",
          "shift",
          "test",
          "times",
          "trap",
          "type",
          "ulimit",
          "umask",
          "unalias",
          "unset",
          "wait",
          "while");

  private SimpleCommand() {}

  private static boolean isPlain(String quoted) {
    return quoted.chars().noneMatch(c -> c == '$' || c == '`' || c == '\\');
  }

  /**
   * Returns the words of the command that {@code shell} is started for; none if that takes a shell,
   * or may mean something else to the one that was asked for.
   *
   * @param shell the shell's words: program, flags, script
   */
  static List<String> of(List<String> shell) {
    boolean standard =
        shell.size() == 3 && shell.get(0).equals("/bin/sh") && shell.get(1).equals("-c");
    return standard ? words(shell.get(2)) : List.of();
  }

  /** Returns the words of {@code script}, or none if it takes a shell to run it. */
  static List<String> words(String script) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (script.startsWith("\\\n", i)) {
        // Joins the lines; recipes are full of them.
        i++;
      } else if (c == '\'' || c == '"') {
        int end = script.indexOf(c, i + 1);
        if (end < 0 || (c == '"' && !isPlain(script.substring(i + 1, end)))) {
          return List.of();
        }
        word.append(script, i + 1, end);
        inWord = true;
        i = end;
      } else if (c == ' ' || c == '\t') {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else if (SPECIAL.indexOf(c) >= 0 || (c == '=' && words.isEmpty())) {
        return List.of();
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words.isEmpty() || SHELLS_OWN.contains(words.get(0)) ? List.of() : words;
  }
}
