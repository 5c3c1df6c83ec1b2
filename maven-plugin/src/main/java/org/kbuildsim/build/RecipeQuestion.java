package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Provenance;
import org.kbuildsim.make.TracedText;

/**
 * Asks what would be run to make one file, and where each word of that comes from.
 *
 * <p>An engine that was given a question runs nothing but sub-makes, on the way to the one that
 * owns the file; there it takes the file for missing, expands its recipe, keeps that as the answer,
 * and stops. It is for one run by {@code -n} and without {@code -j}.
 */
public final class RecipeQuestion {
  private final Path file;
  private final Provenance provenance = new Provenance(null);
  private @Nullable Answer answer;

  /**
   * Creates a question.
   *
   * @param file absolute, with no links in the way to it
   */
  public RecipeQuestion(Path file) {
    this.file = file.normalize();
  }

  /**
   * What would be run.
   *
   * @param directory the working directory of the run, which file names are relative to
   * @param recipe the file and line where the recipe stands
   * @param commands the words of each command, prefix characters taken off
   */
  public record Answer(Path directory, String recipe, List<List<TracedText.Word>> commands) {}

  /** Returns the answer, or null if no recipe for the file was come by. */
  public synchronized @Nullable Answer answer() {
    return answer;
  }

  boolean isAbout(Path made) {
    return made.normalize().equals(file);
  }

  synchronized void answer(Path directory, String recipe, List<TracedText> lines) {
    List<List<TracedText.Word>> commands = new ArrayList<>();
    lines.forEach(line -> commands.addAll(CommandLines.words(line)));
    answer = new Answer(directory, recipe, List.copyOf(commands));
  }

  Provenance provenance() {
    return provenance;
  }
}
