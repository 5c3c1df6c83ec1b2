package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All variables and rules as {@code -p} prints them (manual, 9.7). */
public final class Database {
  /** Says what is known of the file behind a target, one line each, without the comment mark. */
  public interface Files {
    /** Returns what to say before the recipe. */
    List<String> about(Target target);
  }

  private final Evaluator evaluator;
  private final RuleDatabase rules;
  private final Files files;
  private final StringBuilder out = new StringBuilder();

  private Database(Evaluator evaluator, Files files) {
    this.evaluator = evaluator;
    this.rules = evaluator.rules();
    this.files = files;
  }

  /** Returns the database as text. */
  public static String describe(Evaluator evaluator, Files files) {
    Database database = new Database(evaluator, files);
    database.variables();
    database.patternVariables();
    database.directories();
    database.implicitRules();
    database.files();
    database.searchPaths();
    return database.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  // Variables.

  private void variables() {
    line("\n# Variables\n");
    line("# default\n.VARIABLES := ");
    sorted(evaluator.global().own()).forEach(variable -> variable(variable, ""));
  }

  private static List<Variable> sorted(Collection<Variable> variables) {
    return variables.stream().sorted(Comparator.comparing(Variable::name)).toList();
  }

  private void variable(Variable variable, String prefix) {
    Site site = variable.site;
    Place place = site == null ? null : site.place();
    line(
        "# "
            + variable.origin.inDatabase()
            + (variable.privateToTarget ? " private" : "")
            + (place == null ? "" : from(place)));
    String value = variable.value.chars();
    out.append(prefix);
    if (variable.recursive && value.indexOf('\n') >= 0) {
      line("define " + variable.name() + "\n" + value + "\nendef");
      return;
    }
    String operator = variable.recursive ? variable.append ? "+= " : "= " : ":= ";
    boolean blank = !value.isEmpty() && Words.strip(value).isEmpty();
    String shown = blank ? "$(subst ,," + value + ")" : value;
    line(
        variable.name()
            + " "
            + operator
            + (variable.recursive || blank ? shown : shown.replace("$", "$$")));
  }

  private static String from(Place place) {
    return " (from '" + place.file() + "', line " + place.line() + ")";
  }

  private void patternVariables() {
    List<PatternVariable> variables = rules.patternVariables();
    if (variables.isEmpty()) {
      line("\n# Pattern-specific Variable Values");
      line("\n# No pattern-specific variable values.");
      return;
    }
    line("\n# Pattern-specific Variable Values");
    for (PatternVariable variable : variables) {
      line("\n" + variable.pattern() + " :");
      variable(variable.described(), "# ");
    }
    line("\n# " + variables.size() + " pattern-specific variable values");
  }

  private void directories() {
    line("\n# Directories\n");
    evaluator
        .directories()
        .known()
        .forEach((name, count) -> line("# " + name + ": " + count + " files."));
  }

  // Rules.

  private void implicitRules() {
    List<PatternRule> all = rules.patternRules();
    if (all.isEmpty()) {
      line("\n# No implicit rules.");
      return;
    }
    line("\n# Implicit Rules");
    for (PatternRule rule : all) {
      line(
          "\n"
              + rule.targets().stream().map(Pattern::toString).collect(Collectors.joining(" "))
              + (rule.terminal() ? "::" : ":")
              + prerequisites(rule.prerequisites()));
      recipe(rule.recipe());
    }
    long terminal = all.stream().filter(PatternRule::terminal).count();
    line(
        String.format(
            Locale.ROOT,
            "\n# %d implicit rules, %d (%.1f%%) terminal.",
            all.size(),
            terminal,
            100.0 * terminal / all.size()));
  }

  private static String prerequisites(List<Prerequisite.Name> names) {
    StringBuilder normal = new StringBuilder();
    StringBuilder orderOnly = new StringBuilder();
    for (Prerequisite.Name name : names) {
      (name.orderOnly() ? orderOnly : normal).append(' ').append(name.text());
    }
    return normal + (orderOnly.isEmpty() ? "" : " |" + orderOnly);
  }

  private void recipe(@org.jspecify.annotations.Nullable Recipe recipe) {
    if (recipe == null) {
      return;
    }
    line(
        "#  recipe to execute"
            + (recipe.isBuiltIn() ? " (built-in):" : from(recipe.place()) + ":"));
    for (int i = 0; i < recipe.size(); i++) {
      line(recipe.prefix() + recipe.line(i));
    }
  }

  private void files() {
    line("\n# Files");
    for (Target target : new ArrayList<>(rules.targets())) {
      for (Target t = target; t != null; t = t.nextDoubleColon()) {
        file(t);
      }
    }
  }

  private void file(Target target) {
    line("");
    List<Variable> own = sorted(target.ownVariables());
    own.stream()
        .filter(variable -> variable.origin != Origin.AUTOMATIC)
        .forEach(variable -> variable(variable, target.name() + ": "));
    if (!target.isTarget) {
      line("# Not a target:");
    }
    line(
        target.name()
            + (target.firstDoubleColon() == null ? ":" : "::")
            + prerequisites(
                target.prerequisites.stream()
                    .map(p -> new Prerequisite.Name(p.target().name(), p.orderOnly()))
                    .toList()));
    note(target.precious, "Precious file (prerequisite of .PRECIOUS).");
    note(target.phony, "Phony target (prerequisite of .PHONY).");
    note(target.commandLineGoal, "Command line target.");
    note(target.builtIn && !target.isTarget, "Builtin rule");
    note(true, "Implicit rule search has " + (target.triedImplicit ? "" : "not ") + "been done.");
    note(target.stem != null, "Implicit/static pattern stem: '" + target.stem + "'");
    note(target.intermediate, "File is an intermediate prerequisite.");
    if (!target.alsoMake.isEmpty()) {
      note(true, "Also makes:" + names(target.alsoMake));
    }
    files.about(target).forEach(text -> note(true, text));
    own.stream()
        .filter(variable -> variable.origin == Origin.AUTOMATIC)
        .forEach(variable -> variable(variable, "# "));
    recipe(target.recipe);
  }

  private static String names(List<Target> targets) {
    return targets.stream().map(t -> " " + t.name()).collect(Collectors.joining());
  }

  private void note(boolean holds, String text) {
    if (holds) {
      line("#  " + text);
    }
  }

  private void searchPaths() {
    line("\n# VPATH Search Paths\n");
    rules.vpath().describe().forEach(this::line);
  }
}
