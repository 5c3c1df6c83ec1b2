package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Severity;

/**
 * One thing that is wrong with a series.
 *
 * @param severity its weight, which is not always that of its kind: what the series itself cures
 *     hurts only who bisects
 * @param message what is wrong, one sentence
 * @param patch the patch that brought it in, counted from 1
 * @param place where in that patch, or null if no line of it has to do with it
 * @param evidence what was seen: a command, a tool's lines, a symbol
 * @param help what to do, one action each
 * @param configurations the names of those that show it, the smallest first; none if it is plain
 *     from the text alone
 * @param goneWith the later patch that takes it away again; 0 if none does
 */
public record Finding(
    Check check,
    Severity severity,
    String message,
    int patch,
    @Nullable Place place,
    List<String> evidence,
    List<String> help,
    List<String> configurations,
    int goneWith) {
  private static final int MOST_TOLD = 4;

  /** Creates a finding; the lists are copied. */
  public Finding {
    evidence = List.copyOf(evidence);
    help = List.copyOf(help);
    configurations = List.copyOf(configurations);
  }

  /** Returns this finding with {@code others}, of the same cause, told in its evidence. */
  Finding with(String relation, List<Finding> others) {
    List<String> more = new ArrayList<>(evidence);
    List<String> seen = new ArrayList<>(configurations);
    Severity worst = severity;
    int told = 0;
    for (Finding other : others) {
      if (told++ == MOST_TOLD) {
        more.add("and " + (others.size() - MOST_TOLD) + " more");
      }
      if (told <= MOST_TOLD) {
        more.add(relation + " " + other.check.id() + ": " + other.message);
      }
      other.configurations.stream().filter(c -> !seen.contains(c)).forEach(seen::add);
      worst = other.severity == Severity.ERROR ? Severity.ERROR : worst;
    }
    return new Finding(
        check,
        worst,
        message,
        patch,
        place,
        more,
        help,
        configurations.isEmpty() ? configurations : seen,
        goneWith);
  }
}
