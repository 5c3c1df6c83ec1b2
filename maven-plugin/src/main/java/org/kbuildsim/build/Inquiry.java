package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.List;
import org.kbuildsim.build.CommandLines.Command;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.Recipe;
import org.kbuildsim.make.Target;
import org.kbuildsim.make.TracedText;

/** A {@link Question} as one run of make puts it to its recipes. */
final class Inquiry {
  private final Question question;
  private final Evaluator evaluator;
  private final String makeCommand;

  /** Asks {@code question} in a run whose makefiles have been read. */
  Inquiry(Question question, Evaluator evaluator) {
    this.question = question;
    this.evaluator = evaluator;
    this.makeCommand = evaluator.valueOf("MAKE");
  }

  Question question() {
    return question;
  }

  /** Returns whether a command is run all the same: one that starts a sub-make. */
  boolean isRun(Command command) {
    // Not what a `+` alone would have run: it makes something.
    return command.recursive() && CommandLines.names(command, makeCommand);
  }

  private Path path(Target target) {
    return evaluator.host().resolve(target.name());
  }

  /** Looks at a recipe for the question's sake; returns whether to go on with it. */
  boolean consider(
      Node node, Recipe recipe, List<Command> commands, List<TracedText> traced, Remaker remaker) {
    commands.stream()
        .filter(this::isRun)
        .forEach(command -> question.provenance().passed(traced.get(command.line())));
    Path made = path(node.target);
    boolean about = question.isAbout(made);
    if (question instanceof RecipeQuestion recipeAsked) {
      if (about) {
        recipeAsked.answer(made, evaluator, node.target, recipe, traced);
        if (makes(commands) && recipeAsked.settles(made)) {
          settle();
        }
      }
      return true;
    }
    return rebuilds((RebuildQuestion) question, node, about, recipe, commands, traced, remaker);
  }

  private boolean rebuilds(
      RebuildQuestion asked,
      Node node,
      boolean about,
      Recipe recipe,
      List<Command> commands,
      List<TracedText> traced,
      Remaker remaker) {
    Target target = node.target;
    List<Rebuild.Cause> causes = remaker.causes(node, asked);
    Path file = path(target).normalize();
    boolean missing = remaker.isMissing(node);
    boolean forced = causes.stream().anyMatch(cause -> cause.kind() == Rebuild.Kind.FORCED);
    Rebuild rebuild =
        new Rebuild(
            file,
            missing,
            causes,
            missing || !forced || asked.changes(file, traced),
            recipe.place().toString(),
            List.copyOf(traced));
    boolean makes =
        commands.stream().anyMatch(command -> !isRun(command) && !command.script().equals(":"));
    boolean anew = makes && !target.phony() && asked.run(rebuild);
    if (about) {
      List<String> checks =
          causes.stream()
              .filter(cause -> cause.kind() == Rebuild.Kind.FORCED)
              .map(Rebuild.Cause::name)
              .toList();
      asked.answer(anew ? rebuild : null, checks, target.lineage());
      if (makes(commands)) {
        settle();
      }
    }
    boolean goesOn = anew || target.phony() || commands.stream().anyMatch(this::isRun);
    if (!goesOn) {
      remaker.leftAlone(node);
    }
    return goesOn;
  }

  // What only starts a sub-make does not make the file: the sub-make may.
  private boolean makes(List<Command> commands) {
    return commands.stream().noneMatch(this::isRun);
  }

  private void settle() {
    question.settle();
    throw new RunStopped(0);
  }

  /** Hears that {@code target} needs nothing done. */
  void upToDate(Target target) {
    if (question instanceof RebuildQuestion asked
        && !asked.isSettled()
        && asked.isAbout(path(target))) {
      asked.answer(null, List.of(), target.lineage());
      if (target.recipe() != null) {
        asked.settle();
        throw new RunStopped(0);
      }
      // Another sub-make may know how to make it.
    }
  }
}
