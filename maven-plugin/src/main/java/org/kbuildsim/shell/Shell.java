package org.kbuildsim.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;
import org.kbuildsim.process.SharedInput;

/**
 * A POSIX shell in this process: {@code sh -c script [name argument…]}, {@code sh file argument…}.
 *
 * <p>Options {@code -e -u -x -f -C -a}, {@code -o name} and their {@code +} forms. What is not
 * understood goes to the real shell, {@code argument 0} of the invocation, before anything was run.
 * Thread-safe; an interrupt runs the script's TERM and EXIT traps and ends its programs.
 */
public final class Shell implements Program {
  // Scripts make names of temporary files from $$, so no two shells of this process may share it.
  private static final AtomicLong COUNT = new AtomicLong();
  private static final long PROCESS = ProcessHandle.current().pid();
  private static final Class<?> NO_INPUT = InputStream.nullInputStream().getClass();

  private final Commands commands;

  /** Creates a shell that starts processes for what {@code finder} leaves to it. */
  public Shell(ProgramFinder finder, ShellListener listener) {
    this(finder, listener, new NativeProgram());
  }

  /** Creates a shell that starts processes, the real shell among them, by {@code nativeProgram}. */
  public Shell(ProgramFinder finder, ShellListener listener, Program nativeProgram) {
    this(finder, listener, nativeProgram, Reach.EVERYWHERE);
  }

  /** Creates a shell whose scripts may use the files of {@code reach} and no others. */
  public Shell(ProgramFinder finder, ShellListener listener, Program nativeProgram, Reach reach) {
    commands = new Commands(finder, listener, nativeProgram, reach);
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    Options options = new Options();
    String title = String.join(" ", invocation.arguments());
    Start start;
    Command program;
    try {
      start = start(invocation, options);
      title = start.file == null ? Text.unicode(start.script) : Text.unicode(start.file);
      if (start.file != null) {
        String text = read(invocation.directory(), start.file, commands.reach());
        if (text == null) {
          String line = start.name + ": 0: cannot open " + start.file + ": No such file\n";
          invocation.err().write(Text.raw(line));
          return 2;
        }
        start = new Start(text, start.file, start.name, start.arguments);
      }
      program = Parser.parse(start.script);
    } catch (Unmodelled e) {
      commands.listener().leftToRealShell(title, e.reason());
      return commands.nativeProgram().run(invocation);
    }
    Interpreter shell =
        new Interpreter(
            commands,
            Variables.ofEnvironment(invocation.environment()),
            options,
            start.file == null ? start.name : start.file,
            start.arguments,
            workingDirectory(invocation),
            Descriptors.of(input(invocation.in()), invocation.out(), invocation.err()),
            Long.toString(PROCESS * 1_000_000 + COUNT.incrementAndGet() % 1_000_000));
    shell.variables.set("PWD", Text.bytes(shell.directory.toString()));
    shell.variables.export("PWD");
    try {
      return shell.whole(program, false);
    } catch (Escape.Exit killed) {
      return killed.status;
    } catch (StackOverflowError e) {
      shell.complain("functions nested too deeply");
      return 2;
    }
  }

  private record Start(String script, @Nullable String file, String name, List<String> arguments) {}

  private static Start start(Invocation invocation, Options options) throws Unmodelled {
    List<String> words = invocation.arguments().stream().map(Text::bytes).toList();
    String self = words.get(0);
    String base = self.substring(self.lastIndexOf('/') + 1);
    if (!base.equals("sh") && !base.equals("dash")) {
      throw new Unmodelled("shell `" + base + "`");
    }
    boolean command = false;
    int i = 1;
    for (; i < words.size() && words.get(i).matches("[-+].+"); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        i++;
        break;
      }
      boolean on = word.charAt(0) == '-';
      for (char letter : word.substring(1).toCharArray()) {
        if (letter == 'c') {
          command = true;
        } else if (letter == 'o' && i + 1 < words.size()) {
          i++;
          if (!options.set(words.get(i), on)) {
            throw new Unmodelled("option `" + words.get(i) + "` of the shell");
          }
        } else if (!options.set(letter, on)) {
          throw new Unmodelled("option `-" + letter + "` of the shell");
        }
      }
    }
    if (i >= words.size()) {
      throw new Unmodelled("script on standard input");
    }
    String operand = words.get(i);
    List<String> rest = words.subList(i + 1, words.size());
    if (!command) {
      return new Start("", operand, self, rest);
    }
    return rest.isEmpty()
        ? new Start(operand, null, self, List.of())
        : new Start(operand, null, rest.get(0), rest.subList(1, rest.size()));
  }

  /** Returns the text of a script file, or null if there is none to read. */
  static @Nullable String read(Path directory, String file, Reach reach)
      throws Unmodelled, IOException {
    Path path;
    try {
      path = directory.resolve(Text.unicode(file));
    } catch (InvalidPathException e) {
      return null;
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      if (Files.exists(path)) {
        throw new Unmodelled("script that is no plain file");
      }
      return null;
    }
    byte[] raw = Files.readAllBytes(reach.read(path));
    String text = Text.ofRaw(raw, raw.length);
    if (text.indexOf('\0') >= 0) {
      throw new Unmodelled("binary file as a script");
    }
    return text;
  }

  // The directory by the name that the caller knows it by, if PWD says so truly.
  private static Path workingDirectory(Invocation invocation) throws IOException {
    Path directory = invocation.directory();
    String given = invocation.environment().get("PWD");
    if (given != null && given.startsWith("/")) {
      try {
        Path named = Path.of(given);
        if (Files.isSameFile(named, directory)) {
          return named;
        }
      } catch (IOException | InvalidPathException stale) {
        // Another directory's, from before somebody changed it.
      }
    }
    return directory.toRealPath();
  }

  private static InputStream input(InputStream in) {
    return in instanceof SharedInput || in.getClass() == NO_INPUT ? in : new UnreadableInput(in);
  }
}
