package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.kernel.ToolLine;

/** No tool prints a warning. */
final class NoWarnings implements Property {
  private static final Pattern KIND = Pattern.compile("\\[-W[\\w-]+\\]");
  // rustc's last line, about those before it.
  private static final Pattern COUNT = Pattern.compile("warning: \\d+ warnings? emitted");

  @Override
  public List<Observation> look(State state) {
    Map<String, List<String>> byText = new LinkedHashMap<>();
    for (String line : ToolOutput.plain(state.lines(), state.source())) {
      if (ToolLine.isWarning(line) && !COUNT.matcher(line).find()) {
        byText.computeIfAbsent(text(line), t -> new ArrayList<>()).add(line);
      }
    }
    List<Observation> found = new ArrayList<>();
    byText.forEach(
        (text, lines) ->
            found.add(
                new Observation(
                    Check.TOOL_WARNING,
                    text,
                    "a tool warns: " + withoutPlace(lines.get(0)),
                    ToolOutput.words(lines),
                    lines.size() > 3 ? lines.subList(0, 3) : lines,
                    List.of(
                        "test robots report each new warning; -Werror turns it into an error"))));
    return found;
  }

  // One for all the files that it is printed for; where the compiler names the kind, one a kind.
  private static String text(String line) {
    Matcher kind = KIND.matcher(line);
    return kind.find() ? kind.group() : withoutPlace(line);
  }

  private static String withoutPlace(String line) {
    return line.replaceFirst("^.*?(warning|WARNING)(\\[[\\w-]+\\])?: ", "")
        .replaceAll("'[^']*/[^']*'", "…")
        .replaceAll("(?<=^|\\s)\\S*/\\S*", "…");
  }
}
