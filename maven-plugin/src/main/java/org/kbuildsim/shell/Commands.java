package org.kbuildsim.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/** Finds and runs what is not built into the shell. */
record Commands(ProgramFinder finder, ShellListener listener, Program nativeProgram, Reach reach) {
  private static final Pattern START_ERROR = Pattern.compile("error=(\\d+), (.*)", Pattern.DOTALL);
  private static final Pattern SHELL_SCRIPT =
      Pattern.compile("#![ \t]*(/bin/sh|/usr/bin/sh|/bin/dash)[ \t]*(-[a-z]+)?[ \t]*");

  /** Runs a command and returns its status; that it cannot be run is a status, too. */
  int run(List<String> words, Interpreter shell) throws IOException, InterruptedException {
    String name = words.get(0);
    Invocation invocation = invocation(words, shell);
    Program program = finder.find(invocation.program(), invocation);
    if (program == null) {
      Path file = search(name, shell);
      if (file == null) {
        shell.complain(name + (name.isEmpty() ? ": Permission denied" : ": not found"));
        return 127;
      }
      if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
        shell.complain(name + ": Permission denied");
        return 126;
      }
      program = program(file);
    }
    try {
      return program.run(invocation);
    } catch (Pipe.Broken e) {
      return 128 + 13;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      Matcher system = START_ERROR.matcher(String.valueOf(e.getMessage()));
      boolean known = system.find();
      boolean missing = known && system.group(1).equals("2");
      String reason = missing ? "not found" : known ? system.group(2) : e.getMessage();
      shell.complain(name + ": " + reason);
      return missing ? 127 : 126;
    }
  }

  private static Invocation invocation(List<String> words, Interpreter shell) {
    List<String> arguments = new ArrayList<>(words.size());
    for (String word : words) {
      arguments.add(Text.unicode(word));
    }
    boolean noInput = shell.descriptors.get(0) == null;
    return new Invocation(
        arguments,
        shell.variables.environment(),
        shell.directory,
        noInput ? InputStream.nullInputStream() : shell.descriptors.in(0),
        shell.descriptors.out(1),
        shell.descriptors.out(2));
  }

  /** Returns the file that {@code name} stands for, or null; it need not be executable. */
  static @Nullable Path search(String name, Interpreter shell) {
    try {
      if (name.isEmpty()) {
        return null;
      }
      if (name.indexOf('/') >= 0) {
        Path file = shell.resolve(name);
        return Files.exists(file) ? file : null;
      }
      return search(name, shell.variables.get("PATH", ""), shell.directory);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable Path search(String name, String path, Path directory) {
    Path refused = null;
    for (String element : path.split(":", -1)) {
      Path file = directory.resolve(Text.unicode(element)).resolve(Text.unicode(name));
      if (Files.isRegularFile(file)) {
        if (Files.isExecutable(file)) {
          return file;
        }
        refused = refused == null ? file : refused;
      }
    }
    return refused;
  }

  private Program program(Path file) throws IOException {
    Program real = invocation -> nativeProgram.run(nameable(invocation, file));
    String base = file.getFileName().toString();
    if (base.equals("sh") || base.equals("dash")) {
      return new Shell(finder, listener, nativeProgram, reach);
    }
    Program utility = Utilities.find(file, real, reach);
    if (utility != null) {
      return utility;
    }
    String flags = scriptFlags(file);
    if (flags == null) {
      return real;
    }
    return script -> {
      List<String> arguments = new ArrayList<>(List.of("/bin/sh"));
      if (!flags.isEmpty()) {
        arguments.add(flags);
      }
      boolean searched = script.program().indexOf('/') < 0;
      arguments.add(searched ? file.toString() : script.program());
      arguments.addAll(script.arguments().subList(1, script.arguments().size()));
      return new Shell(finder, listener, nativeProgram, reach)
          .run(
              new Invocation(
                  arguments,
                  script.environment(),
                  script.directory(),
                  script.in(),
                  script.out(),
                  script.err()));
    };
  }

  // Null for what is no script of our shell.
  private static @Nullable String scriptFlags(Path file) throws IOException {
    byte[] head = new byte[128];
    int length;
    try (InputStream in = Files.newInputStream(file)) {
      length = in.readNBytes(head, 0, head.length);
    } catch (IOException unreadable) {
      return null;
    }
    String text = Text.ofRaw(head, length);
    int end = text.indexOf('\n');
    Matcher script = SHELL_SCRIPT.matcher(end < 0 ? text : text.substring(0, end));
    if (!script.matches()) {
      return null;
    }
    return script.group(2) == null ? "" : script.group(2);
  }

  // Java searches its own PATH, not the command's. A program sees the short name where both agree.
  private static Invocation nameable(Invocation invocation, Path file) {
    String name = invocation.program();
    if (name.indexOf('/') >= 0) {
      return invocation;
    }
    String path = System.getenv("PATH");
    Path ours = search(name, path == null ? "" : path, invocation.directory());
    if (file.equals(ours)) {
      return invocation;
    }
    List<String> arguments = new ArrayList<>(invocation.arguments());
    arguments.set(0, file.toString());
    return new Invocation(
        arguments,
        invocation.environment(),
        invocation.directory(),
        invocation.in(),
        invocation.out(),
        invocation.err());
  }
}
