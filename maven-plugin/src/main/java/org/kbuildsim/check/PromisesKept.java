package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kbuildsim.rule.Breach;
import org.kbuildsim.rule.Rule;

/** The rules of kbuild keep what they promise; one finding a promise, however many targets. */
final class PromisesKept implements Property {
  @Override
  public List<Observation> look(State state) {
    Map<String, List<Breach>> byKind = new LinkedHashMap<>();
    for (Breach breach : Rule.all(state.commands())) {
      // The same said of another target.
      String kind = breach.kind() + " " + breach.message().replaceAll("`[^`]*`", "…");
      byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(breach);
    }
    List<Observation> found = new ArrayList<>();
    for (Map.Entry<String, List<Breach>> entry : byKind.entrySet()) {
      List<Breach> breaches = entry.getValue();
      Breach first = breaches.get(0);
      List<String> evidence = new ArrayList<>(List.of(first.why()));
      if (breaches.size() > 1) {
        evidence.add(
            "also: "
                + String.join(
                    ", ",
                    breaches.subList(1, breaches.size()).stream().map(Breach::target).toList()));
      }
      found.add(
          new Observation(
              Check.valueOf(first.kind().name()),
              entry.getKey(),
              first.message(),
              first.words(),
              evidence,
              List.of(first.help())));
    }
    return found;
  }
}
