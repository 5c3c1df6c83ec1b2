package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An implicit rule: how to make whatever matches one of its target patterns.
 *
 * @param terminal given with {@code ::}: its prerequisites must exist, no rule is looked for
 */
record PatternRule(
    List<Pattern> targets,
    List<Prerequisite.Name> prerequisites,
    boolean terminal,
    @Nullable Recipe recipe) {

  /** Returns whether {@code other} says how to make the same from the same. */
  boolean replaces(PatternRule other) {
    return targets.stream().anyMatch(mine -> other.targets.stream().allMatch(mine::equals))
        && names(prerequisites).equals(names(other.prerequisites));
  }

  /** Returns the same rule with more prerequisites behind its own. */
  PatternRule with(List<Prerequisite.Name> more) {
    List<Prerequisite.Name> all = new ArrayList<>(prerequisites);
    all.addAll(more);
    return new PatternRule(targets, all, terminal, recipe);
  }

  private static List<String> names(List<Prerequisite.Name> names) {
    return names.stream().map(Prerequisite.Name::text).toList();
  }
}
