package org.kbuildsim.check;

import java.util.List;

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
}
