package org.kbuildsim.build;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.kbuildsim.make.Debugging.Topic;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.make.Words;

/** The levels of {@code --debug} (manual, 9.7): words or letters, of which the first one counts. */
final class DebugLevels {
  private DebugLevels() {}

  /** Returns what {@code options} have make talk about. */
  static Set<Topic> topics(Options options) {
    EnumSet<Topic> topics =
        options.debug ? EnumSet.allOf(Topic.class) : EnumSet.noneOf(Topic.class);
    if (options.trace) {
      topics.addAll(EnumSet.of(Topic.PRINT, Topic.WHY));
    } else if (options.version == MakeVersion.V4_3) {
      topics.removeAll(EnumSet.of(Topic.PRINT, Topic.WHY));
    }
    for (String levels : options.debugLevels) {
      for (String level : Words.split(levels.replace(',', ' '))) {
        add(level, topics);
      }
    }
    return topics;
  }

  private static void add(String level, Set<Topic> topics) {
    switch (level.toLowerCase(Locale.ROOT).charAt(0)) {
      case 'a' -> topics.addAll(EnumSet.allOf(Topic.class));
      case 'b' -> topics.add(Topic.BASIC);
      case 'i' -> topics.addAll(EnumSet.of(Topic.BASIC, Topic.IMPLICIT));
      case 'j' -> topics.add(Topic.JOBS);
      case 'm' -> topics.addAll(EnumSet.of(Topic.BASIC, Topic.MAKEFILES));
      case 'n' -> topics.clear();
      case 'v' -> topics.addAll(EnumSet.of(Topic.BASIC, Topic.VERBOSE));
      case 'p' -> topics.add(Topic.PRINT);
      case 'w' -> topics.add(Topic.WHY);
      default -> {}
    }
  }
}
