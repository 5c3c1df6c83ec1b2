package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that rules have said: targets by name, pattern rules, pattern-specific variables. */
public final class RuleDatabase {
  private final Evaluator evaluator;
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final List<PatternRule> patternRules = new ArrayList<>();
  private final List<PatternVariable> patternVariables = new ArrayList<>();
  private final Vpath vpath;
  private final ImplicitSearch search;

  private boolean complete;
  private boolean secondExpansion;
  private boolean oneShell;
  private final SpecialTargets special = new SpecialTargets(this);

  // A .cmd file names its headers twice, one behind the other: as prerequisites, and as targets.
  private String lastNamed = "";
  private List<String> lastNames = List.of();

  RuleDatabase(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.vpath = new Vpath(evaluator, this);
    this.search = new ImplicitSearch(evaluator, this);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  /** Returns where files are looked for that are not where their name says. */
  public Vpath vpath() {
    return vpath;
  }

  /** Returns what targets like {@code .SILENT} have said about all targets. */
  public SpecialTargets special() {
    return special;
  }

  // Targets.

  /** Returns all targets and prerequisites, in the order in which they were first named. */
  public Collection<Target> targets() {
    return targets.values();
  }

  /** Returns what is known by {@code name}, or null; the first of several double-colon rules. */
  public @Nullable Target find(String name) {
    return targets.get(name);
  }

  /** Returns what is known by the name of a file, which may begin with {@code ./}. */
  public @Nullable Target findFile(String file) {
    return find(FileNames.withoutDot(file));
  }

  /** Returns what is known by {@code name}, which is made known if it is not. */
  public Target enter(String name) {
    return targets.computeIfAbsent(name, n -> new Target(this, n));
  }

  /**
   * Does the same, but adds one more double-colon target to a name that has such, as GNU make does
   * wherever it does not look whether a name is known: no rule makes that one.
   */
  public Target enterOneMore(String name) {
    Target known = enter(name);
    return known.firstDoubleColon() == null ? known : known.addDoubleColon();
  }

  /** Makes {@code target} known by a name under which {@code VPATH} has found it. */
  public void rename(Target target, String found) {
    targets.putIfAbsent(found, target);
    for (Target t = target; t != null; t = t.nextDoubleColon()) {
      t.rename(found);
    }
  }

  // Rules as they are read.

  /** A rule with its words expanded, on its way into the database. */
  record Rule(
      List<String> targets,
      @Nullable Pattern targetPattern,
      String prerequisites,
      boolean doubleColon,
      boolean grouped,
      @Nullable Recipe recipe,
      Place place) {}

  /** Returns the file names in {@code text}, of a list that is not to be changed. */
  List<String> fileNames(String text) {
    String named = Words.stripBlanks(text);
    if (named.equals(lastNamed)) {
      return lastNames;
    }
    List<String> plain = FileNames.plain(named);
    if (plain == null) {
      return FileNames.parse(evaluator, text);
    }
    lastNamed = named;
    lastNames = Collections.unmodifiableList(plain);
    return lastNames;
  }

  void add(Rule rule) {
    if (complete) {
      throw MakeFailure.at(rule.place, "prerequisites cannot be defined in recipes");
    }
    if (rule.grouped && rule.recipe == null) {
      throw MakeFailure.at(rule.place, "grouped targets must provide a recipe");
    }
    Pattern first = Pattern.of(rule.targets.get(0));
    List<Prerequisite.Name> names = prerequisites(withoutQuotedColons(rule.prerequisites));
    if (!first.isLiteral()) {
      addPatternRule(rule, names);
      return;
    }
    List<Target> group = new ArrayList<>();
    for (String name : rule.targets) {
      Pattern pattern = Pattern.of(name);
      if (!pattern.isLiteral()) {
        // GNU make says so and goes on.
        evaluator
            .host()
            .messages()
            .error(rule.place, "*** mixed implicit and normal rules: deprecated syntax");
      }
      group.add(addTarget(rule, pattern.isLiteral() ? pattern.prefix() : name, names));
    }
    Recipe recipe = rule.recipe;
    if (rule.grouped && recipe != null) {
      join(group, recipe.place());
    }
  }

  private void join(List<Target> group, Place place) {
    for (Target target : group) {
      if (target.grouped) {
        String warning = "warning: overriding group membership for target '" + target.name() + "'";
        evaluator.host().messages().error(place, warning);
        target.alsoMake.clear();
      }
      target.grouped = true;
      target.alsoMake.addAll(group);
      target.alsoMake.removeIf(other -> other == target);
    }
  }

  private void warnOfWait(Rule rule, List<Prerequisite.Name> names) {
    Messages messages = evaluator.host().messages();
    if (!names.isEmpty()) {
      messages.error(rule.place, ".WAIT should not have prerequisites");
    }
    if (rule.recipe != null) {
      messages.error(rule.place, ".WAIT should not have commands");
    }
  }

  private Target addTarget(Rule rule, String name, List<Prerequisite.Name> names) {
    if (name.equals(".WAIT") && evaluator.isAtLeast(MakeVersion.V4_4)) {
      warnOfWait(rule, names);
    }
    special.notice(name);
    Pattern pattern = rule.targetPattern;
    boolean mismatch = pattern != null && !pattern.matches(name);
    if (mismatch) {
      evaluator
          .host()
          .messages()
          .error(rule.place, "target '" + name + "' doesn't match the target pattern");
    }
    Target target = rule.doubleColon ? doubleColon(rule, name) : singleColon(rule, name, names);
    target.isTarget = true;
    target.place = rule.place;
    String stem = null;
    if (pattern != null) {
      if (mismatch) {
        target.stem = name;
        return target;
      }
      stem = pattern.stem(name);
      target.stem = stem;
    }
    if (names.isEmpty()) {
      return target;
    }
    // A rule with a recipe says what `$<` is.
    boolean first = rule.recipe != null;
    if (names.stream().anyMatch(Prerequisite.Name::expand)) {
      String forStem = stem;
      target.addUnexpanded(
          names.stream()
              .map(n -> Prerequisite.Name.unexpanded(n.text(), n.orderOnly(), forStem))
              .toList(),
          first);
    } else {
      target.addPrerequisites(enter(names, stem), first);
    }
    return target;
  }

  private Target singleColon(Rule rule, String name, List<Prerequisite.Name> names) {
    Target target = enter(name);
    if (target.firstDoubleColon() != null) {
      throw MakeFailure.at(rule.place, "target file '" + name + "' has both : and :: entries");
    }
    Recipe recipe = rule.recipe;
    Recipe old = target.recipe;
    Messages messages = evaluator.host().messages();
    if (recipe != null && recipe == old) {
      messages.error(rule.place, "target '" + name + "' given more than once in the same rule");
    } else if (recipe != null && old != null && target.isTarget) {
      messages.error(recipe.place(), "warning: overriding recipe for target '" + name + "'");
      messages.error(old.place(), "warning: ignoring old recipe for target '" + name + "'");
    }
    if (name.equals(".DEFAULT") && names.isEmpty() && recipe == null) {
      target.recipe = null;
    }
    if (recipe != null) {
      target.recipe = recipe;
    }
    if (name.equals(".SUFFIXES") && names.isEmpty()) {
      target.prerequisites.clear();
    }
    return target;
  }

  private Target doubleColon(Rule rule, String name) {
    Target known = targets.get(name);
    if (known != null && known.isTarget && known.firstDoubleColon() == null) {
      throw MakeFailure.at(rule.place, "target file '" + name + "' has both : and :: entries");
    }
    Target target;
    if (known != null && known.firstDoubleColon() != null) {
      target = known.addDoubleColon();
    } else {
      target = enter(name);
      target.startDoubleColon();
    }
    target.recipe = rule.recipe;
    return target;
  }

  private void addPatternRule(Rule rule, List<Prerequisite.Name> names) {
    if (rule.targetPattern != null) {
      throw MakeFailure.at(rule.place, "mixed implicit and static pattern rules");
    }
    List<Pattern> patterns = new ArrayList<>();
    for (String target : rule.targets) {
      Pattern pattern = Pattern.of(target);
      if (pattern.isLiteral()) {
        throw MakeFailure.at(rule.place, "mixed implicit and normal rules");
      }
      patterns.add(pattern);
    }
    addPatternRule(new PatternRule(patterns, names, rule.doubleColon, rule.recipe), true);
  }

  /** Adds {@code rule} behind all others; where one like it is there, that goes, or this does. */
  void addPatternRule(PatternRule rule, boolean override) {
    PatternRule old = patternRules.stream().filter(rule::replaces).findFirst().orElse(null);
    if (old != null && !override) {
      return;
    }
    if (old != null) {
      patternRules.remove(old);
    }
    patternRules.add(rule);
  }

  List<PatternRule> patternRules() {
    return patternRules;
  }

  List<Prerequisite.Name> prerequisites(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    if (secondExpansion && text.indexOf('$') >= 0) {
      return List.of(Prerequisite.Name.unexpanded(text, false, null));
    }
    List<Prerequisite.Name> names = new ArrayList<>();
    if (text.indexOf('|') < 0) {
      add(text, false, names);
    } else {
      StringBuilder chars = new StringBuilder(text);
      int bar = Quoting.find(chars, 0, "|", false);
      add(bar < 0 ? chars.toString() : chars.substring(0, bar), false, names);
      if (bar >= 0) {
        add(chars.substring(bar + 1), true, names);
      }
    }
    return evaluator.isAtLeast(MakeVersion.V4_4) ? withoutWait(names) : names;
  }

  // A rule is looked at for a second colon, once, before anything of it is expanded again.
  private static String withoutQuotedColons(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder chars = new StringBuilder(text);
    for (int at = 0; at >= 0; ) {
      at = Quoting.find(chars, at, ":", false);
      at = at < 0 ? -1 : at + 1;
    }
    return chars.toString();
  }

  // `.WAIT` is no file, but holds up what follows (4.4's manual, 5.4.1).
  private static List<Prerequisite.Name> withoutWait(List<Prerequisite.Name> written) {
    List<Prerequisite.Name> names = new ArrayList<>();
    boolean waits = false;
    for (Prerequisite.Name name : written) {
      if (name.text().equals(".WAIT")) {
        waits = true;
      } else {
        names.add(name.withWait(waits));
        waits = false;
      }
    }
    return names;
  }

  private void add(String text, boolean orderOnly, List<Prerequisite.Name> names) {
    for (String name : fileNames(text)) {
      names.add(new Prerequisite.Name(name, orderOnly));
    }
  }

  private List<Prerequisite> enter(List<Prerequisite.Name> names, @Nullable String stem) {
    List<Prerequisite> entered = new ArrayList<>();
    for (Prerequisite.Name name : names) {
      String text = stem == null ? name.text() : Pattern.of(name.text()).with(stem);
      if (!text.isEmpty()) {
        entered.add(name.of(enter(text)));
      }
    }
    return entered;
  }

  // Pattern-specific variables.

  void add(PatternVariable variable) {
    // Those of longer patterns are defined later, so that they win over more general ones.
    int length = variable.pattern().toString().length();
    int at = patternVariables.size();
    while (at > 0 && patternVariables.get(at - 1).pattern().toString().length() > length) {
      at--;
    }
    patternVariables.add(at, variable);
  }

  List<PatternVariable> patternVariables() {
    return patternVariables;
  }

  /** Returns a scope with the variables of all patterns that match {@code name}, or null. */
  @Nullable Scope patternScope(String name) {
    Scope scope = null;
    for (PatternVariable variable : patternVariables) {
      if (variable.pattern().matches(name)) {
        Scope found = scope == null ? new Scope(name, evaluator.global()) : scope;
        scope = found;
        evaluator.in(
            found,
            () -> {
              variable.define(evaluator, found);
              return found;
            });
      }
    }
    return scope;
  }

  // When all makefiles are read.

  void setSecondExpansion() {
    secondExpansion = true;
  }

  void setOneShell() {
    oneShell = true;
  }

  /** Returns whether a recipe is one script. */
  public boolean oneShell() {
    return oneShell;
  }

  /** Says that no more rules come: special targets and suffix rules take effect. */
  public void complete(boolean builtInRules) {
    complete = true;
    enter(".DEFAULT");
    special.apply();
    SuffixRules.convert(this);
    if (builtInRules) {
      BuiltIns.addPatternRules(this);
    }
    special.extraPrerequisitesOfPatternRules();
    vpath.complete();
  }

  /** Looks for an implicit rule that makes {@code target}, and gives it that rule's recipe. */
  public boolean searchImplicit(Target target, int depth) {
    target.triedImplicit = true;
    return search.search(target, depth);
  }

  /** Expands the prerequisites of rules read under {@code .SECONDEXPANSION}. */
  void expandPrerequisites(Target target) {
    if (target.unexpanded.isEmpty()) {
      return;
    }
    List<Target.Unexpanded> pending = List.copyOf(target.unexpanded);
    target.unexpanded.clear();
    target.prepareScope();
    AutomaticVariables.define(target, this);
    List<Prerequisite> known = List.copyOf(target.prerequisites);
    List<Prerequisite> all = new ArrayList<>();
    String last = target.stem;
    int copied = 0;
    for (Target.Unexpanded each : pending) {
      int before = Math.min(each.before(), known.size());
      all.addAll(known.subList(copied, before));
      copied = before;
      Prerequisite.Name name = each.name();
      String stem = name.stemForExpansion();
      String text = stem == null ? name.text() : SecondExpansion.withStem(name.text(), stem);
      if (stem != null && !stem.equals(target.stem)) {
        // Each static pattern rule of a target has a stem of its own.
        target.stem = stem;
        AutomaticVariables.define(target, this);
      }
      boolean saved = secondExpansion;
      secondExpansion = false;
      List<Prerequisite.Name> names = prerequisites(evaluator.expand(target, Text.of(text)));
      secondExpansion = saved;
      all.addAll(enter(names, null));
    }
    target.stem = last;
    all.addAll(known.subList(copied, known.size()));
    target.prerequisites.clear();
    target.prerequisites.addAll(all);
  }

  /** Returns the suffixes of {@code .SUFFIXES}, in order. */
  List<String> suffixes() {
    Target suffixes = targets.get(".SUFFIXES");
    return suffixes == null
        ? List.of()
        : suffixes.prerequisites.stream().map(p -> p.target().name()).toList();
  }
}
