package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;

/** An assignment for all targets that match a pattern: {@code %.o: CFLAGS += -g}. */
record PatternVariable(
    Pattern pattern,
    String name,
    Operator operator,
    Text value,
    Origin origin,
    Export export,
    boolean isPrivate,
    @Nullable Site site) {

  /** Returns it as {@code -p} shows it. */
  Variable described() {
    Variable variable = new Variable(name, value, origin, false, site);
    variable.privateToTarget = isPrivate;
    return variable;
  }

  /** Does the assignment in {@code scope}, which is the current one. */
  void define(Evaluator evaluator, Scope scope) {
    Variable variable;
    if (operator == Operator.SIMPLE) {
      // Expanded when it was read.
      variable = scope.define(name, value, origin, false, site);
      evaluator.happened(variable, operator.toString(), value, scope, site);
    } else {
      variable = evaluator.assign(site, name, operator, value, origin, scope);
    }
    // When `?=` finds a global variable, it is that one which GNU make marks.
    variable.perTarget = true;
    variable.export = export;
    variable.privateToTarget = isPrivate;
  }
}
