package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Provenance;
import org.kbuildsim.make.TracedText;

/**
 * Asks whether a build would make one file anew, and why.
 *
 * <p>{@code make -n} cannot say: it takes every recipe that it comes by for one that makes its
 * target anew, even if it expands to nothing, and with kbuild's FORCE it comes by all of them. Here
 * a recipe without commands leaves its target as it is; and what would be made anew counts as newer
 * than everything in the sub-makes that follow, too.
 */
public final class RebuildQuestion extends Question {
  private final BiPredicate<Path, String> changes;
  private final Map<Path, Rebuild> made = new HashMap<>();
  private @Nullable Answer answer;

  /**
   * Creates a question.
   *
   * @param file absolute, with no links in the way to it
   * @param changes says of a file and its expanded recipe, which is looked at on every build,
   *     whether it makes the file anew; if not, it may still do so
   */
  public RebuildQuestion(Path file, BiPredicate<Path, String> changes) {
    super(file, new Provenance(null));
    this.changes = changes;
  }

  /**
   * What was found out.
   *
   * @param rebuild why it would be made; null if it is up to date
   * @param checks the phony prerequisites that have its recipe looked at on every build
   * @param runs the runs of make that lead to it
   * @param targets the target, that on whose behalf it is made, and so on
   */
  public record Answer(
      @Nullable Rebuild rebuild, List<String> checks, List<Run> runs, List<String> targets) {

    /** Returns the working directory, which file names are relative to. */
    public Path directory() {
      return runs.get(runs.size() - 1).directory();
    }
  }

  /** Returns the answer, or null if no rule for the file was come by. */
  public @Nullable Answer answer() {
    return answer;
  }

  @Override
  boolean takesForMissing(Path file) {
    return false;
  }

  void answer(@Nullable Rebuild rebuild, List<String> checks, List<String> targets) {
    answer = new Answer(rebuild, checks, runs(), targets);
  }

  /** Returns why {@code file} would be made anew, if it would be as far as is known. */
  @Nullable Rebuild made(Path file) {
    return made.get(file.normalize());
  }

  /** Returns whether {@code recipe}, looked at on every build, makes {@code file} anew. */
  boolean changes(Path file, List<TracedText> recipe) {
    StringBuilder text = new StringBuilder();
    recipe.forEach(line -> text.append(line.chars()).append('\n'));
    return changes.test(file, text.toString());
  }

  /** Notes that a recipe would be run; returns whether its target counts as made anew. */
  boolean run(Rebuild rebuild) {
    if (!rebuild.missing()
        && !rebuild.sure()
        && rebuild.causes().stream().allMatch(this::wasThereBefore)) {
      return false;
    }
    made.put(rebuild.file(), rebuild);
    return true;
  }

  // What compares before it writes keeps its old time, however new its prerequisites are. Those
  // that the file asked about was made after are no reason: the recipe was looked at then.
  private boolean wasThereBefore(Rebuild.Cause cause) {
    return switch (cause.kind()) {
      case FORCED -> true;
      case NEWER -> FileTimes.of(cause.file()) <= FileTimes.of(file());
      case GONE, MADE -> false;
    };
  }
}
