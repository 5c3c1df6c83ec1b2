package org.kbuildsim.shell;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.shell.Descriptors.Descriptor;

/** The redirections of one command, opened; closing it closes the files, not the duplicates. */
final class Redirection implements Closeable {
  private Descriptors descriptors;
  private final List<Closeable> files = new ArrayList<>();

  private Redirection(Descriptors descriptors) {
    this.descriptors = descriptors;
  }

  /**
   * Opens {@code redirects} from left to right.
   *
   * @param shared whether several commands will read the input one after the other
   * @throws ShellError if a file cannot be opened; nothing is left open
   */
  static Redirection open(List<Redirect> redirects, Interpreter shell, boolean shared)
      throws IOException, InterruptedException {
    Redirection result = new Redirection(shell.descriptors);
    boolean done = false;
    try {
      for (Redirect redirect : redirects) {
        result.add(redirect, shell, shared);
      }
      done = true;
      return result;
    } finally {
      if (!done) {
        result.close();
      }
    }
  }

  Descriptors descriptors() {
    return descriptors;
  }

  /** Returns the files opened, for the shell to keep: what {@code exec} wants. */
  List<Closeable> files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    for (Closeable file : files) {
      file.close();
    }
  }

  private void add(Redirect redirect, Interpreter shell, boolean shared)
      throws IOException, InterruptedException {
    String target = shell.expander.text(redirect.source().word());
    Descriptor descriptor =
        switch (redirect.kind()) {
          case HERE_DOCUMENT ->
              new Descriptor(new UnreadableInput(new ByteArrayInputStream(Text.raw(target))), null);
          case DUPLICATE -> duplicate(target);
          case READ -> read(target, shell, shared);
          case WRITE -> write(target, shell, false, shell.options.noClobber);
          case CLOBBER -> write(target, shell, false, false);
          case APPEND -> write(target, shell, true, false);
        };
    descriptors = descriptors.with(redirect.descriptor(), descriptor);
  }

  private @org.jspecify.annotations.Nullable Descriptor duplicate(String target) {
    if (target.equals("-")) {
      return null;
    }
    if (target.length() != 1 || !WordParser.isDigit(target.charAt(0))) {
      throw new ShellError("Syntax error: Bad fd number");
    }
    Descriptor found = descriptors.get(target.charAt(0) - '0');
    if (found == null) {
      throw new ShellError(target + ": Bad file descriptor");
    }
    return found;
  }

  private Descriptor read(String target, Interpreter shell, boolean shared) {
    Descriptor own = own(target);
    if (own != null) {
      return own;
    }
    try {
      FileInputStream file =
          new FileInputStream(shell.commands.reach().read(file(target, shell)).toFile());
      files.add(file);
      return new Descriptor(shared ? new UnreadableInput(file) : file, null);
    } catch (AccessDeniedException e) {
      throw new ShellError("cannot open " + target + ": Permission denied");
    } catch (FileNotFoundException e) {
      throw new ShellError("cannot open " + target + ": " + reason(e, "No such file"));
    }
  }

  private Descriptor write(String target, Interpreter shell, boolean append, boolean keep) {
    Descriptor own = own(target);
    if (own != null) {
      return own;
    }
    Path file = file(target, shell);
    if (keep && Files.isRegularFile(file)) {
      throw new ShellError("cannot create " + target + ": File exists");
    }
    try {
      FileOutputStream out =
          new FileOutputStream(shell.commands.reach().write(file).toFile(), append);
      files.add(out);
      return new Descriptor(null, out);
    } catch (AccessDeniedException e) {
      throw new ShellError("cannot create " + target + ": Permission denied");
    } catch (FileNotFoundException e) {
      throw new ShellError("cannot create " + target + ": " + reason(e, "Directory nonexistent"));
    }
  }

  // These names mean the shell's descriptors, which are not those of this process.
  private @org.jspecify.annotations.Nullable Descriptor own(String target) {
    String name =
        switch (target) {
          case "/dev/stdin" -> "0";
          case "/dev/stdout" -> "1";
          case "/dev/stderr" -> "2";
          default ->
              target.startsWith("/dev/fd/")
                  ? target.substring("/dev/fd/".length())
                  : target.startsWith("/proc/self/fd/")
                      ? target.substring("/proc/self/fd/".length())
                      : "";
        };
    return name.isEmpty() ? null : duplicate(name);
  }

  private static Path file(String target, Interpreter shell) {
    try {
      return shell.resolve(target);
    } catch (InvalidPathException e) {
      throw new ShellError("cannot open " + target + ": " + e.getReason());
    }
  }

  // Java words it "name (reason)", with the system's own reason.
  private static String reason(FileNotFoundException e, String absent) {
    String message = String.valueOf(e.getMessage());
    int open = message.lastIndexOf(" (");
    String reason = open < 0 ? message : message.substring(open + 2, message.length() - 1);
    return reason.equals("No such file or directory") || reason.equals("Not a directory")
        ? absent
        : reason;
  }
}
