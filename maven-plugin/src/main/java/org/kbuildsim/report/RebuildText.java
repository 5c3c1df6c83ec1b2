package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.RebuildExplanation;
import org.kbuildsim.kernel.RebuildExplanation.Prerequisite;
import org.kbuildsim.kernel.RebuildExplanation.Reason;

/** Why a file would be made anew, for a person: each reason below what it is the reason of. */
public final class RebuildText {
  // What fixdep makes of a use of CONFIG_X.
  private static final String OPTION = "include/config/";

  private final List<String> lines = new ArrayList<>();

  private RebuildText() {}

  /** Returns the lines of the text. */
  public static List<String> lines(RebuildExplanation explanation) {
    RebuildText text = new RebuildText();
    Reason reason = explanation.reason();
    if (reason == null) {
      text.lines.add(explanation.target() + " is up to date");
      if (!explanation.checks().isEmpty()) {
        text.lines.add(
            "  "
                + String.join(", ", explanation.checks())
                + " has its recipe looked at on every build; it would change nothing");
      }
    } else {
      text.reason(reason, "");
    }
    if (!explanation.neededBy().isEmpty()) {
      text.lines.add("needed by " + String.join(", by ", explanation.neededBy()));
    }
    // The first is ours.
    explanation.runs().stream().skip(1).forEach(run -> text.lines.add("in make " + run));
    return text.lines;
  }

  private void reason(Reason reason, String indent) {
    String would = reason.sure() ? " would be made anew, by " : " may be made anew, by ";
    lines.add(indent + reason.target() + would + reason.recipe());
    String inner = indent + "  ";
    if (reason.missing()) {
      lines.add(inner + "it is not there");
    }
    RebuildExplanation.CommandChange command = reason.command();
    if (command != null) {
      lines.add(inner + "its command is not the one that made it");
      command.removed().forEach(word -> lines.add(inner + "  - " + word));
      for (ExplainedWord word : command.added()) {
        lines.add(inner + "  + " + WordTable.line(word).stripTrailing());
      }
    }
    for (Prerequisite prerequisite : reason.prerequisites()) {
      Reason why = prerequisite.reason();
      if (why != null) {
        reason(why, inner);
      } else if (!prerequisite.state().equals("phony")) {
        lines.add(inner + state(prerequisite));
      }
    }
    if (!reason.sure() && reason.prerequisites().stream().allMatch(p -> p.reason() == null)) {
      lines.add(inner + "what it makes is compared with what is there, and may be the same");
    }
    boolean told =
        reason.missing()
            || command != null
            || reason.prerequisites().stream().anyMatch(p -> !p.state().equals("phony"));
    if (!told) {
      lines.add(inner + "its recipe is run on every build");
    }
  }

  private static String state(Prerequisite prerequisite) {
    String name = prerequisite.name();
    return switch (prerequisite.state()) {
      case "newer" ->
          name
              + " is newer"
              + (isOption(name)
                  ? ": CONFIG_" + name.substring(OPTION.length()) + " has changed"
                  : "");
      case "made" -> name + ", as told above";
      default -> name + " does not exist";
    };
  }

  private static boolean isOption(String name) {
    return name.startsWith(OPTION) && name.indexOf('.') < 0;
  }
}
