package org.kbuildsim.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes that are tried on a makefile, line by line as it is written: a word less, a condition
 * turned round, a line less.
 *
 * <p>A word is what stands between blanks outside of brackets and quotes: {@code $(call
 * if_changed,x)} is one. A line that goes on behind a backslash keeps doing so.
 */
final class MakefileMutator {
  private static final Map<String, String> OPPOSITES =
      Map.of("ifdef", "ifndef", "ifndef", "ifdef", "ifeq", "ifneq", "ifneq", "ifeq");
  private static final Pattern CONDITION =
      Pattern.compile("^(\\s*(?:else\\s+)?)(ifdef|ifndef|ifeq|ifneq)\\b(.*)$");
  // What is assigned to, or made; behind it stand values, or prerequisites.
  private static final String ASSIGNMENT = "(?:\\+=|::?=|\\?=|!=|=)";
  private static final Pattern HEAD =
      Pattern.compile(
          "^\\s*[^\\s:=#][^:=#]*?(?:"
              + ASSIGNMENT
              + "|:(?!=)(?:\\s*(?:private |override |export )*[\\w-]+\\s*"
              + ASSIGNMENT
              + ")?)\\s*");

  private MakefileMutator() {}

  /** Returns the changes to those lines of {@code text} that {@code wanted} is found in. */
  static List<Mutant> mutants(String file, String text, Pattern wanted) {
    List<String> lines = List.of(text.split("\n", -1));
    List<Mutant> mutants = new ArrayList<>();
    boolean continued = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean goesOn = line.endsWith("\\");
      boolean comment = !continued && line.strip().startsWith("#");
      if (!line.isBlank() && !comment && wanted.matcher(line).find()) {
        add(mutants, file, lines, i, continued);
      }
      continued = goesOn;
    }
    return mutants;
  }

  private static void add(
      List<Mutant> mutants, String file, List<String> lines, int i, boolean continued) {
    String line = lines.get(i);
    Matcher condition = CONDITION.matcher(line);
    if (!continued && condition.matches()) {
      String opposite = OPPOSITES.get(condition.group(2));
      String turned = condition.group(1) + opposite + condition.group(3);
      mutants.add(mutant(file, lines, i, 0, "`" + opposite + "`", turned));
      return;
    }
    if (!continued && line.strip().matches("(else|endif|endef|define)\\b.*")) {
      return; // without it, there is nothing to evaluate
    }
    Matcher head = HEAD.matcher(line);
    boolean recipe = line.startsWith("\t") && !continued;
    int start = !continued && !recipe && head.lookingAt() ? head.end() : 0;
    List<int[]> words = words(line, start);
    for (int[] word : words) {
      String name = line.substring(word[0], word[1]);
      if (!name.equals("\\")) {
        String less = line.substring(0, word[0]) + line.substring(word[1]);
        mutants.add(mutant(file, lines, i, word[0], "without `" + name + "`", less));
      }
    }
    if (start > 0 && line.substring(0, start).contains("private ")) {
      String less = line.replaceFirst("private ", "");
      mutants.add(mutant(file, lines, i, 0, "without `private`", less));
    }
    if (!continued && !line.endsWith("\\") && words.size() != 1) {
      mutants.add(mutant(file, lines, i, 0, "without the line", null));
    }
  }

  private static Mutant mutant(
      String file, List<String> lines, int i, int at, String what, @Nullable String line) {
    List<String> changed = new ArrayList<>(lines);
    if (line == null) {
      changed.remove(i);
    } else {
      changed.set(i, line);
    }
    return new Mutant(file, i + 1, at + 1, what, String.join("\n", changed));
  }

  /** Returns where the words of {@code line} begin and end, from {@code start} on. */
  static List<int[]> words(String line, int start) {
    List<int[]> words = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int begin = -1;
    for (int i = start; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ' ';
      boolean blank = (c == ' ' || c == '\t') && quote == 0 && depth <= 0;
      if (i == line.length() || blank) {
        if (begin >= 0) {
          words.add(new int[] {begin, i});
          begin = -1;
        }
        continue;
      }
      begin = begin < 0 ? i : begin;
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(' || c == '{') {
        depth++;
      } else if (c == ')' || c == '}') {
        depth--;
      }
    }
    return words;
  }
}
