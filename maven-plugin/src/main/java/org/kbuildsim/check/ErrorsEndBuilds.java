package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build ends where a tool fails: one that succeeded has printed no error.
 *
 * <p>A pipeline ends as its last program does. Of {@code $(NM) … | awk …}, nm may fail, and what is
 * left is an empty list of exports.
 */
final class ErrorsEndBuilds implements Property {
  // clang's and rustc's, LLVM's tools' with their name before it.
  private static final Pattern ERROR =
      Pattern.compile("(?:^|\\s)(?:(\\S+): )?(?:fatal )?error(?:\\[\\w+\\])?: (.+)");
  private static final Pattern NAME = Pattern.compile("[\\w.+/-]*\\w");

  @Override
  public List<Observation> look(State state) {
    if (!state.result().succeeded()) {
      return List.of();
    }
    Map<String, Observation> found = new LinkedHashMap<>();
    for (String line : ToolOutput.plain(state.lines(), state.source())) {
      Matcher error = ERROR.matcher(line);
      if (error.find()) {
        found.computeIfAbsent(error.group(2), text -> observation(line, error.group(1), text));
      }
    }
    return List.copyOf(found.values());
  }

  private static Observation observation(String line, String tool, String text) {
    List<String> words = new ArrayList<>();
    Matcher name = NAME.matcher(text);
    if (name.lookingAt()) {
      words.add(name.group());
    }
    words.addAll(ToolOutput.words(List.of(line)));
    String who = tool == null ? "a tool" : "`" + tool.substring(tool.lastIndexOf('/') + 1) + "`";
    return new Observation(
        Check.ERROR_IGNORED,
        text,
        who + " fails, and the build goes on: " + text,
        words,
        List.of(),
        List.of(
            "only the last program of a pipeline counts: let the one before it write a file of its"
                + " own"));
  }
}
