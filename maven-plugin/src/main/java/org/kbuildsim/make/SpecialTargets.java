package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The targets with a meaning of their own (manual, 4.9). */
public final class SpecialTargets {
  private static final String EXTRA = ".EXTRA_PREREQS";

  private final RuleDatabase rules;
  private boolean posix;
  private boolean allSecondary;
  private boolean allSilent;
  private boolean allIgnored;
  private boolean exportAll;
  private boolean notParallel;
  private boolean noneIntermediate;
  private final List<Pattern> notIntermediate = new ArrayList<>();

  SpecialTargets(RuleDatabase rules) {
    this.rules = rules;
  }

  /** Obeys those that take effect at the line that names them. */
  void notice(String name) {
    switch (name) {
      case ".POSIX" -> {
        posix = true;
        BuiltIns.definePosixVariables(rules.evaluator());
      }
      case ".SECONDEXPANSION" -> rules.setSecondExpansion();
      case ".ONESHELL" -> rules.setOneShell();
      default -> {}
    }
  }

  /** Obeys those that take effect when all makefiles are read. */
  void apply() {
    for (Target target : new ArrayList<>(rules.targets())) {
      for (Target t = target; t != null; t = t.nextDoubleColon()) {
        rules.expandPrerequisites(t);
      }
    }
    each(".PRECIOUS", t -> t.precious = true);
    each(
        ".PHONY",
        t -> {
          t.phony = true;
          t.isTarget = true;
        });
    each(".INTERMEDIATE", t -> t.intermediate = true);
    allSecondary =
        each(
            ".SECONDARY",
            t -> {
              t.intermediate = true;
              t.secondary = true;
            });
    if (allSecondary) {
      // All that rules name: a missing one is made only if what it is for has to be made anyway.
      rules.targets().forEach(t -> t.intermediate = true);
    }
    each(".LOW_RESOLUTION_TIME", t -> t.lowResolutionTime = true);
    if (rules.evaluator().isAtLeast(MakeVersion.V4_4)) {
      notParallel = each(".NOTPARALLEL", SpecialTargets::oneByOne);
      notIntermediate();
    } else {
      notParallel = isTarget(".NOTPARALLEL");
    }
    allIgnored = each(".IGNORE", t -> t.ignoresErrors = true);
    allSilent = each(".SILENT", t -> t.silent = true);
    exportAll |= isTarget(".EXPORT_ALL_VARIABLES");
    extraPrerequisites();
  }

  /** Applies {@code mark} to the prerequisites of {@code name}; true if it is there without any. */
  private boolean each(String name, Consumer<Target> mark) {
    boolean all = false;
    for (Target t = rules.find(name); t != null; t = t.nextDoubleColon()) {
      all |= t.isTarget && t.prerequisites.isEmpty();
      for (Prerequisite prerequisite : t.prerequisites) {
        for (Target p = prerequisite.target(); p != null; p = p.nextDoubleColon()) {
          mark.accept(p);
        }
      }
    }
    return all;
  }

  private static void oneByOne(Target target) {
    target.prerequisites.forEach(Prerequisite::setWaits);
  }

  private void notIntermediate() {
    noneIntermediate =
        each(
            ".NOTINTERMEDIATE",
            t -> {
              if (t.secondary) {
                throw both(t.name(), ".SECONDARY");
              } else if (t.intermediate) {
                throw both(t.name(), ".INTERMEDIATE");
              }
              notIntermediate.add(Pattern.of(t.name()));
            });
    if (noneIntermediate && allSecondary) {
      throw MakeFailure.at(null, ".NOTINTERMEDIATE and .SECONDARY are mutually exclusive");
    }
  }

  private static MakeFailure both(String name, String other) {
    return MakeFailure.at(null, name + " cannot be both .NOTINTERMEDIATE and " + other);
  }

  /** Returns whether {@code name} is a file in its own right, whatever rule chain makes it. */
  boolean isNotIntermediate(String name) {
    return noneIntermediate || notIntermediate.stream().anyMatch(p -> p.matches(name));
  }

  // .EXTRA_PREREQS is a variable: prerequisites that automatic variables do not name. A target that
  // has variables of its own has none of everybody's.
  private void extraPrerequisites() {
    List<Prerequisite.Name> everybodys = extraPrerequisites(rules.evaluator().lookup(EXTRA));
    for (Target target : new ArrayList<>(rules.targets())) {
      List<Prerequisite.Name> names =
          target.hasVariables()
              ? extraPrerequisites(target.ownVariable(EXTRA))
              : target.isTarget ? everybodys : List.of();
      if (names.stream().noneMatch(n -> n.text().equals(target.name()))) {
        names.forEach(n -> target.prerequisites.add(n.of(rules.enter(n.text()))));
      }
    }
  }

  /** Gives all pattern rules the prerequisites that everybody has. */
  void extraPrerequisitesOfPatternRules() {
    List<Prerequisite.Name> everybodys = extraPrerequisites(rules.evaluator().lookup(EXTRA));
    if (!everybodys.isEmpty()) {
      everybodys.forEach(name -> rules.enter(name.text()));
      rules.patternRules().replaceAll(rule -> rule.with(everybodys));
    }
  }

  private List<Prerequisite.Name> extraPrerequisites(@Nullable Variable variable) {
    return variable == null
        ? List.of()
        : rules.prerequisites(rules.evaluator().expand(variable.value)).stream()
            .map(Prerequisite.Name::asHidden)
            .toList();
  }

  private boolean isTarget(String name) {
    @Nullable Target target = rules.find(name);
    return target != null && target.isTarget();
  }

  /** Returns whether makefiles asked for what POSIX says where GNU make does otherwise. */
  boolean posix() {
    return posix;
  }

  void setExportAll(boolean all) {
    exportAll = all;
  }

  boolean exportAll() {
    return exportAll;
  }

  /** Returns whether no recipe is shown. */
  public boolean allSilent() {
    return allSilent;
  }

  /** Returns whether errors of recipes do not matter. */
  public boolean allIgnored() {
    return allIgnored;
  }

  /** Returns whether no intermediate file is deleted. */
  public boolean allSecondary() {
    return allSecondary;
  }

  /** Returns whether the target of a failed recipe is deleted. */
  public boolean deleteOnError() {
    return isTarget(".DELETE_ON_ERROR");
  }

  /** Returns whether one recipe runs at a time. */
  public boolean notParallel() {
    return notParallel;
  }
}
