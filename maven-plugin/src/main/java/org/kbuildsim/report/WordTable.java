package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.RecipeExplanation;

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
  public static List<String> lines(RecipeExplanation recipe, @Nullable String wanted) {
    List<String> lines = new ArrayList<>();
    for (List<ExplainedWord> command : only(recipe, wanted).commands()) {
      if (wanted == null && !lines.isEmpty()) {
        lines.add("");
      }
      for (ExplainedWord word : command) {
        lines.add(line(word));
        if (wanted != null) {
          word.chain().forEach(step -> lines.add("    by " + step));
        }
      }
    }
    return lines;
  }

  /**
   * Returns the explanation with {@code wanted} alone, wherever it stands; all of it for null.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it is no word of the commands
   */
  static RecipeExplanation only(RecipeExplanation recipe, @Nullable String wanted) {
    if (wanted == null) {
      return recipe;
    }
    List<List<ExplainedWord>> commands = new ArrayList<>();
    for (List<ExplainedWord> command : recipe.commands()) {
      List<ExplainedWord> found =
          command.stream().filter(word -> word.word().equals(wanted)).toList();
      if (!found.isEmpty()) {
        commands.add(found);
      }
    }
    if (commands.isEmpty()) {
      throw Diagnostic.error("`" + wanted + "` is not a word of the command")
          .help("leave out -Dkbuild.word to see them all")
          .asException();
    }
    return new RecipeExplanation(
        recipe.target(), recipe.recipe(), recipe.neededBy(), recipe.runs(), commands);
  }

  static String line(ExplainedWord word) {
    return String.format("%-" + WIDTH + "s  %s", word.word(), word.where());
  }
}
