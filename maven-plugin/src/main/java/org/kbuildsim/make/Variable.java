package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;

/** A variable of one scope. */
final class Variable {
  private final String name;
  private final boolean exportable;

  Text value;
  boolean recursive;
  Origin origin;
  @Nullable Site site;
  Export export = Export.DEFAULT;

  /** Defined by {@code +=} for a target: its value comes after that of the scopes around it. */
  boolean append;

  /** Not inherited by prerequisites. */
  boolean privateToTarget;

  /** Defined for a target or a pattern. */
  boolean perTarget;

  /** Whether its value is being expanded now. */
  boolean expanding;

  /** How often it may still be entered although it is being expanded; {@code call} allows it. */
  int reentries;

  Variable(String name, Text value, Origin origin, boolean recursive, @Nullable Site site) {
    this.name = name;
    this.value = value;
    this.origin = origin;
    this.recursive = recursive;
    this.site = site;
    this.exportable = isShellName(name);
  }

  String name() {
    return name;
  }

  /** Returns whether a shell could hold a variable of this name. */
  boolean exportable() {
    return exportable;
  }

  private static boolean isShellName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  @Override
  public String toString() {
    return name + (recursive ? " = " : " := ") + value;
  }
}
