package org.kbuildsim.modpost;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.elf.FileBytes;
import org.kbuildsim.modpost.CommandLine.Flag;
import org.kbuildsim.process.Reach;

/** The files of a run, relative to its directory, with the errors that C's perror gives. */
final class FileAccess {
  private static final int PAGE = 4096;

  private final Path directory;
  private final Reach reach;

  FileAccess(Path directory, Reach reach) {
    this.directory = directory;
    this.reach = reach;
  }

  /** Reads an object; null if it is no ELF file, or missing and {@code -n} says to go on. */
  @Nullable ModuleObject readObject(String name, Session session) {
    Path path = Text.resolve(directory, name);
    String problem;
    try {
      // The original maps the file, and behind its end the last page holds zeros.
      ByteBuffer bytes = FileBytes.padded(reach.read(path), PAGE);
      if (bytes.hasRemaining()) {
        return ModuleObject.read(name, bytes, session.report(), session.messages());
      }
      problem = "Invalid argument"; // what mapping no bytes gives
    } catch (IOException e) {
      problem = Files.isDirectory(path) ? "No such device" : reason(e); // what mapping one gives
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
    return Text.ofBytes(Files.readAllBytes(reach.read(path)));
  }

  void write(String name, String content) {
    write(name, Text.bytes(content));
  }

  /** Writes a file unless it has this content, so that its time stays. */
  void writeIfChanged(String name, String content) {
    byte[] bytes = Text.bytes(content);
    Path path = Text.resolve(directory, name);
    try {
      if (FileBytes.of(reach.read(path)).equals(ByteBuffer.wrap(bytes))) {
        return;
      }
    } catch (IOException unreadable) {
      // Then writing it tells why, or cures it.
    }
    write(name, bytes);
  }

  private void write(String name, byte[] content) {
    try {
      Files.write(reach.write(Text.resolve(directory, name)), content);
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
