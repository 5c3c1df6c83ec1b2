package org.kbuildsim.make;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.Span;

/**
 * Variables and their expansion, in one make run.
 *
 * <p>Confined to one thread. Statements are {@link MakefileReader}'s, rules {@link RuleDatabase}'s.
 */
public final class Evaluator {
  /** As deep as GNU make's own stack goes, about; each lookup walks through them all. */
  private static final int MOST_SCOPES = 5_000;

  private final Host host;
  private final Settings settings;
  private final Directories directories;
  private final Scope global = new Scope();
  private final RuleDatabase rules = new RuleDatabase(this);
  private final MakefileReader reader;
  private final Deque<Scope> pushed = new ArrayDeque<>();

  private final Budget budget = new Budget();

  private Scope current = global;
  private @Nullable Place reading;
  private @Nullable Place expanding;
  private int callArguments;
  private final @Nullable VariableHistory history;
  private @Nullable Runnable flagsListener;

  /** Creates an evaluator without any variable. */
  public Evaluator(Host host, Settings settings, Makefiles makefiles) {
    this.host = host;
    this.settings = settings;
    this.directories = new Directories(host);
    this.reader = new MakefileReader(this, makefiles);
    Provenance provenance = settings.provenance();
    this.history = provenance == null ? null : provenance.history(global);
  }

  /** Returns what the run has around it. */
  public Host host() {
    return host;
  }

  /** Returns the options that bear on evaluation. */
  public Settings settings() {
    return settings;
  }

  boolean isAtLeast(MakeVersion version) {
    return settings.version().isAtLeast(version);
  }

  /** Notes that a command was run, which may have changed any file. */
  public void commandWasRun() {
    if (isAtLeast(MakeVersion.V4_4)) {
      directories.forget();
    }
  }

  Budget budget() {
    return budget;
  }

  Directories directories() {
    return directories;
  }

  /** Returns whether there is a file {@code name}, as far as make knows its directory. */
  public boolean exists(String name) {
    ArchiveMember member = ArchiveMember.of(name);
    return member == null
        ? directories.exists(name)
        : member.date(host.resolve(member.archive())) != null;
  }

  /** Returns the rules read so far. */
  public RuleDatabase rules() {
    return rules;
  }

  /** Returns what executes statements. */
  public MakefileReader reader() {
    return reader;
  }

  // Variables.

  Scope global() {
    return global;
  }

  @Nullable Variable lookup(String name) {
    Variable found = current.lookup(name);
    return found == null && name.equals(".VARIABLES") ? names() : found;
  }

  /** Returns the value of a variable as it was written, or null if there is none. */
  public @Nullable String value(String name) {
    Variable found = lookup(name);
    return found == null ? null : found.value.chars();
  }

  /** Returns the expanded value of a variable, empty if there is none. */
  public String valueOf(String name) {
    return lookup(name) == null ? "" : expand("$(" + name + ")");
  }

  /** Returns whether {@code name} is a variable with a value that is not empty. */
  public boolean isSet(String name) {
    String value = value(name);
    return value != null && !value.isEmpty();
  }

  /** Defines a global variable, unless there is one from a stronger origin. */
  public void define(String name, String value, Origin origin, boolean recursive) {
    Origin held =
        settings.environmentOverrides() && origin == Origin.ENVIRONMENT
            ? Origin.ENVIRONMENT_OVERRIDE
            : origin;
    Variable variable = define(global, name, Text.of(value), held, recursive, null);
    happened(variable, "", variable.value, global, null);
  }

  /**
   * Has {@code work} done whenever a makefile changes MAKEFLAGS; what it changes does not count.
   */
  public void whenFlagsChange(Runnable work) {
    flagsListener = work;
  }

  private void flagsChanged() {
    Runnable listener = flagsListener;
    if (listener != null) {
      flagsListener = null;
      listener.run();
      flagsListener = listener;
    }
  }

  /** Imports the environment the run was given. */
  public void importEnvironment() {
    host.environment()
        .forEach(
            (name, value) -> {
              boolean kept = name.equals("SHELL") || name.equals("MAKE_RESTARTS");
              Variable variable =
                  global.define(name, imported(name, value), Origin.ENVIRONMENT, true, null);
              variable.export = kept ? Export.NO : Export.YES;
              happened(variable, "", variable.value, global, null);
            });
  }

  private Text imported(String name, String value) {
    Provenance provenance = settings.provenance();
    return provenance == null ? Text.of(value) : provenance.imported(name, value);
  }

  /** Defines a global variable that children see whatever it is worth. */
  public void defineExported(String name, String value, Origin origin, boolean recursive) {
    define(name, value, origin, recursive);
    Variable defined = global.own(name);
    if (defined != null) {
      defined.export = Export.YES;
    }
  }

  /** Defines SHELL and MAKEFILES, whose values from outside have rules of their own. */
  void defineShell() {
    Variable shell = global.own("SHELL");
    if (shell == null) {
      global.define("SHELL", Text.of("/bin/sh"), Origin.DEFAULT, false, null);
    } else if (shell.origin != Origin.COMMAND_LINE) {
      shell.origin = Origin.FILE;
      shell.value = Text.of("/bin/sh");
    }
    global.define("MAKEFILES", Text.EMPTY, Origin.DEFAULT, false, null).export = Export.IF_SET;
  }

  /**
   * Does an assignment given on the command line, {@code X=1} or {@code X:=1}.
   *
   * @return how MAKEFLAGS hands it to sub-makes, or null if {@code argument} is no assignment
   */
  public @Nullable CommandLineVariable assignFromCommandLine(String argument) {
    Provenance provenance = settings.provenance();
    Text word = provenance == null ? Text.of(argument) : provenance.argument(argument);
    Statement statement = StatementParser.assignment(word, 0, true);
    if (!(statement instanceof Statement.Assignment assignment)) {
      return null;
    }
    String name = expand(assignment.name());
    if (name.isEmpty()) {
      throw MakeFailure.at(null, "empty variable name");
    }
    Variable variable =
        assign(null, name, assignment.operator(), assignment.value(), Origin.COMMAND_LINE, null);
    return new CommandLineVariable(name, variable.recursive, variable.value.chars());
  }

  /** A variable of the command line: its name, whether it is recursive, its value. */
  public record CommandLineVariable(String name, boolean recursive, String value) {}

  private @Nullable Variable names() {
    return new Variable(
        ".VARIABLES",
        Text.of(String.join(" ", global.own().stream().map(Variable::name).sorted().toList())),
        Origin.DEFAULT,
        false,
        null);
  }

  private Variable define(
      Scope scope, String name, Text value, Origin origin, boolean recursive, @Nullable Site at) {
    strengthenImported(scope, name);
    Variable defined = scope.define(name, value, origin, recursive, at);
    if (scope == global && name.equals(".RECIPEPREFIX")) {
      reader.setRecipePrefix(defined.value.chars());
    } else if (scope == global && name.equals("MAKEFLAGS")) {
      flagsChanged();
    }
    return defined;
  }

  /**
   * Does an assignment.
   *
   * @param target the scope of the target it is for, or null for a global variable
   * @return the variable; that of a scope around the target's if {@code ?=} found it defined there
   */
  Variable assign(
      @Nullable Site site,
      String name,
      Operator operator,
      Text value,
      Origin origin,
      @Nullable Scope target) {
    Scope scope = target == null ? global : target;
    if (history == null || !history.isOf(name)) {
      return assigned(site, name, operator, value, origin, target);
    }
    boolean effective = history.takesEffect(operator, origin, scope, lookup(name));
    Variable variable = assigned(site, name, operator, value, origin, target);
    history.add(variable, origin, operator.toString(), value, scope, effective, site);
    return variable;
  }

  private Variable assigned(
      @Nullable Site site,
      String name,
      Operator operator,
      Text value,
      Origin origin,
      @Nullable Scope target) {
    Scope scope = target == null ? global : target;
    return switch (operator) {
      case RECURSIVE -> define(scope, name, value, origin, true, site);
      case SIMPLE -> define(scope, name, expandedNow(value), origin, false, site);
      case SHELL -> define(scope, name, Text.of(shell(expand(value), false)), origin, true, site);
      case CONDITIONAL -> {
        Variable existing = lookup(name);
        yield existing != null ? existing : define(scope, name, value, origin, true, site);
      }
      case APPEND -> append(site, name, value, origin, target);
    };
  }

  private Variable append(
      @Nullable Site site, String name, Text more, Origin origin, @Nullable Scope target) {
    Variable old = target == null ? lookup(name) : target.own(name);
    // For a target, the value is put behind that of the outer scopes when it is expanded; unless
    // the target has a value of its own to append to.
    boolean append = target != null && (old == null || old.append);
    Scope scope = target == null ? global : target;
    if (old == null) {
      Variable made = define(scope, name, more, origin, true, site);
      made.append = append;
      return made;
    }
    // An eval in the value may change the variable, but its flavor is decided on before.
    boolean recursive = old.recursive;
    Text added = recursive ? more : expandedNow(more);
    if (added.isEmpty()) {
      return old;
    }
    Text joined = old.value.isEmpty() ? added : old.value.append(added);
    Variable changed = define(scope, name, joined, origin, recursive, site);
    changed.append = append;
    return changed;
  }

  // Under -e; not when it is imported, since then `$(origin)` would show it at once.
  private void strengthenImported(Scope scope, String name) {
    Variable imported = settings.environmentOverrides() ? scope.own(name) : null;
    if (imported != null && imported.origin == Origin.ENVIRONMENT) {
      imported.origin = Origin.ENVIRONMENT_OVERRIDE;
    }
  }

  void undefine(String name, Origin origin, Site site) {
    Variable existing = global.own(name);
    strengthenImported(global, name);
    global.undefine(name, origin);
    if (existing != null && history != null && history.isOf(name)) {
      boolean effective = global.own(name) == null;
      history.add(existing, origin, "undefine", Text.EMPTY, global, effective, site);
    }
  }

  /** Returns what happened so far to the variable that is asked about, if one is. */
  public List<Happening> happenings() {
    return history == null ? List.of() : history.happenings();
  }

  /** Notes that {@code what} was done to {@code variable} of {@code scope}. */
  void happened(Variable variable, String what, Text written, Scope scope, @Nullable Site site) {
    if (history != null && history.isOf(variable.name())) {
      history.add(variable, variable.origin, what, written, scope, true, site);
    }
  }

  // Scopes.

  /**
   * Returns what is seen from everywhere now: the global scope, and around it those that {@code
   * call} and {@code foreach} have entered outside of any target.
   */
  Scope everywhere() {
    Scope scope = current;
    while (scope != null && scope != global && scope.owner().isEmpty()) {
      scope = scope.outer();
    }
    return scope == global ? current : global;
  }

  /** Enters a scope inside the current one, as {@code call} and {@code foreach} do. */
  Scope push() {
    if (pushed.size() >= MOST_SCOPES) {
      throw readingFailure("`call` or `foreach` is nested too deeply")
          .help("look for a function that calls itself without end");
    }
    pushed.push(current);
    current = new Scope("", current);
    return current;
  }

  void pop() {
    current = pushed.pop();
  }

  /** Does {@code work} in {@code scope} in place of the current one. */
  <T> T in(Scope scope, java.util.function.Supplier<T> work) {
    Scope saved = current;
    current = scope;
    try {
      return work.get();
    } finally {
      current = saved;
    }
  }

  // Expansion.

  /** Returns {@code text} expanded in the global scope. */
  public String expand(String text) {
    return text.indexOf('$') < 0 ? text : expand(Text.of(text));
  }

  String expand(Text text) {
    return expand(text.expression());
  }

  String expand(Expression expression) {
    String constant = expression.constant();
    if (constant != null) {
      return constant;
    }
    Sink out = sink();
    expression.expand(this, out);
    return out.chars.toString();
  }

  /** Returns what takes the values that are made on the way: it traces if the whole run does. */
  Sink sink() {
    return settings.provenance() == null ? Sink.plain() : new Trace();
  }

  /** Returns {@code expression} expanded, traced if {@code like} traces. */
  Text expand(Expression expression, Sink like) {
    return like.traces() ? traced(expression) : Text.of(expand(expression));
  }

  private Text traced(Expression expression) {
    Trace out = new Trace();
    expression.expand(this, out);
    return out.text();
  }

  /** Returns {@code text} expanded, as a value to be kept: traced if the whole run is. */
  Text expandedNow(Text text) {
    return settings.provenance() == null ? Text.of(expand(text)) : traced(text.expression());
  }

  /** Returns the value of a variable in recipes of {@code target}, with where it came from. */
  public TracedText traceValue(Target target, String name) {
    return trace(target, name.isEmpty() ? Text.EMPTY : Text.of("${" + name + "}"));
  }

  TracedText trace(Target target, Text text) {
    return in(target.scope(), () -> new TracedText(traced(text.expression())));
  }

  /** Returns {@code text} expanded for {@code target}: with its variables, automatic ones too. */
  public String expand(Target target, String text) {
    return text.indexOf('$') < 0 ? text : in(target.scope(), () -> expand(Text.of(text)));
  }

  String expand(Target target, Text text) {
    budget.renew();
    return in(target.scope(), () -> expand(text));
  }

  void expandVariable(
      String name, @Nullable Substitution substitution, Text source, int start, int end, Sink out) {
    Variable variable = lookup(name);
    if (variable == null) {
      warnUndefined(name);
      return;
    }
    if (variable.value.isEmpty() && !variable.append) {
      return;
    }
    budget.spend(this, out.chars.length());
    out.enter(name, source, start, end, variable);
    try {
      if (substitution == null) {
        expandValue(variable, out);
      } else {
        expandSubstituted(variable, substitution, out);
      }
    } catch (MakeFailure e) {
      throw e.through(source, start, end);
    }
    out.leave();
  }

  private void expandSubstituted(Variable variable, Substitution substitution, Sink out) {
    if (out instanceof Trace trace) {
      Trace value = new Trace();
      expandValue(variable, value);
      Carry.eachWord(0)
          .carry(
              new Text[] {value.text()},
              substitution.apply(value.chars.toString()),
              (argument, word) -> substitution.apply(word),
              trace);
      return;
    }
    Sink value = Sink.plain();
    expandValue(variable, value);
    out.computed(substitution.apply(value.chars.toString()));
  }

  /** Sends the value of {@code variable}, expanded if it is recursive. */
  void expandValue(Variable variable, Sink out) {
    if (!variable.recursive) {
      out.literal(variable.value.chars(), variable.value, 0);
      return;
    }
    Place savedExpanding = expanding;
    Place savedReading = reading;
    Site site = variable.site;
    if (site != null) {
      expanding = site.place();
      if (reading == null) {
        reading = site.place();
      }
    }
    if (variable.expanding) {
      if (variable.reentries == 0) {
        throw expansionFailure(
                variable.value.span(0, variable.value.chars().length()),
                "Recursive variable '" + variable.name() + "' references itself (eventually)")
            .help("give it its value once, by `:=`, or append to it by `+=`");
      }
      variable.reentries--;
    }
    budget.descend(this);
    boolean entered = !variable.expanding;
    variable.expanding = true;
    try {
      if (variable.append) {
        expandAppended(variable.name(), current, true, out);
      } else {
        variable.value.expression().expand(this, out);
      }
    } catch (StackOverflowError e) {
      throw expansionFailure(null, "variable '" + variable.name() + "' is nested too deeply");
    } finally {
      budget.ascend();
      if (entered) {
        variable.expanding = false;
      }
      expanding = savedExpanding;
      reading = savedReading;
    }
  }

  // The values of a target-specific `+=`, outermost first.
  private void expandAppended(String name, @Nullable Scope scope, boolean local, Sink out) {
    if (scope == null) {
      return;
    }
    boolean nextLocal = local && !scope.outerIsParent();
    Variable here = scope.own(name);
    if (here == null || (!local && here.privateToTarget)) {
      expandAppended(name, scope.outer(), nextLocal, out);
      return;
    }
    int before = out.chars.length();
    if (here.append) {
      expandAppended(name, scope.outer(), nextLocal, out);
    }
    if (out.chars.length() > before) {
      out.computed(" ");
    }
    if (here.recursive) {
      here.value.expression().expand(this, out);
    } else {
      out.literal(here.value.chars(), here.value, 0);
    }
  }

  /** Expands {@code variable} with {@code $(0)} and on set to {@code arguments}. */
  void callVariable(Variable variable, Text[] arguments, Sink out) {
    Scope scope = push();
    int saved = callArguments;
    try {
      for (int i = 0; i < arguments.length; i++) {
        scope.define(String.valueOf(i), arguments[i], Origin.AUTOMATIC, false, null);
      }
      // A call inside a call does not see the outer one's further arguments.
      for (int i = arguments.length; i < callArguments; i++) {
        scope.define(String.valueOf(i), Text.EMPTY, Origin.AUTOMATIC, false, null);
      }
      callArguments = arguments.length;
      int reentries = variable.reentries;
      variable.reentries = Integer.MAX_VALUE;
      expandValue(variable, out);
      variable.reentries = reentries;
    } finally {
      callArguments = saved;
      pop();
    }
  }

  void eval(Text text) {
    reader.readText(text, reading);
  }

  // The shell.

  /** Runs {@code script} by the shell and returns its output. */
  String shell(String script, boolean dropAllNewlines) {
    if (script.isEmpty()) {
      return "";
    }
    List<String> words = new ArrayList<>(Words.split(expand("$(SHELL)")));
    // There are none yet when `X!=…` stands on the command line.
    String flags = lookup(".SHELLFLAGS") == null ? "-c" : expand("$(.SHELLFLAGS)");
    words.addAll(Words.splitQuoted(flags));
    words.add(script);
    // Whatever the program may write on standard error comes behind.
    host.messages().introduce();
    Host.ShellResult result = host.capture(words, shellEnvironment());
    commandWasRun();
    define(".SHELLSTATUS", String.valueOf(result.status()), Origin.OVERRIDE, false);
    return folded(result.output(), dropAllNewlines);
  }

  // Only from 4.4 on do exported variables reach `$(shell)`.
  private Map<String, String> shellEnvironment() {
    return isAtLeast(MakeVersion.V4_4) ? Environment.ofShellFunction(this) : host.environment();
  }

  private static String folded(String output, boolean dropAllNewlines) {
    int end = output.length();
    if (dropAllNewlines) {
      while (end > 0 && output.charAt(end - 1) == '\n') {
        end--;
      }
    } else if (output.endsWith("\n")) {
      end--;
    }
    return output.substring(0, end).replace('\n', ' ');
  }

  // The environment of children.

  /** Returns the environment of a recipe of {@code target}. */
  public Map<String, String> environment(Target target) {
    return Environment.of(this, target);
  }

  // Messages.

  /** Returns the makefile line that is being read, or whose recipe runs. */
  public @Nullable Place reading() {
    return reading;
  }

  /** Makes {@code place} the one that messages name. */
  public void setReading(@Nullable Place place) {
    reading = place;
  }

  void warnUndefined(String name) {
    if (settings.warnUndefinedVariables() && !name.equals("GNUMAKEFLAGS")) {
      host.messages().error(reading, "warning: undefined variable '" + name + "'");
    }
  }

  /** Returns a failure at the line being read. */
  MakeFailure readingFailure(String message) {
    return MakeFailure.at(reading, message);
  }

  MakeFailure failure(@Nullable Location span, String message) {
    return MakeFailure.at(reading, span, message);
  }

  /** Returns a failure at the definition of the variable being expanded. */
  MakeFailure expansionFailure(@Nullable Span span, String message) {
    return MakeFailure.at(expanding == null ? reading : expanding, span, message);
  }
}
