package org.kbuildsim.make;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kbuildsim.process.ByteText;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * What a make run has around it: where it is, what it was given, and its doors to the outside.
 *
 * @param directory the working directory, absolute
 * @param environment the environment the run itself got
 * @param disk what files there are
 * @param shell runs {@code $(shell …)}: the invocation is that of a shell with flags and script
 * @param messages where messages go, and what such a command writes to standard error
 * @param in what such a command may read
 */
public record Host(
    Path directory,
    Map<String, String> environment,
    Disk disk,
    Program shell,
    Messages messages,
    InputStream in) {

  /**
   * Returns the path that {@code name} means in the working directory. Java knows no file whose
   * name is not UTF-8: such a name means a file that is not there.
   */
  public Path resolve(String name) {
    return resolve(directory, name);
  }

  /** Returns the path that {@code name} means in {@code directory}. */
  public static Path resolve(Path directory, String name) {
    return directory.resolve(
        ByteText.hasStrayBytes(name) ? name.replaceAll("[\uDC80-\uDCFF]", "\uFFFD") : name);
  }

  /** Returns the state of the file that {@code name} means in the working directory. */
  public Disk.FileState look(String name) {
    return disk.look(directory, name);
  }

  /** The output of a shell command, with its status. */
  record ShellResult(String output, int status) {}

  ShellResult capture(List<String> words, Map<String, String> given) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Invocation invocation = new Invocation(words, given, directory, in, output, messages.err());
    int status;
    disk.commandStarts();
    try {
      status = shell.run(invocation);
    } catch (IOException e) {
      // A command that needs no shell is started without.
      String file = e instanceof FileSystemException named ? named.getFile() : null;
      messages.error(null, (file == null ? words.get(0) : file) + ": " + reason(e));
      status = 127;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MakeFailure.at(null, "interrupted");
    } finally {
      disk.commandEnded();
    }
    return new ShellResult(ByteText.of(output.toByteArray()), status);
  }

  /** Returns why a file could not be used, in the words of the C library. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    } else if (e instanceof AccessDeniedException) {
      return "Permission denied";
    } else if (e instanceof NotDirectoryException) {
      return "Not a directory";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    if (reason == null) {
      return "Input/output error";
    }
    int strerror = reason.lastIndexOf(", ");
    return reason.contains("error=") && strerror >= 0 ? reason.substring(strerror + 2) : reason;
  }
}
