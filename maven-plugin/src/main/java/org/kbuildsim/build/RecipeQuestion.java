package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.Provenance;
import org.kbuildsim.make.Recipe;
import org.kbuildsim.make.Target;
import org.kbuildsim.make.TracedText;

/**
 * Asks what would be run to make one file, and where each word of that comes from; on request also
 * what a variable is worth there, and how it came to be.
 *
 * <p>The file is taken for missing; its recipe is expanded, kept as the answer, and all ends. If
 * the recipe is a sub-make, as that of a phony {@code vmlinux}, that one is asked first.
 */
public final class RecipeQuestion extends Question {
  private final @Nullable String variable;
  private @Nullable Answer answer;

  /**
   * Creates a question.
   *
   * @param file absolute, with no links in the way to it
   * @param variable a variable whose happenings and value are to be in the answer, or null
   */
  public RecipeQuestion(Path file, @Nullable String variable) {
    super(file, new Provenance(variable));
    this.variable = variable;
  }

  /**
   * What would be run.
   *
   * @param recipe the file and line where the recipe stands
   * @param commands the words of each command, prefix characters taken off
   * @param runs the runs of make that lead to it; file names are relative to the last one's
   *     directory
   * @param targets the target, that on whose behalf it is made, and so on
   * @param value the value of the variable asked about, in the recipe; empty if none was
   */
  public record Answer(
      String recipe,
      List<List<TracedText.Word>> commands,
      List<Run> runs,
      List<String> targets,
      TracedText value) {

    /** Returns the working directory, which file names are relative to. */
    public Path directory() {
      return runs.get(runs.size() - 1).directory();
    }
  }

  /** Returns the answer, or null if no recipe for the file was come by. */
  public @Nullable Answer answer() {
    return answer;
  }

  @Override
  boolean takesForMissing(Path made) {
    return isAbout(made);
  }

  void answer(Evaluator evaluator, Target target, Recipe recipe, List<TracedText> lines) {
    TracedText value = evaluator.traceValue(target, variable == null ? "" : variable);
    answer = new Answer(recipe.place().toString(), words(lines), runs(), target.lineage(), value);
  }
}
