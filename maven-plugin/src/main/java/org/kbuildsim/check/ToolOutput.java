package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tools printed, made fit to be shown and searched: paths are those of the source tree. */
final class ToolOutput {
  private static final int SHOWN = 12;
  private static final Pattern TELLING =
      Pattern.compile(
          "(?i)\\b(error|undefined|not found|no such file|no"
              + " rule|missing|cannot|refused|panicked|duplicate)\\b");
  // What follows from a failure deeper down.
  private static final Pattern PASSED_ON = Pattern.compile("^make: \\*\\*\\*|Error 2$");
  private static final Pattern PLACE =
      Pattern.compile("(?:^|[\\s\\[(`'\"])([\\w.+/-]*[\\w+-]):(\\d+)(?=[:\\s,)\\]])");
  private static final Pattern QUOTED = Pattern.compile("[`'\"]([^`'\"\\s]{2,})[`'\"]");
  private static final Pattern INLINED = Pattern.compile("inlined from (?:\\S*/)?(\\S+)");
  private static final Pattern FLAG = Pattern.compile("(?<=[\\s\\[`'\"])-[-\\w=]{2,}");

  private ToolOutput() {}

  /** Returns {@code lines} with the names that the source tree's files have for people. */
  static List<String> plain(List<String> lines, Path source) {
    return lines.stream().map(line -> line.replace(source + "/", "")).toList();
  }

  /** Returns the lines that say what went wrong, the first dozen, each once. */
  static List<String> errors(List<String> lines) {
    List<String> telling =
        lines.stream()
            .filter(l -> TELLING.matcher(l).find() && !PASSED_ON.matcher(l).find())
            .distinct()
            .toList();
    return telling.size() > SHOWN ? telling.subList(0, SHOWN) : telling;
  }

  /** Returns what of {@code lines} may stand in the line to blame: places, names, flags. */
  static List<String> words(List<String> lines) {
    Set<String> words = new LinkedHashSet<>();
    List<Pattern> patterns = List.of(PLACE, FLAG, QUOTED, INLINED);
    for (Pattern pattern : patterns) {
      for (String line : lines) {
        Matcher found = pattern.matcher(line);
        while (found.find()) {
          words.add(
              pattern == PLACE
                  ? found.group(1) + ":" + found.group(2)
                  : found.group(found.groupCount()));
        }
      }
    }
    return new ArrayList<>(words);
  }
}
