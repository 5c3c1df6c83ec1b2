package org.kbuildsim.make;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Variables, and the scope around them that is asked next.
 *
 * <p>The chain of a target: its own variables, those of patterns that match it, those of the target
 * on whose behalf it is made ("parent"), …, the global ones. Private variables are not seen through
 * a step to a parent.
 */
final class Scope {
  private final Map<String, Variable> variables;
  private final String owner;
  private @Nullable Scope outer;
  private boolean outerIsParent;

  /** Creates the scope around all. */
  Scope() {
    this("", null);
  }

  /**
   * Creates a scope.
   *
   * @param owner the target whose it is, or empty
   */
  Scope(String owner, @Nullable Scope outer) {
    this.variables = new HashMap<>();
    this.owner = owner;
    this.outer = outer;
  }

  String owner() {
    return owner;
  }

  void setOuter(@Nullable Scope outer, boolean isParent) {
    this.outer = outer;
    this.outerIsParent = isParent;
  }

  @Nullable Scope outer() {
    return outer;
  }

  boolean outerIsParent() {
    return outerIsParent;
  }

  /** Returns the variable of this very scope. */
  @Nullable Variable own(String name) {
    return variables.get(name);
  }

  Collection<Variable> own() {
    return variables.values();
  }

  /** Returns the variable that {@code name} means here. */
  @Nullable Variable lookup(String name) {
    boolean throughParent = false;
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Variable found = scope.variables.get(name);
      if (found != null && !(throughParent && found.privateToTarget)) {
        return found;
      }
      throughParent |= scope.outerIsParent;
    }
    return null;
  }

  /** Defines {@code name}, unless it is defined here with a stronger origin; returns it. */
  Variable define(String name, Text value, Origin origin, boolean recursive, @Nullable Site site) {
    Variable existing = variables.get(name);
    if (existing == null) {
      Variable made = new Variable(name, value, origin, recursive, site);
      variables.put(name, made);
      return made;
    }
    if (origin.compareTo(existing.origin) >= 0) {
      existing.value = value;
      existing.origin = origin;
      existing.recursive = recursive;
      existing.site = site;
    }
    return existing;
  }

  /** Removes {@code name}, unless it is defined here with a stronger origin. */
  void undefine(String name, Origin origin) {
    Variable existing = variables.get(name);
    if (existing != null && origin.compareTo(existing.origin) >= 0) {
      variables.remove(name);
    }
  }
}
