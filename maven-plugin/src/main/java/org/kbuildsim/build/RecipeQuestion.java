package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.Provenance;
import org.kbuildsim.make.Recipe;
import org.kbuildsim.make.Target;
import org.kbuildsim.make.TracedText;

/**
 * Asks what would be run to make a file, or each of several, and where each word of that comes
 * from; on request also what a variable is worth there, and how it came to be.
 *
 * <p>The file is taken for missing; its recipe is expanded and kept as the answer. When that was
 * the last one, all ends. If the recipe is a sub-make, as that of a phony {@code vmlinux}, that one
 * is asked first.
 */
public final class RecipeQuestion extends Question {
  private final @Nullable String variable;
  private final Set<Path> files = new HashSet<>();
  private final Set<Path> open;
  private final Map<Path, Answer> answers = new HashMap<>();

  /**
   * Creates a question.
   *
   * @param file absolute, with no links in the way to it
   * @param variable a variable whose happenings and value are to be in the answer, or null
   */
  public RecipeQuestion(Path file, @Nullable String variable) {
    this(List.of(file), variable);
  }

  /**
   * Creates a question about files, one at least.
   *
   * @param files absolute, with no links in the way to them
   */
  public RecipeQuestion(List<Path> files) {
    this(files, null);
  }

  private RecipeQuestion(List<Path> files, @Nullable String variable) {
    super(files.get(0), new Provenance(variable));
    this.variable = variable;
    files.forEach(file -> this.files.add(file.normalize()));
    this.open = new HashSet<>(this.files);
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
    return answer(file());
  }

  /** Returns the answer about one of the files, or null if no recipe for it was come by. */
  public @Nullable Answer answer(Path file) {
    return answers.get(file.normalize());
  }

  @Override
  boolean isAbout(Path made) {
    return files.contains(made.normalize());
  }

  @Override
  boolean takesForMissing(Path made) {
    return isAbout(made);
  }

  void answer(
      Path made, Evaluator evaluator, Target target, Recipe recipe, List<TracedText> lines) {
    TracedText value = evaluator.traceValue(target, variable == null ? "" : variable);
    answers.put(
        made.normalize(),
        new Answer(recipe.place().toString(), words(lines), runs(), target.lineage(), value));
  }

  /** Says that the last answer about a file stands; returns whether that was the last file. */
  boolean settles(Path made) {
    open.remove(made.normalize());
    return open.isEmpty();
  }
}
