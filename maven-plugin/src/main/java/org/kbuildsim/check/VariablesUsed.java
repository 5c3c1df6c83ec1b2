package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makefiles set is used somewhere, and what they use is set somewhere.
 *
 * <p>By their text, for all configurations at once. A name that nobody sets is told only where it
 * looks like a slip for one that is set: many are for the user to give.
 */
final class VariablesUsed implements SourceProperty {
  private static final int SHORTEST_TYPO = 5;
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  @Override
  public List<Observation> look(Sources sources) {
    VariableNames names = VariableNames.of(sources.makefiles());
    // The shell's and Kconfig's way to a variable is its plain name.
    Set<String> elsewhere = new HashSet<>();
    for (String text : sources.others().values()) {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        elsewhere.add(word.group());
      }
    }
    List<Observation> found = new ArrayList<>();
    names.set.forEach(
        (name, place) -> {
          if (!names.isUsed(name) && !elsewhere.contains(name)) {
            found.add(
                Observation.of(
                        Check.VARIABLE_UNUSED,
                        name,
                        "`%s` is %s and never used"
                            .formatted(
                                name, names.exported.contains(name) ? "set, exported" : "set"),
                        place,
                        name)
                    .help("leave it out, or use it"));
          }
        });
    names.used.forEach(
        (name, place) -> {
          String near = names.isSet(name) ? "" : nearest(name, names.set.keySet());
          if (!near.isEmpty()) {
            found.add(
                Observation.of(
                        Check.VARIABLE_UNSET,
                        name,
                        "`$(%s)` is used, and no makefile sets it".formatted(name),
                        place,
                        "$(" + name + ")")
                    .help("did you mean `" + near + "`?"));
          }
        });
    return found;
  }

  /**
   * Returns the name that takes the fewest letters to make of {@code name}, if it is two at most.
   */
  private static String nearest(String name, Set<String> names) {
    // Short names are near to each other by nature, and lists are filled for some suffixes only.
    if (name.length() < SHORTEST_TYPO || VariableNames.LIST.matcher(name).matches()) {
      return "";
    }
    String best = "";
    int least = 3;
    for (String other : names) {
      int distance = distance(name, other);
      if (distance < least) {
        least = distance;
        best = other;
      }
    }
    return best;
  }

  // Levenshtein's, with neighbours swapped as one step: what fingers do.
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return 3;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
