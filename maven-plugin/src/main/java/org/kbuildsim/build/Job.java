package org.kbuildsim.build;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.CommandLines.Command;
import org.kbuildsim.make.Recipe;

/**
 * A recipe being run.
 *
 * <p>What it came to is written by the thread that runs it, and read by the run's own once it has
 * ended.
 */
final class Job {
  final Node node;
  final Recipe recipe;
  final Staleness why;
  final List<Command> commands;
  final List<String> shell;
  final Map<String, String> environment;
  final MakeListener.RecipeEvent event;
  final TargetOutput output;

  /**
   * Whether nobody minded when it was started if the target cannot be made: prerequisites have that
   * of what wants them, and only while that is looked at.
   */
  final boolean optional;

  String trace = "";
  boolean readsInput;

  /**
   * Whether a failure is told by the thread that runs the recipe, with the rest of its output; a
   * makefile's is told with what includes it, which the run's own thread knows.
   */
  boolean tellsFailure;

  /** Whether commands follow that {@code -q} only asks about. */
  boolean questioned;

  int status;
  @Nullable Command failed;
  boolean interrupted;

  String id() {
    return "0x" + Integer.toHexString(System.identityHashCode(this));
  }

  String pid() {
    return String.valueOf(node.considered);
  }

  Job(
      Node node,
      Recipe recipe,
      Staleness why,
      List<Command> commands,
      List<String> shell,
      Map<String, String> environment,
      MakeListener.RecipeEvent event,
      TargetOutput output) {
    this.node = node;
    this.recipe = recipe;
    this.why = why;
    this.commands = commands;
    this.shell = shell;
    this.environment = environment;
    this.event = event;
    this.output = output;
    this.optional = node.optional;
  }
}
