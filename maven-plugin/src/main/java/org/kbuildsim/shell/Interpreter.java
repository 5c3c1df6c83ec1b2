package org.kbuildsim.shell;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.shell.Command.Assignment;

/**
 * One shell or subshell: its state (POSIX 2.12) and the running of commands in it.
 *
 * <p>Confined to one thread; a subshell is a copy, and may run on another.
 */
final class Interpreter implements Command.Visitor {
  final Commands commands;
  final Expander expander = new Expander(this);
  final Variables variables;
  final Map<String, Command.Function> functions;
  final Options options;
  final Map<String, String> traps = new LinkedHashMap<>();
  final Deque<Map<String, Variables.@Nullable Variable>> locals = new ArrayDeque<>();
  final String name;
  final String processId;
  List<String> positional;
  Path directory;
  Descriptors descriptors;
  int status;
  int loops;
  int line = 1;

  /** The builtin or the sourced file that speaks in messages, or "". */
  String speaker = "";

  /** Whether the builtin being run has its status tested, so that `set -e` is not concerned. */
  boolean tested;

  /** How far `getopts` has come inside an argument that holds several letters. */
  int letter;

  /** What {@code exec} has opened for the rest of this shell. */
  private final List<Closeable> kept = new ArrayList<>();

  /** The status of the last command substitution, for a command without a name. */
  private int substituted;

  Interpreter(
      Commands commands,
      Variables variables,
      Options options,
      String name,
      List<String> positional,
      Path directory,
      Descriptors descriptors,
      String processId) {
    this.commands = commands;
    this.variables = variables;
    this.functions = new HashMap<>();
    this.options = options;
    this.name = name;
    this.positional = positional;
    this.directory = directory;
    this.descriptors = descriptors;
    this.processId = processId;
  }

  private Interpreter(Interpreter parent, Descriptors descriptors) {
    commands = parent.commands;
    variables = parent.variables.copy();
    functions = new HashMap<>(parent.functions);
    options = parent.options.copy();
    name = parent.name;
    positional = parent.positional;
    directory = parent.directory;
    processId = parent.processId;
    status = parent.status;
    line = parent.line;
    speaker = parent.speaker;
    this.descriptors = descriptors;
    // A trap's action is for the shell that set it; that a signal is ignored is inherited.
    parent.traps.forEach(
        (signal, action) -> {
          if (action.isEmpty()) {
            traps.put(signal, action);
          }
        });
  }

  /**
   * Runs a command as the whole of this shell, traps included.
   *
   * @param isTested whether somebody looks at the status of the whole
   * @throws Escape.Exit only for a signal that ends the shells above as well
   */
  int whole(Command command, boolean isTested) throws IOException, InterruptedException {
    try {
      int result = toEnd(command, isTested);
      String action = traps.remove("EXIT");
      return action == null ? result : exitTrap(action, result);
    } catch (Escape.Exit e) {
      if (e.killed) {
        throw e;
      }
      return e.status;
    } catch (ShellError e) {
      // Outside any command: a loop's variable that is read only, a trap that cannot be parsed.
      complain(e.text);
      return e.status;
    } catch (InterruptedException | InterruptedIOException e) {
      cleanUp();
      throw new InterruptedException();
    } finally {
      for (Closeable file : kept) {
        file.close();
      }
    }
  }

  private int toEnd(Command command, boolean isTested) throws IOException, InterruptedException {
    try {
      return command.accept(this, isTested);
    } catch (Escape.Exit e) {
      if (e.atOnce) {
        throw e;
      }
      return e.status;
    } catch (Escape.Return e) {
      return e.status;
    } catch (Escape.Jump e) {
      return 0;
    }
  }

  private int exitTrap(String action, int result) throws IOException, InterruptedException {
    status = result;
    try {
      evaluate(action, false);
    } catch (Escape.Exit e) {
      if (e.atOnce) {
        throw e;
      }
      return e.status;
    }
    return result;
  }

  // An interrupt is to the script what SIGTERM is to a process: its traps take away what is half
  // done, and nothing else of it runs.
  private void cleanUp() throws IOException {
    Thread.interrupted();
    for (String signal : List.of("TERM", "EXIT")) {
      String action = traps.remove(signal);
      if (action != null) {
        try {
          evaluate(action, false);
        } catch (Escape | ShellError | InterruptedException e) {
          // On our way out already.
        }
      }
    }
  }

  /** Parses and runs {@code script} in this shell: {@code eval}, and the action of a trap. */
  int evaluate(String script, boolean isTested) throws IOException, InterruptedException {
    return parse(script, script).accept(this, isTested);
  }

  /** Parses what turned up only while the script runs: too late for the real shell. */
  Command parse(String script, String title) {
    try {
      return Parser.parse(script);
    } catch (Unmodelled e) {
      commands.listener().leftToRealShell(title, e.reason() + ", too late for the real shell");
      throw new ShellError("Syntax error: " + e.reason());
    }
  }

  Interpreter subshell(Descriptors with) {
    return new Interpreter(this, with);
  }

  /** Returns what a command prints, without the line ends at its end. */
  String output(Command body) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    substituted = subshell(descriptors.withOutput(out)).whole(body, false);
    byte[] raw = out.toByteArray();
    int length = raw.length;
    while (length > 0 && raw[length - 1] == '\n') {
      length--;
    }
    return Text.ofRaw(raw, length);
  }

  /** Returns the value of a parameter, or null if it is not set. */
  @Nullable String parameter(String parameter) {
    return switch (parameter) {
      case "@", "*" -> positional.isEmpty() ? null : joined();
      case "#" -> Integer.toString(positional.size());
      case "?" -> Integer.toString(status);
      case "-" -> options.letters();
      case "$" -> processId;
      case "!" -> null;
      case "0" -> name;
      default -> {
        if (!WordParser.isDigit(parameter.charAt(0))) {
          yield variables.get(parameter);
        }
        int number = parameter.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(parameter);
        yield number == 0 ? name : number <= positional.size() ? positional.get(number - 1) : null;
      }
    };
  }

  /** Returns the positional parameters as {@code "$*"} does. */
  String joined() {
    String ifs = variables.get("IFS", " ");
    return String.join(ifs.isEmpty() ? "" : ifs.substring(0, 1), positional);
  }

  void assign(String variable, String value) {
    if (variables.isReadOnly(variable)) {
      throw new ShellError(variable + ": is read only");
    }
    variables.set(variable, value);
    if (variable.equals("OPTIND")) {
      letter = 0;
    }
    if (options.exportAll) {
      variables.export(variable);
    }
  }

  Path resolve(String path) {
    return directory.resolve(Text.unicode(path));
  }

  void print(int descriptor, String text) throws IOException {
    OutputStream out = descriptors.out(descriptor);
    out.write(Text.raw(text));
    out.flush();
  }

  /** Says what went wrong, as dash does: who, in which line, in which builtin or sourced file. */
  void complain(String message) throws IOException {
    try {
      String where = speaker.isEmpty() ? "" : speaker + ": ";
      print(2, name + ": " + line + ": " + where + message + "\n");
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      // Nobody there to be told.
    }
  }

  @Override
  public int simple(Command.Simple command, boolean tested)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    line = command.line();
    substituted = 0;
    this.tested = tested;
    try {
      status = run(command, tested);
    } catch (ShellError e) {
      complain(e.text);
      throw new Escape.Exit(e.status);
    }
    if (options.exitOnError && !tested && status != 0) {
      throw new Escape.Exit(status);
    }
    return status;
  }

  private int run(Command.Simple command, boolean tested) throws IOException, InterruptedException {
    List<String> words = words(command.words());
    if (words.isEmpty()) {
      try (Redirection redirection = redirect(command)) {
        if (redirection == null) {
          return 2;
        }
        for (Assignment assignment : command.assignments()) {
          assign(assignment.name(), expander.text(assignment.value()));
        }
        trace(descriptors, command.assignments(), List.of());
        return substituted;
      }
    }
    String word = words.get(0);
    Builtin builtin = Builtins.find(word);
    Command.Function function = builtin != null && builtin.special() ? null : functions.get(word);
    if (word.equals("exec")) {
      return exec(command, words);
    }
    Descriptors before = descriptors;
    try (Redirection redirection = redirect(command)) {
      if (redirection == null) {
        if (builtin != null && builtin.special()) {
          throw new Escape.Exit(2);
        }
        return 2;
      }
      descriptors = redirection.descriptors();
      if (function == null && builtin != null && builtin.special()) {
        for (Assignment assignment : command.assignments()) {
          assign(assignment.name(), expander.text(assignment.value()));
        }
        trace(before, command.assignments(), words);
        return builtin(builtin, words);
      }
      Map<String, Variables.@Nullable Variable> saved = new LinkedHashMap<>();
      try {
        for (Assignment assignment : command.assignments()) {
          String value = expander.text(assignment.value());
          saved.putIfAbsent(assignment.name(), variables.find(assignment.name()));
          assign(assignment.name(), value);
          variables.export(assignment.name());
        }
        trace(before, command.assignments(), words);
        if (function != null) {
          return call(function, words, tested);
        }
        return builtin != null ? builtin(builtin, words) : commands.run(words, this);
      } finally {
        saved.forEach(variables::restore);
      }
    } finally {
      descriptors = before;
    }
  }

  private List<String> words(List<Word> from) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    for (Word word : from) {
      if (!words.isEmpty() && Builtins.assigns(words.get(0)) && isAssignment(word)) {
        words.add(expander.text(word));
      } else {
        expander.addFields(words, word);
      }
    }
    return words;
  }

  private static boolean isAssignment(Word word) {
    if (!(word.parts().get(0) instanceof Word.Literal first) || first.quoted()) {
      return false;
    }
    int equals = first.text().indexOf('=');
    return equals > 0 && WordParser.isName(first.text().substring(0, equals));
  }

  // Null if it failed; the message is out.
  private @Nullable Redirection redirect(Command.Simple command)
      throws IOException, InterruptedException {
    try {
      return Redirection.open(command.redirects(), this, false);
    } catch (ShellError e) {
      complain(e.text);
      return null;
    }
  }

  // To where the shell's messages go, not the command's.
  private void trace(Descriptors to, List<Assignment> assignments, List<String> words)
      throws IOException {
    if (!options.trace) {
      return;
    }
    List<String> shown = new ArrayList<>();
    for (Assignment assignment : assignments) {
      shown.add(assignment.name() + "=" + variables.get(assignment.name(), ""));
    }
    shown.addAll(words);
    to.out(2).write(Text.raw(variables.get("PS4", "") + String.join(" ", shown) + "\n"));
  }

  private int builtin(Builtin builtin, List<String> words)
      throws IOException, InterruptedException {
    String before = speaker;
    speaker = words.get(0);
    try {
      return builtin.run(this, words);
    } catch (ShellError e) {
      speaker = words.get(0);
      complain(e.text);
      if (builtin.special()) {
        throw new Escape.Exit(e.status);
      }
      return e.status;
    } catch (Pipe.Broken e) {
      throw new Escape.Exit(128 + 13, true, false);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      complain(words.get(0) + ": I/O error");
      return 1;
    } finally {
      speaker = before;
    }
  }

  /** Runs a builtin or a program, not a function: what {@code command} does. */
  int runCommand(List<String> words) throws IOException, InterruptedException {
    if (words.get(0).equals("exec")) {
      throw new ShellError("exec through `command` is not modelled");
    }
    Builtin builtin = Builtins.find(words.get(0));
    if (builtin != null) {
      return builtin.run(this, words);
    }
    speaker = "";
    return commands.run(words, this);
  }

  private int exec(Command.Simple command, List<String> words)
      throws IOException, InterruptedException {
    Redirection redirection = redirect(command);
    if (redirection == null) {
      throw new Escape.Exit(2);
    }
    Descriptors before = descriptors;
    descriptors = redirection.descriptors();
    kept.addAll(redirection.files());
    for (Assignment assignment : command.assignments()) {
      assign(assignment.name(), expander.text(assignment.value()));
      variables.export(assignment.name());
    }
    trace(before, command.assignments(), words);
    List<String> program = words.subList(1, words.size());
    if (!program.isEmpty() && program.get(0).equals("--")) {
      program = program.subList(1, program.size());
    }
    if (program.isEmpty()) {
      return 0;
    }
    speaker = "exec";
    throw new Escape.Exit(commands.run(program, this), true, false);
  }

  private int call(Command.Function function, List<String> words, boolean tested)
      throws IOException, InterruptedException {
    List<String> callers = positional;
    int callersLoops = loops;
    positional = List.copyOf(words.subList(1, words.size()));
    loops = 0;
    locals.push(new LinkedHashMap<>());
    try {
      return function.body().accept(this, tested);
    } catch (Escape.Return e) {
      return e.status;
    } finally {
      locals.pop().forEach(variables::restore);
      positional = callers;
      loops = callersLoops;
    }
  }

  @Override
  public int pipeline(Command.Pipeline command, boolean tested)
      throws IOException, InterruptedException {
    status = new Pipeline(this, command.commands(), tested).run();
    return checked(tested);
  }

  @Override
  public int subshell(Command.Subshell command, boolean tested)
      throws IOException, InterruptedException {
    status = subshell(descriptors).whole(command.body(), tested);
    return checked(tested);
  }

  private int checked(boolean tested) {
    if (options.exitOnError && !tested && status != 0) {
      throw new Escape.Exit(status);
    }
    return status;
  }

  @Override
  public int not(Command.Not command, boolean tested) throws IOException, InterruptedException {
    status = command.command().accept(this, true) == 0 ? 1 : 0;
    return status;
  }

  @Override
  public int andOr(Command.AndOr command, boolean tested) throws IOException, InterruptedException {
    int left = command.left().accept(this, true);
    return (left == 0) == command.and() ? command.right().accept(this, tested) : left;
  }

  @Override
  public int sequence(Command.Sequence command, boolean tested)
      throws IOException, InterruptedException {
    int result = 0;
    for (Command each : command.commands()) {
      result = each.accept(this, tested);
    }
    return result;
  }

  @Override
  public int condition(Command.If command, boolean tested)
      throws IOException, InterruptedException {
    if (command.condition().accept(this, true) == 0) {
      return command.then().accept(this, tested);
    }
    if (command.otherwise() != null) {
      return command.otherwise().accept(this, tested);
    }
    status = 0;
    return 0;
  }

  @Override
  public int each(Command.For command, boolean tested) throws IOException, InterruptedException {
    line = command.line();
    List<String> items = positional;
    if (command.words() != null) {
      items = new ArrayList<>();
      try {
        for (Word word : command.words()) {
          expander.addFields(items, word);
        }
      } catch (ShellError e) {
        complain(e.text);
        throw new Escape.Exit(e.status);
      }
    }
    int result = 0;
    loops++;
    try {
      for (String item : items) {
        assign(command.name(), item);
        try {
          result = command.body().accept(this, tested);
        } catch (Escape.Jump jump) {
          result = 0;
          if (leaves(jump)) {
            break;
          }
        }
      }
    } finally {
      loops--;
    }
    status = result;
    return result;
  }

  @Override
  public int loop(Command.Loop command, boolean tested) throws IOException, InterruptedException {
    int result = 0;
    loops++;
    try {
      while (true) {
        try {
          if ((command.condition().accept(this, true) == 0) == command.until()) {
            break;
          }
          result = command.body().accept(this, tested);
        } catch (Escape.Jump jump) {
          result = 0;
          if (leaves(jump)) {
            break;
          }
        }
      }
    } finally {
      loops--;
    }
    status = result;
    return result;
  }

  // Whether this loop ends; a jump over more than one loop goes on from here.
  private boolean leaves(Escape.Jump jump) {
    if (jump.levels > 1 && loops > 1) {
      throw new Escape.Jump(jump.levels - 1, jump.goOn);
    }
    return !jump.goOn;
  }

  @Override
  public int choice(Command.Case command, boolean tested) throws IOException, InterruptedException {
    line = command.line();
    try {
      String subject = expander.text(command.subject());
      for (Command.Case.Item item : command.items()) {
        for (Word pattern : item.patterns()) {
          if (Glob.matches(expander.pattern(pattern), subject)) {
            return item.body().accept(this, tested);
          }
        }
      }
    } catch (ShellError e) {
      complain(e.text);
      throw new Escape.Exit(e.status);
    }
    status = 0;
    return 0;
  }

  @Override
  public int define(Command.Function command, boolean tested) {
    functions.put(command.name(), command);
    status = 0;
    return 0;
  }

  @Override
  public int redirected(Command.Redirected command, boolean tested)
      throws IOException, InterruptedException {
    Descriptors before = descriptors;
    line = command.line();
    Redirection opened;
    try {
      opened = Redirection.open(command.redirects(), this, true);
    } catch (ShellError e) {
      complain(e.text);
      status = 2;
      return checked(tested);
    }
    try (opened) {
      descriptors = opened.descriptors();
      return command.command().accept(this, tested);
    } finally {
      descriptors = before;
    }
  }
}
