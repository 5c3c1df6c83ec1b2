package org.kbuildsim.make;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a line that is neither assignment nor directive.
 *
 * <p>The words are expanded one by one until a colon appears: what stands behind it may be a
 * target-specific assignment, which is not to be expanded yet.
 */
final class RuleLines {
  /**
   * What a line was.
   *
   * @param rule the rule it opens, or null if it was none
   * @param recipe what stood behind a semicolon
   * @param ignoresRecipe whether recipe lines that follow belong to a rule without targets
   */
  record Result(@Nullable OpenRule rule, @Nullable Text recipe, boolean ignoresRecipe) {
    static final Result NOTHING = new Result(null, null, false);
    static final Result NO_TARGETS = new Result(null, null, true);
  }

  private final Evaluator evaluator;
  private final MakefileReader reader;

  RuleLines(Evaluator evaluator, MakefileReader reader) {
    this.evaluator = evaluator;
    this.reader = reader;
  }

  Result evaluate(Statement.RuleLine statement, LogicalLine line, Place place) {
    List<Statement.RuleLine.Word> words = statement.words();
    Text recipe = statement.recipe();
    if (words.isEmpty()) {
      if (recipe != null) {
        throw failure(line, place, "missing rule before recipe");
      }
      return Result.NOTHING;
    }
    if (words.get(0).colon()) {
      return Result.NO_TARGETS;
    }
    StringBuilder expanded = new StringBuilder(evaluator.expand(words.get(0).expression()));
    int searched = 0;
    int word = 0;
    int colon;
    Text head = statement.head();
    int rest = words.get(0).end();
    while (true) {
      if (recipe == null) {
        int semicolon = Quoting.find(expanded, searched, ";", false);
        if (semicolon >= 0) {
          String behind = expanded.substring(semicolon + 1);
          recipe = Text.of(behind + evaluator.expand(head.from(rest)));
          expanded.setLength(semicolon);
          rest = head.chars().length();
          word = words.size() - 1;
        }
      }
      colon = Quoting.find(expanded, searched, ":", false);
      if (colon >= 0 || ++word >= words.size()) {
        break;
      }
      expanded.append(' ');
      searched = expanded.length();
      expanded.append(evaluator.expand(words.get(word).expression()));
      rest = words.get(word).end();
    }
    if (colon < 0) {
      if (Words.strip(expanded.toString()).isEmpty()) {
        return Result.NOTHING;
      }
      throw missingSeparator(line, place);
    }
    boolean grouped = colon > searched && expanded.charAt(colon - 1) == '&';
    List<String> targets =
        evaluator.rules().fileNames(expanded.substring(0, grouped ? colon - 1 : colon));
    if (targets.isEmpty()) {
      return Result.NO_TARGETS;
    }
    int behind = colon + 1;
    boolean doubleColon = behind < expanded.length() && expanded.charAt(behind) == ':';
    String remainder = expanded.substring(doubleColon ? behind + 1 : behind);
    Text unexpanded = head.from(rest);
    Text afterColon =
        remainder.isEmpty() ? unexpanded : Text.join(List.of(Text.of(remainder), unexpanded), "");
    Statement assignment = assignment(statement, afterColon);
    if (assignment instanceof Statement.Assignment found) {
      targetSpecific(targets, found, place);
      return Result.NOTHING;
    }
    return rule(line, place, targets, doubleColon, grouped, remainder, unexpanded, recipe);
  }

  private @Nullable Statement assignment(Statement.RuleLine statement, Text afterColon) {
    Statement found =
        StatementParser.assignment(afterColon, Words.skipSpace(afterColon.chars(), 0), true);
    Text recipe = statement.recipe();
    if (found == null || recipe == null) {
      return found;
    }
    // The semicolon was part of the value after all.
    Text whole = Text.join(List.of(afterColon, LogicalLine.joined(recipe)), ";");
    return StatementParser.assignment(whole, Words.skipSpace(whole.chars(), 0), true);
  }

  private Result rule(
      LogicalLine line,
      Place place,
      List<String> targets,
      boolean doubleColon,
      boolean grouped,
      String remainder,
      Text unexpanded,
      @Nullable Text given) {
    Text recipe = given;
    StringBuilder rest = new StringBuilder(remainder);
    StringBuilder unquoted = new StringBuilder(unexpanded.chars());
    for (int at = 0; at >= 0; ) {
      at = Quoting.find(unquoted, at, "=", false);
      at = at < 0 ? -1 : at + 1;
    }
    rest.append(
        evaluator.expand(
            unquoted.length() == unexpanded.chars().length()
                ? unexpanded
                : Text.of(unquoted.toString())));
    if (recipe == null) {
      int semicolon = Quoting.find(rest, 0, ";", false);
      if (semicolon >= 0) {
        recipe = Text.of(rest.substring(semicolon + 1));
        rest.setLength(semicolon);
      }
    }
    Pattern pattern = null;
    int colon = unquotedColon(rest);
    if (colon >= 0) {
      pattern = targetPattern(line, place, rest.substring(0, colon));
      rest.delete(0, colon + 1);
    }
    return new Result(
        new OpenRule(targets, pattern, Words.strip(rest.toString()), doubleColon, grouped, place),
        recipe,
        false);
  }

  private static int unquotedColon(StringBuilder text) {
    for (int colon = text.indexOf(":"); colon >= 0; colon = text.indexOf(":", colon + 1)) {
      int slashes = 0;
      while (colon - slashes > 0 && text.charAt(colon - slashes - 1) == '\\') {
        slashes++;
      }
      if (slashes % 2 == 0) {
        return colon;
      }
    }
    return -1;
  }

  private static Pattern targetPattern(LogicalLine line, Place place, String text) {
    List<String> patterns = FileNames.parsePatterns(text);
    if (patterns.isEmpty()) {
      throw failure(line, place, "missing target pattern");
    }
    if (patterns.size() > 1) {
      throw failure(line, place, "multiple target patterns");
    }
    Pattern pattern = Pattern.of(patterns.get(0));
    if (pattern.isLiteral()) {
      throw failure(line, place, "target pattern contains no '%'");
    }
    return pattern;
  }

  private void targetSpecific(List<String> targets, Statement.Assignment assignment, Place place) {
    Statement.Modifiers modifiers = assignment.modifiers();
    Export export = modifiers.export() ? Export.YES : Export.DEFAULT;
    Site site = new Site(place, assignment.name());
    for (String name : targets) {
      Pattern pattern = Pattern.of(name);
      if (!pattern.isLiteral()) {
        String variable = name(assignment, place);
        boolean simple = assignment.operator() == Operator.SIMPLE;
        evaluator
            .rules()
            .add(
                new PatternVariable(
                    pattern,
                    variable,
                    assignment.operator(),
                    simple ? evaluator.expandedNow(assignment.value()) : assignment.value(),
                    modifiers.origin(),
                    export,
                    modifiers.isPrivate(),
                    site));
        continue;
      }
      Target first = evaluator.rules().enter(pattern.prefix());
      Target target = first.firstDoubleColon() == null ? first : first.firstDoubleColon();
      Scope scope = target.scopeForReading();
      evaluator.in(
          scope,
          () -> {
            define(scope, name(assignment, place), assignment, export, site);
            return scope;
          });
    }
  }

  private String name(Statement.Assignment assignment, Place place) {
    String name = evaluator.expand(assignment.name());
    if (name.isEmpty()) {
      throw MakeFailure.at(place, "empty variable name");
    }
    return name;
  }

  private void define(
      Scope scope, String name, Statement.Assignment assignment, Export export, Site site) {
    Statement.Modifiers modifiers = assignment.modifiers();
    Variable variable =
        evaluator.assign(
            site, name, assignment.operator(), assignment.value(), modifiers.origin(), scope);

    boolean own = scope.own(name) == variable;
    if (own) {
      variable.perTarget = true;
      variable.privateToTarget = modifiers.isPrivate();
      variable.export = export;
    }
    Variable everywhere = evaluator.global().own(name);
    boolean commanded =
        everywhere != null
            && everywhere != variable
            && variable.origin != Origin.OVERRIDE
            && (everywhere.origin == Origin.COMMAND_LINE
                || everywhere.origin == Origin.ENVIRONMENT_OVERRIDE);
    if (commanded && everywhere != null) {
      variable.value = everywhere.value;
      variable.origin = everywhere.origin;
      variable.recursive = everywhere.recursive;
      variable.append = false;
    }
  }

  /** Makes the first of {@code targets} that can be one the default goal, unless there is one. */
  void chooseDefaultGoal(List<String> targets) {
    String goal = evaluator.value(".DEFAULT_GOAL");
    if (goal == null || !goal.isEmpty()) {
      return;
    }
    List<String> suffixes = evaluator.rules().suffixes();
    for (String name : targets) {
      if (name.indexOf('%') >= 0) {
        return;
      }
      boolean special = name.startsWith(".") && name.indexOf('/') < 0;
      if (!special && !isSuffixRule(name, suffixes)) {
        evaluator.define(".DEFAULT_GOAL", name, Origin.FILE, false);
        return;
      }
    }
  }

  private static boolean isSuffixRule(String name, List<String> suffixes) {
    for (String suffix : suffixes) {
      if (!suffix.startsWith(".") && name.equals(suffix)) {
        return true;
      }
      for (String source : suffixes) {
        if (name.equals(source + suffix)) {
          return true;
        }
      }
    }
    return false;
  }

  private MakeFailure missingSeparator(LogicalLine line, Place place) {
    boolean spaces = reader.recipePrefix() == '\t' && line.raw().startsWith("        ");
    MakeFailure failure =
        failure(
            line,
            place,
            spaces
                ? "missing separator (did you mean TAB instead of 8 spaces?)"
                : "missing separator");
    return spaces || Words.isSpace(line.first())
        ? failure.help("begin the line with a tab if it is part of a recipe")
        : failure.help("an assignment needs an `=`, a rule a `:`");
  }

  private static MakeFailure failure(LogicalLine line, Place place, String message) {
    Text text = line.rawText();
    int start = Words.skipSpace(text.chars(), 0);
    return MakeFailure.at(
        place, text.span(start, Words.endWithoutSpace(text.chars(), start)), message);
  }
}
