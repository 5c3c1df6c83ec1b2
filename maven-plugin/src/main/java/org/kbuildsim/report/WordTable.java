package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.ExplainedWord;

/** The words of commands one below the other, each with where it comes from. */
public final class WordTable {
  // Longer ones push their origin to the right.
  private static final int WIDTH = 44;

  private WordTable() {}

  /**
   * Returns the lines of the table.
   *
   * @param wanted the only word to show, then with its chain of expansions; null for all, without
   * @throws org.kbuildsim.diagnostic.DiagnosticException if {@code wanted} is no word of the
   *     commands
   */
  public static List<String> lines(List<List<ExplainedWord>> commands, @Nullable String wanted) {
    List<String> lines = new ArrayList<>();
    for (List<ExplainedWord> command : commands) {
      if (wanted == null && !lines.isEmpty()) {
        lines.add("");
      }
      for (ExplainedWord word : command) {
        if (wanted == null) {
          lines.add(line(word));
        } else if (word.chars().equals(wanted)) {
          lines.add(line(word));
          word.chain().forEach(step -> lines.add("    by " + step));
        }
      }
    }
    if (lines.isEmpty() && wanted != null) {
      throw Diagnostic.error("`" + wanted + "` is not a word of the command")
          .help("leave out -Dkbuild.word to see them all")
          .asException();
    }
    return lines;
  }

  private static String line(ExplainedWord word) {
    return String.format("%-" + WIDTH + "s  %s", word.chars(), word.where());
  }
}
