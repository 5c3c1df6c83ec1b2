package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.Position;
import org.kbuildsim.kernel.VariableExplanation;
import org.kbuildsim.kernel.VariableExplanation.Event;

/** How a variable came to its value, for a person: what happened to it, make by make. */
public final class VariableText {
  private VariableText() {}

  /** Returns the lines of the text. */
  public static List<String> lines(VariableExplanation explanation) {
    List<String> lines = new ArrayList<>();
    for (VariableExplanation.Run run : explanation.runs()) {
      lines.add("make " + run.arguments());
      run.events().forEach(event -> lines.add("  " + line(event, explanation.variable())));
      if (run.events().isEmpty()) {
        lines.add("  nothing");
      }
    }
    lines.add("");
    lines.add("in the recipe of " + explanation.target());
    for (ExplainedWord word : explanation.value()) {
      lines.add("  " + WordTable.line(word).stripTrailing());
    }
    if (explanation.value().isEmpty()) {
      lines.add("  empty");
    }
    return lines;
  }

  private static String line(Event event, String variable) {
    Position at = event.at();
    StringBuilder line = new StringBuilder(at == null ? event.origin() : at.toString());
    line.append("  ");
    if (!event.scope().isEmpty()) {
      line.append(event.scope()).append(": ");
    }
    switch (event.what()) {
      case "export", "unexport", "undefine" ->
          line.append(event.what()).append(' ').append(variable);
      default -> {
        if (event.origin().equals("override")) {
          line.append("override ");
        }
        line.append(variable).append(' ').append(event.what().isEmpty() ? "=" : event.what());
        line.append(' ').append(event.written().replace("\n", "\n    "));
      }
    }
    if (!event.effective()) {
      line.append("  (without effect)");
    } else if (event.what().equals("+=") || event.what().equals("?=")) {
      line.append("  (").append(event.flavor()).append(')');
    }
    return line.toString();
  }
}
