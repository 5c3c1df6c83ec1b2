package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.PatchSeries;

/**
 * Keeps what was observed in which state, and works out what the series has to answer for.
 *
 * <p>What the tree without patches shows in any configuration is not the series' doing.
 */
final class Ledger {
  private final PatchSeries series;
  private final List<String> configurations;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Set<Integer>> unknown = new HashMap<>();
  private final Set<String> late = new TreeSet<>();

  private static final class Entry {
    final Observation observation;
    final Map<String, Set<Integer>> states = new LinkedHashMap<>();

    Entry(Observation observation) {
      this.observation = observation;
    }
  }

  Ledger(PatchSeries series, List<String> configurations) {
    this.series = series;
    this.configurations = List.copyOf(configurations);
  }

  /** Notes what was seen of a state; what was seen at the end comes last. */
  void note(CheckRecord.Note note) {
    if (note.phase() == CheckRecord.Phase.END) {
      note.observations().stream()
          .map(Observation::key)
          .filter(key -> !entries.containsKey(key))
          .forEach(late::add);
    }
    for (Observation observation : note.observations()) {
      entries
          .computeIfAbsent(observation.key(), k -> new Entry(observation))
          .states
          .computeIfAbsent(note.configuration(), c -> new TreeSet<>())
          .add(note.patch());
    }
    if (!note.built()) {
      unknown.computeIfAbsent(note.configuration(), c -> new TreeSet<>()).add(note.patch());
    }
  }

  /** Returns the findings, in the order of the patches. */
  List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    for (Entry entry : entries.values()) {
      Set<Integer> patches = new TreeSet<>();
      entry.states.values().forEach(patches::addAll);
      if (patches.contains(0)) {
        continue;
      }
      Finding finding = finding(entry, patches.iterator().next());
      // What one patch brings along for the next one to use is how series are cut.
      if (finding.goneWith() == 0 || finding.check() != Check.VARIABLE_UNUSED) {
        found.add(finding);
      }
    }
    return merged(found).stream()
        .sorted(
            Comparator.comparingInt(Finding::patch)
                .thenComparing(Finding::severity)
                .thenComparing(Finding::check))
        .toList();
  }

  private Finding finding(Entry entry, int first) {
    Observation observation = entry.observation;
    // What is looked at behind the last patch only can be the work of any.
    List<Patch> suspects =
        late.contains(observation.key())
            ? series.patches()
            : series.patches().subList(first - 1, first);
    Place place = Locator.find(suspects, observation.words());
    int gone = goneWith(entry);
    List<String> shown = configurations.stream().filter(c -> entry.states.containsKey(c)).toList();
    return new Finding(
        observation.check(),
        gone > 0 ? Severity.WARNING : observation.check().severity(),
        observation.message(),
        place == null ? first : place.patch(),
        place,
        observation.evidence(),
        observation.help(),
        shown,
        gone);
  }

  /** Returns the patch from which on no configuration shows it, 0 if one does to the end. */
  private int goneWith(Entry entry) {
    if (entry.observation.check().isOfStep()) {
      // Seen in the step from one state to the next, not in the states.
      return 0;
    }
    int last = 0;
    for (Map.Entry<String, Set<Integer>> states : entry.states.entrySet()) {
      Set<Integer> patches = states.getValue();
      int end = patches.stream().mapToInt(Integer::intValue).max().orElse(0);
      // A later state that could not be looked at does not acquit.
      while (unknown.getOrDefault(states.getKey(), Set.of()).contains(end + 1)) {
        end++;
      }
      last = Math.max(last, end);
    }
    return last < series.patches().size() ? last + 1 : 0;
  }

  /** Makes one finding of those that say the same of several targets. */
  private static List<Finding> ofOneKind(List<Finding> findings) {
    Map<Check, List<Finding>> byCheck = new LinkedHashMap<>();
    findings.forEach(f -> byCheck.computeIfAbsent(f.check(), c -> new ArrayList<>()).add(f));
    return byCheck.values().stream()
        .map(same -> same.get(0).with("also", same.subList(1, same.size())))
        .toList();
  }

  /** Makes one finding of those that have one line for their cause. */
  private static List<Finding> merged(List<Finding> findings) {
    Map<String, List<Finding>> byPlace = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String place = finding.place() == null ? "" : finding.place().file() + finding.place().line();
      // What depends on what has nothing to do with what is done wrong in the same line.
      String kind = finding.check().isOfDependencies() ? " dependencies" : "";
      byPlace.computeIfAbsent(finding.patch() + place + kind, p -> new ArrayList<>()).add(finding);
    }
    List<Finding> merged = new ArrayList<>();
    for (List<Finding> all : byPlace.values()) {
      List<Finding> together = ofOneKind(all);
      List<Finding> causes =
          new ArrayList<>(together.stream().filter(f -> !f.check().isSymptom()).toList());
      List<Finding> symptoms =
          new ArrayList<>(together.stream().filter(f -> f.check().isSymptom()).toList());
      if (causes.isEmpty()) {
        symptoms.sort(Comparator.comparing(Finding::check));
        causes.add(Objects.requireNonNull(symptoms.remove(0)));
      }
      // What is plain from the text shows in no configuration; what shows in the same ones is
      // nearer.
      int nearest = 0;
      for (int i = causes.size() - 1; i >= 0; i--) {
        List<String> seen = causes.get(i).configurations();
        if (symptoms.stream().anyMatch(s -> s.configurations().stream().anyMatch(seen::contains))) {
          nearest = i;
        }
      }
      causes.set(nearest, causes.get(nearest).with("hence", symptoms));
      merged.addAll(causes);
    }
    return merged;
  }
}
