package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule whose recipe may go on. */
final class OpenRule {
  final List<String> targets;
  final @Nullable Pattern pattern;
  final String prerequisites;
  final boolean doubleColon;
  final boolean grouped;
  final Place place;
  final List<Text> recipe = new ArrayList<>();
  @Nullable Place recipePlace;

  OpenRule(
      List<String> targets,
      @Nullable Pattern pattern,
      String prerequisites,
      boolean doubleColon,
      boolean grouped,
      Place place) {
    this.targets = targets;
    this.pattern = pattern;
    this.prerequisites = prerequisites;
    this.doubleColon = doubleColon;
    this.grouped = grouped;
    this.place = place;
  }
}
