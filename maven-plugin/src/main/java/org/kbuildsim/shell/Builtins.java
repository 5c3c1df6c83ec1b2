package org.kbuildsim.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of builtins, and those that are about control and the working directory. */
final class Builtins {
  private static final Set<String> RESERVED =
      Set.of(
          "!", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then",
          "until", "while", "{", "}");

  private static final Map<String, Builtin> TABLE = new HashMap<>();

  static {
    special(":", (shell, words) -> 0);
    special(".", Builtins::source);
    special("break", (shell, words) -> jump(shell, words, false));
    special("continue", (shell, words) -> jump(shell, words, true));
    special("eval", Builtins::eval);
    special("exec", (shell, words) -> 0);
    special("exit", (shell, words) -> exit(shell, words));
    special("return", Builtins::returnBack);
    special("shift", Builtins::shift);
    special("export", VariableBuiltins::export);
    special("readonly", VariableBuiltins::readOnly);
    special("set", VariableBuiltins::set);
    special("unset", VariableBuiltins::unset);
    special("trap", SignalBuiltins::trap);
    special("local", VariableBuiltins::local);
    regular("true", (shell, words) -> 0);
    regular("false", (shell, words) -> 1);
    regular("cd", Builtins::cd);
    regular("chdir", Builtins::cd);
    regular("pwd", Builtins::pwd);
    regular("command", Builtins::command);
    regular("type", Builtins::type);
    regular("wait", (shell, words) -> 0);
    regular("read", VariableBuiltins::read);
    regular("getopts", VariableBuiltins::getopts);
    regular("kill", SignalBuiltins::kill);
    regular("echo", PrintBuiltins::echo);
    regular("printf", PrintBuiltins::printf);
    regular("test", TestExpression::run);
    regular("[", TestExpression::run);
  }

  private Builtins() {}

  private static void special(String name, Builtin.Action action) {
    TABLE.put(name, new Builtin(true, action));
  }

  private static void regular(String name, Builtin.Action action) {
    TABLE.put(name, new Builtin(false, action));
  }

  static @Nullable Builtin find(String name) {
    return TABLE.get(name);
  }

  /** Returns whether the arguments of {@code name} that look like assignments are treated so. */
  static boolean assigns(String name) {
    return name.equals("export") || name.equals("readonly") || name.equals("local");
  }

  /** Returns a non-negative number, or fails as dash does. */
  static int number(String text) {
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(WordParser::isDigit)) {
      throw new ShellError("Illegal number: " + text);
    }
    return Integer.parseInt(text);
  }

  private static int source(Interpreter shell, List<String> words)
      throws IOException, InterruptedException {
    if (words.size() < 2) {
      return 0;
    }
    String name = words.get(1);
    Path file = name.indexOf('/') >= 0 ? shell.resolve(name) : inPath(name, shell);
    String text;
    try {
      text =
          file == null
              ? null
              : Shell.read(shell.directory, Text.bytes(file.toString()), shell.commands.reach());
    } catch (Unmodelled e) {
      throw new ShellError(name + ": " + e.reason());
    }
    if (text == null) {
      throw new ShellError(
          name.indexOf('/') >= 0 ? "cannot open " + name + ": No such file" : name + ": not found");
    }
    Command script = shell.parse(text, name);
    int line = shell.line;
    shell.speaker = name;
    try {
      return script.accept(shell, false);
    } catch (Escape.Return e) {
      return e.status;
    } finally {
      shell.line = line;
    }
  }

  // Unlike a command's, the file need not be executable.
  private static @Nullable Path inPath(String name, Interpreter shell) {
    for (String element : shell.variables.get("PATH", "").split(":", -1)) {
      Path file = shell.resolve(element).resolve(Text.unicode(name));
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  private static int jump(Interpreter shell, List<String> words, boolean goOn) {
    int levels = words.size() > 1 ? number(words.get(1)) : 1;
    if (levels == 0) {
      throw new ShellError("Illegal number: " + words.get(1));
    }
    if (shell.loops == 0) {
      return 0;
    }
    throw new Escape.Jump(levels, goOn);
  }

  private static int eval(Interpreter shell, List<String> words)
      throws IOException, InterruptedException {
    return shell.evaluate(String.join(" ", words.subList(1, words.size())), shell.tested);
  }

  private static int exit(Interpreter shell, List<String> words) {
    throw new Escape.Exit(words.size() > 1 ? number(words.get(1)) : shell.status);
  }

  private static int returnBack(Interpreter shell, List<String> words) {
    throw new Escape.Return(words.size() > 1 ? number(words.get(1)) & 0xFF : shell.status);
  }

  private static int shift(Interpreter shell, List<String> words) {
    int count = words.size() > 1 ? number(words.get(1)) : 1;
    if (count > shell.positional.size()) {
      throw new ShellError("can't shift that many");
    }
    shell.positional = shell.positional.subList(count, shell.positional.size());
    return 0;
  }

  private static int cd(Interpreter shell, List<String> words) throws IOException {
    List<String> operands = new ArrayList<>(words.subList(1, words.size()));
    boolean physical = false;
    while (!operands.isEmpty() && operands.get(0).matches("-[LP]+|--")) {
      String option = operands.remove(0);
      if (option.equals("--")) {
        break;
      }
      physical = option.endsWith("P");
    }
    String target = operands.isEmpty() ? shell.variables.get("HOME", "") : operands.get(0);
    boolean print = target.equals("-");
    if (print) {
      target = shell.variables.get("OLDPWD", "");
    }
    if (target.isEmpty()) {
      target = ".";
    }
    Path found = null;
    boolean plain = target.startsWith("/") || target.matches("\\.\\.?(/.*)?");
    for (String base : plain ? new String[] {""} : searchPath(shell)) {
      Path directory = shell.resolve(base).resolve(Text.unicode(target));
      if (Files.isDirectory(directory) && Files.isExecutable(directory)) {
        print |= !base.isEmpty();
        found = physical ? directory.toRealPath() : directory.normalize();
        break;
      }
    }
    if (found == null || !Files.isDirectory(found)) {
      throw new ShellError("can't cd to " + target);
    }
    shell.assign("OLDPWD", Text.bytes(shell.directory.toString()));
    shell.variables.export("OLDPWD");
    shell.directory = found;
    shell.assign("PWD", Text.bytes(found.toString()));
    shell.variables.export("PWD");
    if (print) {
      shell.print(1, Text.bytes(found.toString()) + "\n");
    }
    return 0;
  }

  private static String[] searchPath(Interpreter shell) {
    String path = shell.variables.get("CDPATH", "");
    return path.isEmpty() ? new String[] {""} : (path + ":").split(":", -1);
  }

  private static int pwd(Interpreter shell, List<String> words) throws IOException {
    boolean physical = words.size() > 1 && words.get(1).equals("-P");
    Path directory = physical ? shell.directory.toRealPath() : shell.directory;
    shell.print(1, Text.bytes(directory.toString()) + "\n");
    return 0;
  }

  private static int command(Interpreter shell, List<String> words)
      throws IOException, InterruptedException {
    int i = 1;
    boolean brief = false;
    boolean verbose = false;
    for (; i < words.size() && words.get(i).matches("-[pvV]+"); i++) {
      brief |= words.get(i).contains("v");
      verbose |= words.get(i).contains("V");
    }
    if (i < words.size() && words.get(i).equals("--")) {
      i++;
    }
    List<String> rest = words.subList(i, words.size());
    if (rest.isEmpty()) {
      return 0;
    }
    if (brief || verbose) {
      return describe(shell, rest.get(0), verbose);
    }
    return shell.runCommand(rest);
  }

  private static int type(Interpreter shell, List<String> words) throws IOException {
    int status = 0;
    for (String name : words.subList(1, words.size())) {
      status |= describe(shell, name, true);
    }
    return status;
  }

  private static int describe(Interpreter shell, String name, boolean verbose) throws IOException {
    String kind = null;
    Builtin builtin = find(name);
    if (RESERVED.contains(name)) {
      kind = " is a shell keyword";
    } else if (builtin != null && builtin.special()) {
      kind = " is a special shell builtin";
    } else if (shell.functions.containsKey(name)) {
      kind = " is a shell function";
    } else if (builtin != null) {
      kind = " is a shell builtin";
    }
    if (kind != null) {
      shell.print(1, name + (verbose ? kind : "") + "\n");
      return 0;
    }
    Path file;
    try {
      file = Commands.search(name, shell);
    } catch (InvalidPathException e) {
      file = null;
    }
    if (file == null || !Files.isRegularFile(file) || !Files.isExecutable(file)) {
      if (verbose) {
        shell.print(1, name + ": not found\n");
      }
      return 127;
    }
    String shown = name.indexOf('/') >= 0 ? name : Text.bytes(file.toString());
    shell.print(1, verbose ? name + " is " + shown + "\n" : shown + "\n");
    return 0;
  }
}
