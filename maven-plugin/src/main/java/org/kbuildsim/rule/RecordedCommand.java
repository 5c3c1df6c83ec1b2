package org.kbuildsim.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kbuildsim.tool.ToolInvocation;

/**
 * What made a file, as kbuild's {@code if_changed} keeps it in {@code .NAME.cmd}.
 *
 * @param target the file, below the object tree
 * @param text the command as the shell got it
 * @param words the programs that it runs, each with its arguments, in order
 * @param directory the object tree, which names are relative to
 */
public record RecordedCommand(
    String target, String text, List<List<String>> words, Path directory) {
  private static final Pattern SAVED = Pattern.compile("^savedcmd_(\\S+) := (.*)$");

  /** Creates a command; the lists are copied. */
  public RecordedCommand {
    words = words.stream().map(List::copyOf).toList();
  }

  /** Returns the programs that it runs, as far as they are known ones. */
  public List<ToolInvocation> invocations() {
    return words.stream().map(run -> ToolInvocation.parse(run, directory)).toList();
  }

  /** Reads all records below {@code objects}, by target. */
  public static Map<String, RecordedCommand> below(Path objects) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(objects)) {
      files = all.filter(f -> f.getFileName().toString().matches("\\..*\\.cmd")).toList();
    }
    Map<String, RecordedCommand> found = new TreeMap<>();
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file)) {
        // The first line; dependencies follow, which can be thousands.
        lines
            .findFirst()
            .map(SAVED::matcher)
            .filter(Matcher::matches)
            .ifPresent(m -> found.put(m.group(1), of(m.group(1), m.group(2), objects)));
      }
    }
    return found;
  }

  private static RecordedCommand of(String target, String saved, Path objects) {
    // As scripts/Kbuild.include writes it for make to read again.
    String text = saved.replace("$(pound)", "#").replace("$$", "$").strip();
    return new RecordedCommand(target, text, split(text), objects);
  }

  /** Returns the simple commands of a script, without assignments before them. */
  static List<List<String>> split(String script) {
    List<List<String>> commands = new ArrayList<>();
    List<String> command = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i <= script.length(); i++) {
      char c = i < script.length() ? script.charAt(i) : ';';
      if (quote != 0 && i < script.length()) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
        continue;
      }
      boolean ends = c == ';' || c == '|' || c == '&' || c == '\n';
      if (!ends && c != ' ' && c != '\t') {
        inWord = true;
        if (c == '\'' || c == '"') {
          quote = c;
        } else if (c == '\\' && i + 1 < script.length()) {
          word.append(script.charAt(++i));
        } else {
          word.append(c);
        }
        continue;
      }
      if (inWord && !(command.isEmpty() && isAssignment(word))) {
        command.add(word.toString());
      }
      word.setLength(0);
      inWord = false;
      if (ends && !command.isEmpty()) {
        commands.add(List.copyOf(command));
        command.clear();
      }
    }
    return commands;
  }

  private static boolean isAssignment(CharSequence word) {
    return word.toString().matches("[A-Za-z_][A-Za-z0-9_]*=.*");
  }
}
