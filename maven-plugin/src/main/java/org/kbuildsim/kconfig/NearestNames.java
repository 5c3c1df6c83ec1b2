package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the names that somebody who mistyped one may have meant. */
final class NearestNames {
  private static final int SHOWN = 3;

  private record Candidate(String name, int distance) {}

  private NearestNames() {}

  /** Returns up to three defined symbols, the nearest first. */
  static List<String> of(String name, KconfigTree tree) {
    int limit = Math.max(1, name.length() / 4);
    List<Candidate> candidates = new ArrayList<>();
    for (Symbol symbol : tree.symbols()) {
      if (symbol.isDefined() && !symbol.isChoice()) {
        int distance = distance(name, symbol.name(), limit);
        if (distance <= limit) {
          candidates.add(new Candidate(symbol.name(), distance));
        }
      }
    }
    candidates.sort(Comparator.comparing(Candidate::distance).thenComparing(Candidate::name));
    return candidates.stream().limit(SHOWN).map(Candidate::name).toList();
  }

  /** Returns how many letters have to be added, taken out or changed; above limit, any number. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
