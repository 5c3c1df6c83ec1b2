package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened in one run to the variable that somebody asks about. */
final class VariableHistory {
  private final String name;
  private final Scope global;
  private final List<Happening> happenings = new ArrayList<>();

  VariableHistory(String name, Scope global) {
    this.name = name;
    this.global = global;
  }

  boolean isOf(String variable) {
    return variable.equals(name);
  }

  List<Happening> happenings() {
    return List.copyOf(happenings);
  }

  /**
   * Returns whether an assignment can have an effect.
   *
   * @param visible the variable as it can be seen from {@code scope}
   */
  boolean takesEffect(Operator operator, Origin origin, Scope scope, @Nullable Variable visible) {
    if (operator == Operator.CONDITIONAL && visible != null) {
      return false;
    }
    Variable own = scope.own(name);
    Variable everywhere = global.own(name);
    // The command line, and -e, are stronger than a target too.
    boolean commanded =
        everywhere != null
            && (everywhere.origin == Origin.COMMAND_LINE
                || everywhere.origin == Origin.ENVIRONMENT_OVERRIDE);
    return (own == null || origin.compareTo(own.origin) >= 0)
        && (scope == global || !commanded || origin == Origin.OVERRIDE);
  }

  /** Notes what was tried by {@code origin}, and how {@code variable} is now. */
  void add(
      Variable variable,
      Origin origin,
      String what,
      Text written,
      Scope scope,
      boolean effective,
      @Nullable Site site) {
    happenings.add(
        new Happening(
            what,
            written.chars(),
            variable.value.chars(),
            origin,
            variable.recursive,
            scope.owner(),
            effective,
            site == null ? null : site.span()));
  }
}
