package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that is looked at in each state. */
final class StateProperties {
  private static final List<Property> OF_ANY_BUILD =
      List.of(
          new StaysInside(),
          new BuildsAlone(),
          new ErrorsEndBuilds(),
          new NoWarnings(),
          new ChosenTools(),
          new CommandsBegin(),
          new DefinesGivenOnce(),
          new PathsNotLeft(),
          new PromisesKept());

  private static final List<Property> OF_A_KERNEL =
      List.of(
          new SecondBuildRunsNothing(),
          new OutputIgnored(),
          new InputsArePrerequisites(),
          new SameFlags(),
          new HelpersInlined());

  private static final List<SourceProperty> OF_TEXT =
      List.of(
          new VariablesUsed(),
          new VariablesExported(),
          new PrerequisiteWhereItLies(),
          new SourceNotIgnored());

  private StateProperties() {}

  static List<Observation> of(State state) throws InterruptedException {
    List<Observation> found = new ArrayList<>();
    for (Property property : OF_ANY_BUILD) {
      found.addAll(property.look(state));
    }
    if (state.configuration().variation() != Variation.EXTERNAL) {
      for (Property property : OF_A_KERNEL) {
        found.addAll(property.look(state));
      }
    }
    return found;
  }

  /** Returns what is plain from the text of a tree. */
  static List<Observation> of(Path source) {
    Sources sources = Sources.of(source);
    return OF_TEXT.stream().flatMap(p -> p.look(sources).stream()).toList();
  }
}
