package org.kbuildsim.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the build of one state came to: the tree with some of the patches, in one configuration.
 *
 * @param patch how many patches are on the tree
 * @param actions how many runs of compilers, linkers and their like there were
 * @param commands how commands differ from those of the state before
 * @param dependencies targets whose prerequisites differ from those in the state before
 * @param exported symbols that the state before did not export
 * @param unexported symbols that the state before did export, and this does not
 */
public record Step(
    int patch,
    Configuration configuration,
    boolean built,
    int actions,
    List<CommandChange> commands,
    List<String> dependencies,
    List<String> exported,
    List<String> unexported) {

  /** Creates a step; the lists are copied. */
  public Step {
    commands = List.copyOf(commands);
    dependencies = List.copyOf(dependencies);
    exported = List.copyOf(exported);
    unexported = List.copyOf(unexported);
  }

  /** Returns how {@code state} differs from the one before; by nothing, if that is not known. */
  static Step between(int patch, @Nullable State before, State state) {
    return new Step(
        patch,
        state.configuration(),
        state.result().succeeded(),
        state.result().actions(),
        before == null ? List.of() : CommandChange.between(before.commands(), state.commands()),
        before == null ? List.of() : state.prerequisites().changedSince(before.prerequisites()),
        before == null ? List.of() : without(state.exported(), before.exported()),
        before == null ? List.of() : without(before.exported(), state.exported()));
  }

  private static List<String> without(List<String> all, List<String> some) {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(new TreeSet<>(some));
    return List.copyOf(left);
  }

  /** Returns whether a command, a prerequisite or an export is another one. */
  boolean changes() {
    return !commands.isEmpty()
        || !dependencies.isEmpty()
        || !exported.isEmpty()
        || !unexported.isEmpty();
  }

  /** Returns the same, with more known of how commands differ. */
  Step with(List<CommandChange> changes) {
    return new Step(
        patch, configuration, built, actions, changes, dependencies, exported, unexported);
  }
}
