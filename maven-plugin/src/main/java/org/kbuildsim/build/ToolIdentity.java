package org.kbuildsim.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;

/**
 * Which program it is that a name stands for: another one, or another build of the same, is told
 * apart.
 *
 * <p>A program is known by size and time of its file and of the libraries beside it, as ccache
 * knows compilers; packages keep the time of their making, so that two machines with the same
 * packages agree. A wrapper script is known by its text, with the files and directories that it
 * names in turn. Asked once a build.
 */
final class ToolIdentity {
  private static final int LARGEST_SCRIPT = 1 << 16;
  private static final int DEPTH = 4;
  private static final String SYSTEM = "system libraries";
  private static final Pattern ABSOLUTE = Pattern.compile("/[^\\s'\"=:;,()]+");

  private final Map<String, String> known = new ConcurrentHashMap<>();

  /**
   * Returns the identity of what {@code invocation} finds under {@code program}.
   *
   * @throws IOException if it finds nothing
   */
  String of(String program, Invocation invocation) throws IOException {
    return of(find(program, invocation));
  }

  /** As {@link #of}, but what is not there is an answer, too. */
  String ofOptional(String program, Invocation invocation) throws IOException {
    try {
      return of(program, invocation);
    } catch (NoSuchFileException absent) {
      return "none";
    }
  }

  static Path find(String program, Invocation invocation) throws IOException {
    if (program.indexOf('/') >= 0) {
      return invocation.directory().resolve(program);
    }
    for (String element : invocation.environment().getOrDefault("PATH", "").split(":", -1)) {
      Path file = invocation.directory().resolve(element).resolve(program);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new NoSuchFileException(program);
  }

  private String of(Path program) throws IOException {
    // Another file under the name is seen at once, what lies behind a wrapper in the next build.
    String key = program + " " + FileStates.shared().stamp(program);
    String found = known.get(key);
    if (found == null) {
      found = identity(program, 0);
      known.put(key, found);
    }
    return found;
  }

  private String identity(Path program, int depth) throws IOException {
    Path file = program.toRealPath();
    String text = script(file);
    if (text != null) {
      Matcher names = ABSOLUTE.matcher(text);
      return names.replaceAll(name -> Matcher.quoteReplacement(named(name.group(), depth)));
    }
    StringBuilder identity = new StringBuilder(stamp(file));
    Path directory = file.getParent();
    if (directory != null) {
      listing(directory, ".cfg", identity);
      Path parent = directory.getParent();
      if (parent != null) {
        listing(parent.resolve("lib"), ".so", identity);
      }
    }
    return identity.toString();
  }

  // What a script names: a program, a directory of libraries, or nothing that is there.
  private String named(String name, int depth) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        StringBuilder listing = new StringBuilder("directory:");
        listing(path, ".so", listing);
        // A system root: what programs for this machine are linked with.
        for (String below : List.of("usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu")) {
          listing(path.resolve(below), "", listing);
        }
        return listing.toString();
      }
      return depth < DEPTH && Files.isRegularFile(path) ? identity(path, depth + 1) : name;
    } catch (IOException | InvalidPathException e) {
      return name;
    }
  }

  /** Returns what programs for this machine are linked with beside what a compiler brings. */
  String systemLibraries() throws IOException {
    String found = known.get(SYSTEM);
    if (found == null) {
      found = listedSystemLibraries();
      known.put(SYSTEM, found);
    }
    return found;
  }

  private static String listedSystemLibraries() throws IOException {
    StringBuilder listing = new StringBuilder();
    for (String directory : new String[] {"/usr/lib", "/usr/lib64", "/usr/local/lib"}) {
      listing(Path.of(directory), ".so", listing);
    }
    listing(Path.of("/usr/lib/x86_64-linux-gnu"), "", listing);
    listing(Path.of("/usr/lib/aarch64-linux-gnu"), "", listing);
    return listing.toString();
  }

  private static void listing(Path directory, String part, StringBuilder result)
      throws IOException {
    for (String name : FileStates.shared().names(directory)) {
      if (name.contains(part)) {
        try {
          BasicFileAttributes is =
              Files.readAttributes(directory.resolve(name), BasicFileAttributes.class);
          if (is.isRegularFile()) {
            result.append(' ').append(name).append(' ').append(stamp(is));
          }
        } catch (NoSuchFileException danglingLink) {
          // Nothing is read of it.
        }
      }
    }
  }

  private static String stamp(Path file) throws IOException {
    return stamp(Files.readAttributes(file, BasicFileAttributes.class));
  }

  private static String stamp(BasicFileAttributes is) {
    return is.size() + "@" + is.lastModifiedTime().toInstant().getEpochSecond();
  }

  /** Returns the text of a program that is a script, or null. */
  static @Nullable String script(Path file) throws IOException {
    if (Files.size(file) > LARGEST_SCRIPT) {
      return null;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return text.startsWith("#!") ? text : null;
  }
}
