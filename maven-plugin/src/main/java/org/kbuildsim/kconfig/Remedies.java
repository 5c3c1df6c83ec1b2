package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the smallest sets of changes that give an option a value, and tries each of them. */
final class Remedies {
  // What a first change shows or hides may need a second one, and so on.
  private static final int ROUNDS = 4;
  private static final int SHOWN = 4;

  private final Configuration configuration;

  Remedies(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Something that a configuration is to come to. */
  private interface Goal {
    boolean isReached(Configuration trial);

    List<Plan> ways(Ways ways);
  }

  /** Returns what makes {@code symbol} at least {@code wanted}; nothing if it is, or cannot be. */
  List<Remedy> raise(Symbol symbol, Tristate wanted) {
    if (!symbol.type.isLogical()) {
      return List.of();
    }
    return find(
        new Goal() {
          @Override
          public boolean isReached(Configuration trial) {
            return trial.tristate(symbol).compareTo(wanted) >= 0;
          }

          @Override
          public List<Plan> ways(Ways ways) {
            return ways.raise(symbol, wanted);
          }
        });
  }

  /** Returns what lets {@code symbol} have {@code value}; nothing for less than it has. */
  List<Remedy> allow(Symbol symbol, String value) {
    Tristate letter = Configuration.letter(value);
    if (symbol.type.isLogical()) {
      return letter == null ? List.of() : raise(symbol, letter);
    }
    return find(
        new Goal() {
          @Override
          public boolean isReached(Configuration trial) {
            return trial.value(symbol).equals(value);
          }

          @Override
          public List<Plan> ways(Ways ways) {
            return ways.set(symbol, value, Tristate.M);
          }
        });
  }

  private List<Remedy> find(Goal goal) {
    if (goal.isReached(configuration)) {
      return List.of();
    }
    List<Plan> found = new ArrayList<>();
    List<Plan> candidates = goal.ways(new Ways(configuration));
    for (int round = 0; round < ROUNDS && !candidates.isEmpty(); round++) {
      List<Plan> next = new ArrayList<>();
      for (Plan plan : candidates) {
        Configuration trial = trial(plan);
        if (goal.isReached(trial)) {
          found.add(needed(plan, goal));
          continue;
        }
        for (Plan more : goal.ways(new Ways(trial))) {
          if (!plan.includes(more)) {
            next.add(plan.then(more));
          }
        }
      }
      candidates = Plan.best(next);
    }
    List<Remedy> remedies = Plan.best(found).stream().map(this::remedy).toList();
    boolean settable = remedies.stream().anyMatch(Remedy::isSettable);
    return remedies.stream().filter(r -> !settable || r.isSettable()).limit(SHOWN).toList();
  }

  private Configuration trial(Plan plan) {
    return configuration.with(plan.settings(), plan.suppositions());
  }

  /** Returns {@code plan} without what is not needed for it. */
  private Plan needed(Plan plan, Goal goal) {
    Plan rest = plan;
    for (Symbol change : plan.values().keySet()) {
      Plan less = rest.without(change);
      if (goal.isReached(trial(less))) {
        rest = less;
      }
    }
    return rest;
  }

  private Remedy remedy(Plan plan) {
    List<Remedy.Change> changes = new ArrayList<>();
    for (Map.Entry<Symbol, String> entry : plan.values().entrySet()) {
      Symbol symbol = entry.getKey();
      String value = entry.getValue();
      changes.add(
          change(symbol, symbol.type == SymbolType.STRING ? SymbolLines.quoted(value) : value));
    }
    return new Remedy(changes);
  }

  private Remedy.Change change(Symbol symbol, String value) {
    String name = RawText.display(symbol.name());
    if (Plan.isSettable(symbol)) {
      return new Remedy.Change(name, value, Remedy.By.OPTION, Set.of());
    }
    Set<String> environment = new TreeSet<>();
    boolean probed = isProbed(symbol, environment, new HashSet<>());
    // Where the sources are decides nothing.
    environment.remove("srctree");
    Remedy.By by = probed ? Remedy.By.TOOLS : Remedy.By.NOTHING;
    return new Remedy.Change(name, value, by, environment);
  }

  /** Returns whether commands decide the value, and collects what they were given. */
  private boolean isProbed(Symbol symbol, Set<String> environment, Set<Symbol> seen) {
    boolean probed = false;
    if (!seen.add(symbol) || Plan.isSettable(symbol)) {
      return false;
    }
    for (Property property : symbol.properties()) {
      if (property.kind == Property.Kind.DEFAULT) {
        for (MacroUse use : configuration.tree().macroUses(property.place)) {
          probed = true;
          environment.addAll(use.environment());
          use.probes().forEach(probe -> collect(probe, environment));
        }
      }
    }
    for (String name : References.of(symbol)) {
      Symbol other = configuration.tree().symbol(name);
      probed |= other != null && isProbed(other, environment, seen);
    }
    return probed;
  }

  private static void collect(Probe probe, Set<String> names) {
    names.addAll(probe.environment());
    probe.inputs().forEach(input -> collect(input, names));
  }
}
