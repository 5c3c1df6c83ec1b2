package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name that rules speak of, as target or as prerequisite, with all that they say about it.
 *
 * <p>Whether it exists, how old it is and whether it has been made is the engine's affair. Each
 * double-colon rule has a target of its own; they hang together by {@link #nextDoubleColon()}.
 */
public final class Target {
  private final RuleDatabase database;
  private String name;
  final List<Prerequisite> prerequisites = new ArrayList<>();
  final List<Unexpanded> unexpanded = new ArrayList<>();
  final List<Target> alsoMake = new ArrayList<>();

  /** Whether a rule with {@code &:} names it, if only alone. */
  boolean grouped;

  @Nullable Recipe recipe;
  @Nullable Place place;
  @Nullable String stem;
  boolean isTarget;
  boolean builtIn;
  boolean phony;
  boolean precious;
  boolean intermediate;
  boolean secondary;
  boolean commandLineGoal;
  boolean silent;
  boolean ignoresErrors;
  boolean triedImplicit;
  boolean lowResolutionTime;

  private @Nullable Target firstDoubleColon;
  private @Nullable Target nextDoubleColon;

  private @Nullable Target parent;
  private @Nullable Scope scope;
  private @Nullable Scope patternScope;
  private boolean patternsSearched;

  /**
   * Prerequisites that are expanded when they are wanted.
   *
   * @param before how many of those known already stand before them
   */
  record Unexpanded(Prerequisite.Name name, int before) {}

  Target(RuleDatabase database, String name) {
    this.database = database;
    this.name = name;
  }

  /** Returns the name, which is that of the file found for it once {@code VPATH} was searched. */
  public String name() {
    return name;
  }

  /** Gives it the name it was found by through {@code VPATH}. */
  public void rename(String found) {
    name = found;
  }

  /** Returns the prerequisites; the engine removes those that close a circle. */
  public List<Prerequisite> prerequisites() {
    return prerequisites;
  }

  void addPrerequisites(List<Prerequisite> added, boolean first) {
    prerequisites.addAll(first ? 0 : prerequisites.size(), added);
    if (first) {
      unexpanded.replaceAll(each -> new Unexpanded(each.name, each.before + added.size()));
    }
  }

  void addUnexpanded(List<Prerequisite.Name> added, boolean first) {
    int before = first ? 0 : prerequisites.size();
    unexpanded.addAll(
        first ? 0 : unexpanded.size(),
        added.stream().map(name -> new Unexpanded(name, before)).toList());
  }

  /** Returns the recipe, or null if no rule gave one. */
  public @Nullable Recipe recipe() {
    return recipe;
  }

  /** Gives it the recipe of {@code .DEFAULT}. */
  public void setRecipe(@Nullable Recipe recipe) {
    this.recipe = recipe;
  }

  /** Returns where the last rule for it stands, or null if none does. */
  public @Nullable Place place() {
    return place;
  }

  /** Returns whether a rule has it as target. */
  public boolean isTarget() {
    return isTarget;
  }

  /** Returns whether it is a prerequisite of {@code .PHONY}. */
  public boolean phony() {
    return phony;
  }

  /** Returns whether its file is kept although it is incomplete or intermediate. */
  public boolean precious() {
    return precious;
  }

  /** Returns whether it matters only as a step between others, and need not exist. */
  public boolean intermediate() {
    return intermediate;
  }

  /** Makes it count as a file like any other. */
  public void setIntermediate(boolean intermediate) {
    this.intermediate = intermediate;
  }

  /** Returns whether it is kept although it is intermediate. */
  public boolean secondary() {
    return secondary;
  }

  /** Returns whether the command line named it. */
  public boolean commandLineGoal() {
    return commandLineGoal;
  }

  /** Notes that the command line named it. */
  public void setCommandLineGoal() {
    commandLineGoal = true;
  }

  /** Returns whether its recipe is not shown. */
  public boolean silent() {
    return silent;
  }

  /** Returns whether errors of its recipe do not matter. */
  public boolean ignoresErrors() {
    return ignoresErrors;
  }

  /** Returns the targets that its recipe makes too. */
  public List<Target> alsoMake() {
    return alsoMake;
  }

  /** Returns what the stem of its rule stands for, or null if its rule has none. */
  public @Nullable String stem() {
    return stem;
  }

  /** Returns whether an implicit rule was looked for. */
  public boolean triedImplicit() {
    return triedImplicit;
  }

  /** Returns whether its time is known to whole seconds only. */
  public boolean lowResolutionTime() {
    return lowResolutionTime;
  }

  /** Notes that its time is known to whole seconds only. */
  public void setLowResolutionTime() {
    lowResolutionTime = true;
  }

  /** Returns the target of the first double-colon rule for the name, or null for single colons. */
  public @Nullable Target firstDoubleColon() {
    return firstDoubleColon;
  }

  /** Returns the target of the next double-colon rule for the name. */
  public @Nullable Target nextDoubleColon() {
    return nextDoubleColon;
  }

  void startDoubleColon() {
    firstDoubleColon = this;
  }

  Target addDoubleColon() {
    Target last = this;
    while (last.nextDoubleColon != null) {
      last = last.nextDoubleColon;
    }
    Target added = new Target(database, name);
    added.firstDoubleColon = this;
    last.nextDoubleColon = added;
    return added;
  }

  /** Returns its name, that of the target on whose behalf it is made, and so on to the goal. */
  public List<String> lineage() {
    List<String> names = new ArrayList<>();
    for (Target target = this; target != null; target = target.parent) {
      names.add(target.name);
    }
    return names;
  }

  // Variables.

  /** Notes on whose behalf it is made now: it inherits that target's variables. */
  public void setParent(Target parent) {
    this.parent = parent;
  }

  /** Returns the target on whose behalf it is made. */
  public @Nullable Target parent() {
    return parent;
  }

  /**
   * Returns the scope with its own variables, its surroundings as makefiles being read see them.
   */
  Scope scopeForReading() {
    return linked(false);
  }

  Collection<Variable> ownVariables() {
    return scope == null ? List.of() : scope.own();
  }

  boolean hasVariables() {
    return scope != null;
  }

  @Nullable Variable ownVariable(String variable) {
    return scope == null ? null : scope.own(variable);
  }

  /** Returns the scope its recipe is expanded in, pattern-specific variables included. */
  Scope scope() {
    return scope == null ? database.evaluator().global() : scope;
  }

  /** Links its scope to those of matching patterns and of its parent, before it is made. */
  public void prepareScope() {
    linked(true);
  }

  private Scope linked(boolean withPatterns) {
    Scope own = scope;
    if (own == null) {
      own = new Scope(name, null);
      scope = own;
    }
    Target first = firstDoubleColon;
    if (first != null && first != this) {
      own.setOuter(first.linked(withPatterns), false);
      return own;
    }
    Evaluator evaluator = database.evaluator();
    Scope everywhere = withPatterns ? evaluator.global() : evaluator.everywhere();
    Scope outer = parent == null ? everywhere : parent.linked(withPatterns);
    if (withPatterns && !patternsSearched) {
      patternScope = database.patternScope(name);
      patternsSearched = true;
    }
    if (patternScope != null) {
      patternScope.setOuter(outer, true);
      own.setOuter(patternScope, false);
    } else {
      own.setOuter(outer, true);
    }
    return own;
  }

  @Override
  public String toString() {
    return name;
  }
}
