package org.kbuildsim.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kbuildsim.rule.RecordedCommand;

/** A command defines a macro once: the second time somebody did not know of the first. */
final class DefinesGivenOnce implements Property {
  @Override
  public List<Observation> look(State state) {
    Map<String, Set<String>> repeated = new TreeMap<>();
    for (RecordedCommand command : state.commands().values()) {
      for (List<String> run : command.words()) {
        Set<String> seen = new HashSet<>();
        for (String word : run) {
          if (word.matches("-D\\w.*") && !seen.add(word)) {
            repeated.computeIfAbsent(word, w -> new TreeSet<>()).add(command.target());
          }
        }
      }
    }
    return repeated.entrySet().stream()
        .map(
            entry ->
                Observation.of(
                        Check.DEFINE_REPEATED,
                        entry.getKey(),
                        "`%s` is given twice to make `%s`"
                            .formatted(entry.getKey(), entry.getValue().iterator().next()),
                        entry.getKey(),
                        // MODULE comes by the side that a target is said to be part of.
                        entry.getKey().equals("-DMODULE") ? "part-of-module" : entry.getKey())
                    .evidence(List.copyOf(entry.getValue()))
                    .help("leave out the one that the flags of the target's kind bring anyway"))
        .toList();
  }
}
