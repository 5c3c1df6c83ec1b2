package org.kbuildsim.ninja;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kbuildsim.tool.ThinArchive;
import org.kbuildsim.tool.ToolInvocation;

/**
 * The files that a command names, itself or by a list that it names, and that are there.
 *
 * <p>Every word counts, and every part of one that `=`, `,`, `:` or `@` set off: what a command
 * names and does not read costs a run of it now and then, what it reads and does not name would
 * cost a right result.
 */
final class Mentions {
  private static final Pattern PARTS = Pattern.compile("[\\s'\"`;|&<>(){}$=,:@]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final long LARGEST_LIST = 1 << 20;

  private final Path directory;
  private final Set<Path> found;

  /** Creates a search whose finds go to {@code found}, names being relative to a directory. */
  Mentions(Path directory, Set<Path> found) {
    this.directory = directory;
    this.found = found;
  }

  /** Looks at what a shell is given. */
  void ofScript(String script) {
    PARTS.splitAsStream(script).forEach(this::add);
  }

  /** Looks at what a program is given. */
  void ofProgram(List<String> words) {
    for (String word : words) {
      add(word);
      PARTS.splitAsStream(word).forEach(this::add);
    }
    ToolInvocation.parse(words, directory).inputs().forEach(this::add);
  }

  private void add(String name) {
    Path file = file(name);
    if (file == null || !found.add(file)) {
      return;
    }
    ThinArchive.files(name, directory).forEach(this::add);
    listedIn(file).forEach(this::add);
  }

  private @org.jspecify.annotations.Nullable Path file(String name) {
    try {
      Path file = directory.resolve(name).normalize();
      return !name.isEmpty() && Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException noName) {
      return null;
    }
  }

  // modules.order, a .mod file, a response file: nothing but names of files.
  private List<String> listedIn(Path file) {
    List<String> names = new ArrayList<>();
    try {
      if (Files.size(file) > LARGEST_LIST) {
        return names;
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      for (String word : SPACE.split(text.strip(), -1)) {
        if (file(word) == null) {
          return List.of();
        }
        names.add(word);
      }
    } catch (IOException unreadable) {
      // The command will say so.
    }
    return names;
  }
}
