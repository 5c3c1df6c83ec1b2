package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Span;

/**
 * One makefile, or text of an {@code eval}, being executed line by line.
 *
 * <p>A rule stays open while recipe lines may follow; whatever is no recipe line ends it.
 */
final class Reading implements Statement.Visitor<Boolean> {
  private final Evaluator evaluator;
  private final MakefileReader reader;
  private final List<LogicalLine> lines;
  private final Place first;
  private final boolean setsGoal;
  private final boolean isFile;
  private final Conditionals conditionals = new Conditionals();
  private final RuleLines rules;

  private int next;
  private LogicalLine line;
  private Place place;
  private boolean inIgnoredDefine;

  private @Nullable OpenRule open;
  private @Nullable LogicalLine openLine;
  private boolean ignoringRecipe;

  Reading(
      Evaluator evaluator,
      MakefileReader reader,
      List<LogicalLine> lines,
      Place first,
      boolean setsGoal,
      boolean isFile) {
    this.evaluator = evaluator;
    this.reader = reader;
    this.lines = lines;
    this.first = first;
    this.setsGoal = setsGoal;
    this.isFile = isFile;
    this.rules = new RuleLines(evaluator, reader);
    this.place = first;
    this.line = lines.isEmpty() ? new LogicalLine(Text.EMPTY, 0, 0, 1) : lines.get(0);
  }

  void run() {
    while (advance()) {
      if (line.isEmpty()) {
        continue;
      }
      if (line.first() == reader.recipePrefix()) {
        if (ignoringRecipe) {
          continue;
        }
        if (open != null) {
          if (!conditionals.ignoring()) {
            recipeLine(open, line.rawText().from(1));
          }
          continue;
        }
      }
      try {
        line.statement().accept(this);
      } catch (MakeFailure e) {
        throw e.in(span(line));
      }
    }
    if (!conditionals.isEmpty()) {
      throw conditionals.note(MakeFailure.at(placeOf(line.nextNumber()), "missing 'endif'"));
    }
    closeRule();
  }

  private static @Nullable Span span(LogicalLine line) {
    Text text = line.rawText();
    int start = Words.skipSpace(text.chars(), 0);
    return text.span(start, Words.endWithoutSpace(text.chars(), start));
  }

  private boolean advance() {
    if (next == lines.size()) {
      return false;
    }
    line = lines.get(next++);
    place = placeOf(line.number());
    if (isFile) {
      evaluator.budget().renew();
    }
    evaluator.setReading(place);
    return true;
  }

  // All lines of an eval are where the eval is: GNU make does not count them.
  private Place placeOf(int number) {
    return isFile ? first.plus(number - 1) : first;
  }

  private void recipeLine(OpenRule rule, Text text) {
    if (rule.recipe.isEmpty()) {
      rule.recipePlace = place;
    }
    rule.recipe.add(text);
  }

  private void closeRule() {
    OpenRule rule = open;
    ignoringRecipe = false;
    if (rule == null) {
      return;
    }
    open = null;
    LogicalLine ruleLine = openLine == null ? line : openLine;
    Place recipePlace = rule.recipePlace;
    Recipe recipe =
        recipePlace == null
            ? null
            : new Recipe(recipePlace, reader.recipePrefix(), false, List.copyOf(rule.recipe));
    try {
      evaluator
          .rules()
          .add(
              new RuleDatabase.Rule(
                  rule.targets,
                  rule.pattern,
                  rule.prerequisites,
                  rule.doubleColon,
                  rule.grouped,
                  recipe,
                  rule.place));
    } catch (MakeFailure e) {
      throw e.in(span(ruleLine));
    }
  }

  private MakeFailure failure(String message) {
    return MakeFailure.at(place, span(line), message);
  }

  private void warn(String message) {
    evaluator.host().messages().error(place, message);
  }

  @Override
  public Boolean visit(Statement.Blank statement) {
    return true;
  }

  @Override
  public Boolean visit(Statement.Assignment statement) {
    if (conditionals.ignoring()) {
      return false;
    }
    closeRule();
    String name = evaluator.expand(statement.name());
    Site site = new Site(place, statement.name());
    define(statement.modifiers(), name, statement.operator(), statement.value(), site);
    return true;
  }

  private void define(
      Statement.Modifiers modifiers, String name, Operator operator, Text value, Site at) {
    if (name.isEmpty()) {
      throw failure("empty variable name");
    }
    Variable variable = evaluator.assign(at, name, operator, value, modifiers.origin(), null);
    if (modifiers.export()) {
      variable.export = Export.YES;
      evaluator.happened(variable, "export", Text.EMPTY, evaluator.global(), at);
    }
    if (modifiers.isPrivate()) {
      variable.privateToTarget = true;
    }
  }

  @Override
  public Boolean visit(Statement.Define statement) {
    if (conditionals.ignoring()) {
      inIgnoredDefine = true;
      return false;
    }
    closeRule();
    if (statement.extraText()) {
      warn("extraneous text after 'define' directive");
    }
    String name = Words.strip(evaluator.expand(statement.name()));
    if (name.isEmpty()) {
      throw failure("empty variable name");
    }
    LogicalLine start = line;
    Place startPlace = place;
    Text value = body(start, startPlace);
    Site site = new Site(startPlace, statement.name());
    define(statement.modifiers(), name, statement.operator(), value, site);
    return true;
  }

  private Text body(LogicalLine start, Place startPlace) {
    List<Text> parts = new ArrayList<>();
    int level = 1;
    while (advance()) {
      Text text = line.joined();
      String chars = text.chars();
      if (chars.isEmpty() || chars.charAt(0) != reader.recipePrefix()) {
        int at = Words.skipSpace(chars, 0);
        if (isDirective(chars, at, "define")) {
          level++;
        } else if (isDirective(chars, at, "endef")) {
          String rest = chars.substring(at + "endef".length());
          int comment = rest.indexOf('#');
          if (!Words.strip(comment < 0 ? rest : rest.substring(0, comment)).isEmpty()) {
            warn("extraneous text after 'endef' directive");
          }
          if (--level == 0) {
            return Text.join(parts, "\n");
          }
        }
      }
      parts.add(text);
    }
    line = start;
    place = startPlace;
    evaluator.setReading(startPlace);
    throw failure("missing 'endef', unterminated 'define'")
        .help("end it by a line `endef`, which does not begin with a tab");
  }

  private static boolean isDirective(String chars, int at, String word) {
    int end = at + word.length();
    return chars.startsWith(word, at)
        && (end == chars.length() || Words.isBlank(chars.charAt(end)));
  }

  @Override
  public Boolean visit(Statement.Undefine statement) {
    if (conditionals.ignoring()) {
      return false;
    }
    closeRule();
    String name = Words.strip(evaluator.expand(statement.name()));
    if (name.isEmpty()) {
      throw failure("empty variable name");
    }
    Site site = new Site(place, statement.name());
    evaluator.undefine(name, statement.modifiers().origin(), site);
    return true;
  }

  // Lines that are ignored.

  /** Returns whether the line is to be ignored as part of a define, which it may end. */
  private boolean insideIgnoredDefine() {
    if (inIgnoredDefine) {
      String chars = line.joined().chars();
      int start = Words.skipSpace(chars, 0);
      int end = Words.skipWord(chars, start);
      int after = Words.skipSpace(chars, end);
      boolean ends =
          chars.substring(start, end).equals("endef")
              && (after == chars.length() || chars.charAt(after) == '#');
      inIgnoredDefine = !ends;
      return true;
    }
    return false;
  }

  // Conditionals.

  @Override
  public Boolean visit(Statement.Condition statement) {
    if (insideIgnoredDefine()) {
      return false;
    }
    boolean ignored = conditionals.ignoring();
    conditionals.open(place);
    if (!ignored) {
      Boolean chosen = test(statement);
      if (chosen == null) {
        throw failure("invalid syntax in conditional");
      }
      conditionals.choose(chosen);
    }
    return true;
  }

  /** Returns whether what follows is read; null if the condition is none. */
  private @Nullable Boolean test(Statement.Condition condition) {
    if (condition.invalid()) {
      return null;
    }
    if (condition.extraText()) {
      warn("extraneous text after '" + condition.directive() + "' directive");
    }
    String left = evaluator.expand(condition.left());
    Text right = condition.right();
    if (right != null) {
      return left.equals(evaluator.expand(right)) == condition.wanted();
    }
    String name = Words.strip(left);
    return Words.skipWord(name, 0) < name.length()
        ? null
        : evaluator.isSet(name) == condition.wanted();
  }

  @Override
  public Boolean visit(Statement.Else statement) {
    if (insideIgnoredDefine()) {
      return false;
    }
    if (conditionals.isEmpty()) {
      throw failure("extraneous 'else'");
    }
    if (conditionals.seenElse()) {
      throw failure("only one 'else' per conditional");
    }
    boolean mayRead = conditionals.endBranch();
    Statement.Condition condition = statement.condition();
    if (statement.extraText()) {
      warn("extraneous text after 'else' directive");
    } else if (condition == null) {
      conditionals.lastBranch();
    } else if (mayRead && !conditionals.ignoringAround()) {
      Boolean chosen = test(condition);
      if (chosen != null) {
        conditionals.choose(chosen);
      } else {
        // For GNU make this was an else, and a condition in it that wants an endif of its own.
        warn("extraneous text after 'else' directive");
        conditionals.choose(true);
        conditionals.open(place);
      }
    }
    return true;
  }

  @Override
  public Boolean visit(Statement.Endif statement) {
    if (insideIgnoredDefine()) {
      return false;
    }
    if (statement.extraText()) {
      warn("extraneous text after 'endif' directive");
    }
    if (conditionals.isEmpty()) {
      throw failure("extraneous 'endif'");
    }
    conditionals.close();
    return true;
  }

  private boolean ignored() {
    return insideIgnoredDefine() || conditionals.ignoring();
  }

  // The rest.

  @Override
  public Boolean visit(Statement.Include statement) {
    if (ignored()) {
      return false;
    }
    closeRule();
    String names = evaluator.expand(statement.names());
    reader.include(FileNames.parse(evaluator, names), place, statement.optional());
    return true;
  }

  // Objects made for GNU make's own process cannot be had here.
  @Override
  public Boolean visit(Statement.Load statement) {
    if (ignored()) {
      return false;
    }
    closeRule();
    for (String word : FileNames.parse(evaluator, evaluator.expand(statement.names()))) {
      int symbol = word.endsWith(")") ? word.indexOf('(') : -1;
      String name = symbol < 0 ? word : word.substring(0, symbol);
      if (statement.optional()) {
        reader.wasNotLoaded(name);
        continue;
      }
      boolean there = evaluator.host().resolve(name).toFile().exists();
      warn(
          name
              + ": cannot open shared object file: "
              + (there ? "not supported by this make" : "No such file or directory"));
      throw failure(name + ": failed to load");
    }
    return true;
  }

  @Override
  public Boolean visit(Statement.ExportLine statement) {
    if (ignored()) {
      return false;
    }
    closeRule();
    Site site = new Site(place, statement.names());
    if (statement.names().isEmpty()) {
      evaluator.rules().special().setExportAll(statement.export());
      return true;
    }
    for (String name : Words.split(evaluator.expand(statement.names()))) {
      Variable variable = evaluator.lookup(name);
      if (variable == null) {
        variable = evaluator.global().define(name, Text.EMPTY, Origin.FILE, false, site);
      }
      variable.export = statement.export() ? Export.YES : Export.NO;
      evaluator.happened(
          variable,
          statement.export() ? "export" : "unexport",
          Text.EMPTY,
          evaluator.global(),
          site);
    }
    return true;
  }

  @Override
  public Boolean visit(Statement.Vpath statement) {
    if (ignored()) {
      return false;
    }
    closeRule();
    evaluator.rules().vpath().add(Words.split(evaluator.expand(statement.rest())));
    return true;
  }

  @Override
  public Boolean visit(Statement.RuleLine statement) {
    if (ignored()) {
      return false;
    }
    if (line.first() == reader.recipePrefix()) {
      throw failure("recipe commences before first target")
          .help("begin the line without a tab if it is no part of a recipe");
    }
    closeRule();
    RuleLines.Result result = rules.evaluate(statement, line, place);
    ignoringRecipe = result.ignoresRecipe();
    OpenRule rule = result.rule();
    if (rule == null) {
      return true;
    }
    open = rule;
    openLine = line;
    Text recipe = result.recipe();
    if (recipe != null) {
      rule.recipePlace = place;
      rule.recipe.addAll(Recipe.split(recipe));
    }
    if (setsGoal) {
      rules.chooseDefaultGoal(rule.targets);
    }
    return true;
  }
}
