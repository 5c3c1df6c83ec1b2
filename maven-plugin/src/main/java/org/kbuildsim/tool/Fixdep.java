package org.kbuildsim.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * The kernel's {@code scripts/basic/fixdep DEPFILE TARGET COMMAND}, byte for byte.
 *
 * <p>Makes of a compiler's dependency file what {@code .TARGET.cmd} holds: the command, the source,
 * each file it read and, in the place of autoconf.h, one file of include/config for each CONFIG_
 * word that stands in any of them. Behaves as in Linux 6.12 and 7.3.
 */
public final class Fixdep implements Program {
  // One header is read by hundreds of objects of the same build.
  private final Map<Path, Words> cache = new ConcurrentHashMap<>();

  /** The options named in one state of a file, in order of first appearance. */
  private record Words(BasicFileAttributes state, List<String> options) {
    boolean isOf(BasicFileAttributes now) {
      return state.size() == now.size()
          && state.lastModifiedTime().equals(now.lastModifiedTime())
          && String.valueOf(state.fileKey()).equals(String.valueOf(now.fileKey()));
    }
  }

  /** Thrown for a file that cannot be read, where fixdep exits with 2. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String name, String reason) {
      super("fixdep: error opening file: " + name + ": " + reason + "\n");
    }
  }

  @Override
  public int run(Invocation invocation) throws IOException {
    List<String> arguments = invocation.arguments();
    if (arguments.size() != 4) {
      invocation.err().write(bytes("Usage: fixdep <depfile> <target> <cmdline>\n"));
      return 1;
    }
    String target = unitary(arguments.get(2));
    StringBuilder out = new StringBuilder();
    out.append("savedcmd_").append(target).append(" := ");
    out.append(unitary(arguments.get(3))).append("\n\n");
    int status = 0;
    try {
      String depfile = read(unitary(arguments.get(1)), invocation.directory());
      Dependencies result = new Dependencies(target, invocation.directory(), out);
      if (!result.read(depfile)) {
        invocation.err().write(bytes("fixdep: parse error; no targets found\n"));
        status = 1;
      }
    } catch (Unreadable e) {
      invocation.err().write(bytes(String.valueOf(e.getMessage())));
      status = 2;
    }
    invocation.out().write(bytes(out.toString()));
    invocation.out().flush();
    return status;
  }

  // Texts hold one byte a char: what passes through does so unchanged, whatever its encoding.
  private static String unitary(String unicode) {
    return new String(unicode.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String unitary) {
    return unitary.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Path path(String name, Path directory) throws Unreadable {
    try {
      return directory.resolve(new String(bytes(name), StandardCharsets.UTF_8));
    } catch (InvalidPathException e) {
      throw new Unreadable(name, "No such file or directory");
    }
  }

  // Up to the first NUL, where a C string ends.
  private static String read(String name, Path directory) throws Unreadable {
    try {
      byte[] raw = Files.readAllBytes(path(name, directory));
      String text = new String(raw, StandardCharsets.ISO_8859_1);
      int end = text.indexOf('\0');
      return end < 0 ? text : text.substring(0, end);
    } catch (NoSuchFileException e) {
      throw new Unreadable(name, "No such file or directory");
    } catch (AccessDeniedException e) {
      throw new Unreadable(name, "Permission denied");
    } catch (IOException e) {
      throw new Unreadable(name, String.valueOf(e.getMessage()));
    }
  }

  private List<String> options(String name, Path directory) throws Unreadable {
    Path file = path(name, directory);
    BasicFileAttributes state;
    try {
      state = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      return find(read(name, directory));
    }
    Words known = cache.get(file);
    if (known != null && known.isOf(state)) {
      return known.options();
    }
    Words words = new Words(state, find(read(name, directory)));
    cache.put(file, words);
    return words.options();
  }

  /**
   * Returns the options that a text names: CONFIG_X at the beginning of a word, without _MODULE.
   */
  private static List<String> find(String text) {
    List<String> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String prefix = "CONFIG_";
    int at = text.indexOf(prefix);
    while (at >= 0) {
      int start = at + prefix.length();
      int end = start;
      if (at == 0 || !isWord(text.charAt(at - 1))) {
        while (end < text.length() && isWord(text.charAt(end))) {
          end++;
        }
        String word = text.substring(start, end);
        String option =
            word.endsWith("_MODULE") ? word.substring(0, word.length() - "_MODULE".length()) : word;
        if (!option.isEmpty() && seen.add(option)) {
          found.add(option);
        }
      }
      at = text.indexOf(prefix, end);
    }
    return found;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** The reading of one dependency file. */
  private final class Dependencies {
    private final String target;
    private final Path directory;
    private final StringBuilder out;
    private final Set<String> files = new HashSet<>();
    private final Set<String> options = new HashSet<>();
    private boolean sourceSeen;

    Dependencies(String target, Path directory, StringBuilder out) {
      this.target = target;
      this.directory = directory;
      this.out = out;
    }

    /** Returns false if the file has no rule with a prerequisite. */
    boolean read(String text) throws Unreadable {
      boolean inTargets = true;
      boolean isSource = false;
      int i = 0;
      while (i < text.length()) {
        char c = text.charAt(i);
        if (c == '#') {
          i = endOfComment(text, i + 1);
        } else if (c == ' ' || c == '\t') {
          i++;
        } else if (text.startsWith("\\\n", i)) {
          i += 2;
        } else if (c == '\n') {
          i++;
          inTargets = true;
        } else if (c == ':') {
          i++;
          inTargets = false;
          isSource = true;
        } else {
          int end = endOfToken(text, i);
          if (!inTargets) {
            // rustc lists the same files once for each kind of output: the first list counts.
            prerequisite(unescaped(text.substring(i, end)), isSource);
            isSource = false;
          }
          i = end;
        }
      }
      if (sourceSeen) {
        out.append('\n').append(target).append(": $(deps_").append(target).append(")\n\n");
        out.append("$(deps_").append(target).append("):\n");
      }
      return sourceSeen;
    }

    private void prerequisite(String name, boolean isSource) throws Unreadable {
      if (isSource) {
        if (sourceSeen) {
          return;
        }
        sourceSeen = true;
        out.append("source_").append(target).append(" := ").append(name).append("\n\n");
        out.append("deps_").append(target).append(" := \\\n");
      } else {
        if (name.endsWith("include/generated/autoconf.h") || !files.add(name)) {
          return;
        }
        out.append("  ").append(name).append(" \\\n");
      }
      // rustc's list has binary files.
      if (!name.endsWith(".rlib") && !name.endsWith(".rmeta") && !name.endsWith(".so")) {
        for (String option : options(name, directory)) {
          if (options.add(option)) {
            out.append("    $(wildcard include/config/").append(option).append(") \\\n");
          }
        }
      }
    }
  }

  // An escaped line end continues the comment.
  private static int endOfComment(String text, int start) {
    int i = start;
    while (i < text.length() && text.charAt(i) != '\n') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }

  private static int endOfToken(String text, int start) {
    int i = start;
    while (i < text.length() && " \t\n#:".indexOf(text.charAt(i)) < 0) {
      if (text.charAt(i) == '\\') {
        if (text.startsWith("\\\n", i)) {
          return i;
        }
        i++;
      }
      i++;
    }
    return Math.min(i, text.length());
  }

  // Only these two are escaped by a backslash in a way that is undone; others keep theirs.
  private static String unescaped(String token) {
    return token.replace("\\#", "#").replace("\\:", ":");
  }
}
