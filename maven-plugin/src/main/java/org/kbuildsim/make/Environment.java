package org.kbuildsim.make;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment that recipes and sub-makes get (manual, 5.7.2). */
final class Environment {
  private Environment() {}

  static Map<String, String> of(Evaluator evaluator, Target target) {
    return of(evaluator, target.scope(), level(evaluator) + 1);
  }

  /** Returns the environment of {@code $(shell)}, as 4.4 has it. */
  static Map<String, String> ofShellFunction(Evaluator evaluator) {
    return of(evaluator, evaluator.global(), level(evaluator) + 1);
  }

  private static Map<String, String> of(Evaluator evaluator, Scope innermost, int level) {
    Scope global = evaluator.global();
    Map<String, Variable> exported = new LinkedHashMap<>();
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      for (Variable variable : scope.own()) {
        if (isExported(evaluator, global, variable)) {
          exported.putIfAbsent(variable.name(), variable);
        }
      }
    }
    Map<String, String> environment = new HashMap<>();
    exported.remove("MAKELEVEL");
    for (Variable variable : exported.values()) {
      String given = evaluator.host().environment().get(variable.name());
      if (!variable.expanding) {
        environment.put(variable.name(), value(evaluator, innermost, variable));
      } else if (given != null) {
        // Its own value has called for the environment, so it goes as it came.
        environment.put(variable.name(), given);
      }
    }
    shell(evaluator, exported.get("SHELL"), environment);
    environment.put("MAKELEVEL", String.valueOf(level));
    return environment;
  }

  private static boolean isExported(Evaluator evaluator, Scope global, Variable variable) {
    return switch (export(global, variable)) {
      case YES -> true;
      case NO -> false;
      case IF_SET -> variable.origin != Origin.DEFAULT;
      case DEFAULT -> variable.exportable() && isExportedUnasked(evaluator, variable.origin);
    };
  }

  private static Export export(Scope global, Variable variable) {
    if (variable.perTarget && variable.export == Export.DEFAULT) {
      Variable everywhere = global.own(variable.name());
      return everywhere == null ? Export.DEFAULT : everywhere.export;
    }
    return variable.export;
  }

  private static boolean isExportedUnasked(Evaluator evaluator, Origin origin) {
    return switch (origin) {
      case COMMAND_LINE, ENVIRONMENT, ENVIRONMENT_OVERRIDE -> true;
      case DEFAULT, AUTOMATIC -> false;
      case FILE, OVERRIDE -> evaluator.rules().special().exportAll();
    };
  }

  // What came from the environment goes back as it was, even if there is a dollar in it.
  private static String value(Evaluator evaluator, Scope scope, Variable variable) {
    boolean verbatim =
        !variable.recursive
            || variable.origin == Origin.ENVIRONMENT
            || variable.origin == Origin.ENVIRONMENT_OVERRIDE;
    if (verbatim) {
      return exported(evaluator, variable, variable.value);
    }
    Sink out = evaluator.sink();
    return evaluator.in(
        scope,
        () -> {
          evaluator.expandValue(variable, out);
          return exported(evaluator, variable, out.text());
        });
  }

  private static String exported(Evaluator evaluator, Variable variable, Text value) {
    Provenance provenance = evaluator.settings().provenance();
    if (provenance != null) {
      provenance.exported(variable.name(), value(variable, value));
    }
    return value.chars();
  }

  // What only passes through has nothing to add to its history.
  private static Text value(Variable variable, Text value) {
    if (variable.origin == Origin.ENVIRONMENT) {
      return value;
    }
    Trace out = new Trace();
    out.enter(variable.name(), Text.EMPTY, 0, 0, variable);
    return out.inside(value);
  }

  // SHELL in a makefile is which shell runs recipes; children see the one that we were given.
  private static void shell(
      Evaluator evaluator, @Nullable Variable shell, Map<String, String> environment) {
    String given = evaluator.host().environment().get("SHELL");
    boolean asked = shell != null && export(evaluator.global(), shell) == Export.YES;
    if (given != null && !asked) {
      environment.put("SHELL", given);
    }
  }

  static int level(Evaluator evaluator) {
    String level = evaluator.host().environment().getOrDefault("MAKELEVEL", "0");
    return level.matches("[0-9]{1,6}") ? Integer.parseInt(level) : 0;
  }
}
