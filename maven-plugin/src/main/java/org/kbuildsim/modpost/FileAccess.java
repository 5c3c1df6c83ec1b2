package org.kbuildsim.modpost;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.elf.FileBytes;
import org.kbuildsim.modpost.CommandLine.Flag;

/** The files of a run, relative to its directory, with the errors that C's perror gives. */
final class FileAccess {
  private static final int PAGE = 4096;

  private final Path directory;

  FileAccess(Path directory) {
    this.directory = directory;
  }

  /** Reads an object; null if it is no ELF file, or missing and {@code -n} says to go on. */
  @Nullable ModuleObject readObject(String name, Session session) {
    Path path = Text.resolve(directory, name);
    String problem;
    try {
      if (Files.isDirectory(path)) {
        problem = "No such device"; // what mapping a directory gives
      } else {
        long size = Files.size(path);
        if (size > 0) {
          // The original maps the file, and behind its end the last page holds zeros.
          ByteBuffer data = FileBytes.padded(path, PAGE);
          return ModuleObject.read(name, data, size, session.report(), session.messages());
        }
        problem = "Invalid argument"; // what mapping no bytes gives
      }
    } catch (IOException e) {
      problem = reason(e);
    }
    if (session.options().has(Flag.IGNORE_MISSING)) {
      session.report().line(name + ": " + problem + " (ignored)\n");
      return null;
    }
    throw fatal(name, problem);
  }

  /** Returns what perror says, which leaves out an empty name. */
  private static Fatal fatal(String name, String problem) {
    return new Fatal((name.isEmpty() ? "" : name + ": ") + problem + "\n");
  }

  /** Returns the content of a text file, one character a byte, up to its first NUL. */
  String readText(String name) {
    try {
      return Text.cString(readAll(name));
    } catch (IOException e) {
      throw fatal(name, reason(e));
    }
  }

  /** Returns the content of a file, one character a byte. */
  String readAll(String name) throws IOException {
    Path path = Text.resolve(directory, name);
    if (Files.isDirectory(path)) {
      throw new FileSystemException(name, null, "Is a directory");
    }
    return Text.ofBytes(Files.readAllBytes(path));
  }

  void write(String name, String content) {
    write(name, Text.bytes(content));
  }

  /** Writes a file unless it has this content, so that its time stays. */
  void writeIfChanged(String name, String content) {
    byte[] bytes = Text.bytes(content);
    Path path = Text.resolve(directory, name);
    try {
      if (Files.isRegularFile(path)
          && Files.size(path) == bytes.length
          && Arrays.equals(Files.readAllBytes(path), bytes)) {
        return;
      }
    } catch (IOException unreadable) {
      // Then writing it tells why, or cures it.
    }
    write(name, bytes);
  }

  private void write(String name, byte[] content) {
    try {
      Files.write(Text.resolve(directory, name), content);
    } catch (IOException e) {
      throw fatal(name, reason(e));
    }
  }

  /** Returns {@code strerror} for what went wrong. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (e instanceof FileSystemException named && named.getReason() != null) {
      return named.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
