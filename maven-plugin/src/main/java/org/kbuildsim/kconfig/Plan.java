package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values that symbols would have to have: a set of changes in the making.
 *
 * @param values in the order in which they can be set
 */
record Plan(Map<Symbol, String> values) {
  /** Nothing has to be changed. */
  static final Plan NONE = new Plan(Map.of());

  // So many are followed up; of what an option can be had by, most ways differ in what is far away.
  private static final int KEPT = 12;

  // What no option changes is worse than many options.
  private static final int UNSETTABLE_COST = 100;

  static final List<Plan> IMPOSSIBLE = List.of();
  static final List<Plan> DONE = List.of(NONE);

  Plan {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static Plan of(Symbol symbol, String value) {
    return new Plan(Map.of(symbol, value));
  }

  /** Returns both, or null if they contradict each other. */
  @Nullable Plan and(Plan other) {
    Map<Symbol, String> both = new LinkedHashMap<>(values);
    for (Map.Entry<Symbol, String> entry : other.values.entrySet()) {
      String value = both.putIfAbsent(entry.getKey(), entry.getValue());
      if (value != null && !value.equals(entry.getValue())) {
        return null;
      }
    }
    return new Plan(both);
  }

  /** Returns both; where they contradict each other, {@code later} counts. */
  Plan then(Plan later) {
    Map<Symbol, String> both = new LinkedHashMap<>(values);
    // Also for the order: a choice goes to who asks last.
    later.values.keySet().forEach(both::remove);
    both.putAll(later.values);
    return new Plan(both);
  }

  Plan without(Symbol symbol) {
    Map<Symbol, String> rest = new LinkedHashMap<>(values);
    rest.remove(symbol);
    return new Plan(rest);
  }

  boolean includes(Plan other) {
    return values.entrySet().containsAll(other.values.entrySet());
  }

  static boolean isSettable(Symbol symbol) {
    return symbol.hasPrompt();
  }

  Map<Symbol, String> settings() {
    return part(true);
  }

  Map<Symbol, String> suppositions() {
    return part(false);
  }

  private Map<Symbol, String> part(boolean settable) {
    Map<Symbol, String> part = new LinkedHashMap<>(values);
    part.keySet().removeIf(symbol -> isSettable(symbol) != settable);
    return part;
  }

  private int cost() {
    return values.size() + suppositions().size() * UNSETTABLE_COST;
  }

  /** Returns each of {@code left} with each of {@code right}. */
  static List<Plan> each(List<Plan> left, List<Plan> right) {
    List<Plan> plans = new ArrayList<>();
    for (Plan one : left) {
      right.stream().map(one::and).filter(Objects::nonNull).forEach(plans::add);
    }
    return best(plans);
  }

  /** Returns the smallest, smallest first, without those that another one is part of. */
  static List<Plan> best(List<Plan> plans) {
    List<Plan> best = new ArrayList<>();
    for (Plan plan : plans.stream().sorted(Comparator.comparingInt(Plan::cost)).toList()) {
      if (best.size() < KEPT && best.stream().noneMatch(plan::includes)) {
        best.add(plan);
      }
    }
    return best;
  }
}
