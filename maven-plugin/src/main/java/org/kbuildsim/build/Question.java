package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.Happening;
import org.kbuildsim.make.Provenance;
import org.kbuildsim.make.TracedText;

/**
 * What an engine is to find out about one file in place of making anything.
 *
 * <p>An engine that was given a question runs no command but sub-makes, on the way to the one that
 * owns the file. A prerequisite that is not there and that no rule makes is taken to be made
 * elsewhere: in a tree that was never built, another sub-make's recipe would have done so. A
 * question is for one run by {@code -n} and without {@code -j}.
 */
public abstract sealed class Question permits RecipeQuestion, RebuildQuestion {
  private final Path file;
  private final Provenance provenance;
  private final Deque<Running> running = new ArrayDeque<>();
  private final Set<Path> assumed = new TreeSet<>();
  private boolean settled;

  /** A run of make that has not ended. */
  private record Running(List<String> arguments, @Nullable Evaluator evaluator) {}

  /**
   * A run of make, outermost or sub-make, that was under way when the question was answered.
   *
   * @param directory its working directory, which file names are relative to
   * @param arguments those it was given
   * @param happenings what had happened to the variable asked about, if one was
   */
  public record Run(Path directory, List<String> arguments, List<Happening> happenings) {}

  Question(Path file, Provenance provenance) {
    this.file = file.normalize();
    this.provenance = provenance;
  }

  /** Returns the file, absolute. */
  public Path file() {
    return file;
  }

  boolean isAbout(Path made) {
    return made.normalize().equals(file);
  }

  /** Returns whether the file is to be taken for missing, so that its recipe is come by. */
  abstract boolean takesForMissing(Path made);

  Provenance provenance() {
    return provenance;
  }

  /** Returns whether nothing more has to be looked at. */
  boolean isSettled() {
    return settled;
  }

  void settle() {
    settled = true;
  }

  void started(List<String> arguments) {
    running.push(new Running(arguments, null));
  }

  /** Says who evaluates the makefiles of the run started last; another one after a restart. */
  void evaluates(Evaluator evaluator) {
    running.push(new Running(running.pop().arguments(), evaluator));
  }

  void ended() {
    running.pop();
  }

  /** Returns the runs that are under way, outermost first. */
  List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    running
        .descendingIterator()
        .forEachRemaining(
            run -> {
              Evaluator evaluator = run.evaluator();
              if (evaluator != null) {
                Path directory = evaluator.host().directory();
                runs.add(new Run(directory, run.arguments(), evaluator.happenings()));
              }
            });
    return List.copyOf(runs);
  }

  /** Notes that {@code absent} is taken to be made elsewhere. */
  void assume(Path absent) {
    assumed.add(absent);
  }

  /** Returns the files that were taken to be made elsewhere, though no rule that was met does. */
  public List<Path> assumed() {
    return List.copyOf(assumed);
  }

  /** Returns the files that makefiles wanted to read and did not find. */
  public List<String> notRead() {
    return provenance.absent();
  }

  /** Returns the words of each command in expanded recipe lines, prefix characters taken off. */
  static List<List<TracedText.Word>> words(List<TracedText> lines) {
    List<List<TracedText.Word>> commands = new ArrayList<>();
    lines.forEach(line -> commands.addAll(CommandLines.words(line)));
    return List.copyOf(commands);
  }
}
