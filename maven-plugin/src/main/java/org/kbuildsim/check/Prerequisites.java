package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What make compares the age of each target with, in all runs of a build together: what rules name,
 * and what the records of earlier commands add.
 */
final class Prerequisites {
  private final Map<Path, Set<Path>> byTarget = new HashMap<>();

  /**
   * Notes what a run knows of a target.
   *
   * @param directory which the names are relative to
   */
  void add(String directory, String target, List<String> names) {
    Path base = Path.of(directory);
    Set<Path> known = byTarget.computeIfAbsent(file(base, target), t -> new HashSet<>());
    names.forEach(name -> known.add(file(base, name)));
  }

  /** Notes what the first run knows that comes to a target: later ones have its record. */
  void addFirst(String directory, String target, List<String> names) {
    if (!knows(file(Path.of(directory), target))) {
      add(directory, target, names);
    }
  }

  private static Path file(Path base, String name) {
    return base.resolve(name).normalize();
  }

  /** Returns whether nothing is known. */
  boolean isEmpty() {
    return byTarget.isEmpty();
  }

  /** Returns whether make looked at {@code target}. */
  boolean knows(Path target) {
    return byTarget.containsKey(target);
  }

  /** Returns the targets that depend on something else than {@code before}, or are new or gone. */
  List<String> changedSince(Prerequisites before) {
    Set<Path> all = new TreeSet<>(byTarget.keySet());
    all.addAll(before.byTarget.keySet());
    return all.stream()
        .filter(target -> !Objects.equals(byTarget.get(target), before.byTarget.get(target)))
        .map(Path::toString)
        .toList();
  }

  /** Returns what the age of {@code target} itself is compared with. */
  Set<Path> directly(Path target) {
    return byTarget.getOrDefault(target, Set.of());
  }

  /** Returns what has {@code target} made anew when it changes, directly or by way of others. */
  Set<Path> of(Path target) {
    Set<Path> all = new HashSet<>();
    Deque<Path> open = new ArrayDeque<>(byTarget.getOrDefault(target, Set.of()));
    while (!open.isEmpty()) {
      Path next = open.pop();
      if (all.add(next)) {
        open.addAll(byTarget.getOrDefault(next, Set.of()));
      }
    }
    return all;
  }
}
