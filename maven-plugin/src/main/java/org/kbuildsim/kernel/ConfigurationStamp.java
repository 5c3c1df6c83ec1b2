package org.kbuildsim.kernel;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.kbuildsim.build.MakeListener;
import org.kbuildsim.build.SeenFiles;
import org.kbuildsim.process.Invocation;

/**
 * What the configuration of an object tree was made of, so that it is not made again while nothing
 * of that has changed.
 *
 * <p>That is: what was asked for, the toolchain, the environment, this program; the makefiles and
 * Kconfig files that were read, and every file that a command of theirs is or names, as a word;
 * what lies beside all those; and the {@code .config} itself, as it was left. Files are known by
 * size, time and time of change, which nobody can set.
 *
 * <p>Not seen: a file that a script redirects a command's input from, or tests, and that lies
 * beside nothing else. kbuild's have none.
 */
final class ConfigurationStamp implements MakeListener {
  // What a login shell and the mvn command say of themselves.
  private static final Set<String> NOISE = Set.of("_", "SHLVL", "PWD", "OLDPWD");
  private static final String MAVEN = "MAVEN_";

  private final BuildRequest request;
  private final Map<String, String> environment;
  private final Path file;
  private final Set<Path> seen = ConcurrentHashMap.newKeySet();
  private volatile boolean looking;
  private long start;

  /**
   * Creates the stamp of a request's object tree.
   *
   * @param environment what makefiles see
   */
  ConfigurationStamp(BuildRequest request, Map<String, String> environment) {
    this.request = request;
    this.environment = new TreeMap<>(environment);
    this.environment.keySet().removeIf(n -> NOISE.contains(n) || n.startsWith(MAVEN));
    // Not in the object tree, which is kbuild's: what is there is no business of ours.
    String name =
        UUID.nameUUIDFromBytes(output().toString().getBytes(StandardCharsets.UTF_8)).toString();
    this.file = request.cache().directory().resolve("configurations").resolve(name);
  }

  private Path output() {
    return request.output().toAbsolutePath().normalize();
  }

  /** Returns whether the object tree is configured as asked, and nothing has changed since. */
  boolean isCurrent() {
    try {
      List<String> lines = Files.readAllLines(file);
      List<Path> files = lines.stream().skip(1).map(Path::of).toList();
      return !lines.isEmpty() && digest(files).equals(lines.get(0));
    } catch (IOException | InvalidPathException noneYet) {
      return false;
    }
  }

  /** Says that the object tree is configured from here on. */
  void begin() {
    start = System.currentTimeMillis();
    looking = true;
  }

  /** Says that it has been, or could not be. */
  void end() {
    looking = false;
  }

  @Override
  public void makefileRead(String directory, String name) {
    saw(Path.of(directory), name);
  }

  /** Takes note of a command that is run. */
  void saw(Invocation command) {
    if (!looking) {
      return;
    }
    if (command.program().indexOf('/') < 0) {
      for (String element : command.environment().getOrDefault("PATH", "").split(":", -1)) {
        saw(command.directory(), element + "/" + command.program());
      }
    }
    for (String word : command.arguments()) {
      saw(command.directory(), word);
      saw(command.directory(), word.substring(word.indexOf('=') + 1));
    }
  }

  // conf and kbuild's scripts look below the source tree for what is not here.
  private void saw(Path directory, String name) {
    if (!looking || name.isEmpty()) {
      return;
    }
    try {
      for (Path base : List.of(directory, request.tree().root())) {
        Path named = base.resolve(name).toAbsolutePath().normalize();
        if (!named.startsWith(output()) && Files.isRegularFile(named)) {
          seen.add(named);
        }
      }
    } catch (InvalidPathException noName) {
      // Nor a file.
    }
  }

  /**
   * Keeps the stamp; to be called before the end.
   *
   * @param kconfigs the Kconfig files that were read
   */
  void keep(List<String> kconfigs) {
    try {
      kconfigs.forEach(name -> saw(request.tree().root(), name));
      CodeSource self = ConfigurationStamp.class.getProtectionDomain().getCodeSource();
      if (self != null) {
        seen.add(Path.of(self.getLocation().toURI()));
      }
      if (request.tree().root().startsWith(output()) || !SeenFiles.areOlder(seen, start)) {
        return;
      }
      List<String> lines = new ArrayList<>();
      lines.add(digest(seen));
      new TreeSet<>(seen).forEach(path -> lines.add(path.toString()));
      Path whole = Files.createTempFile(Files.createDirectories(file.getParent()), "new", ".part");
      try {
        Files.write(whole, lines);
        Files.move(
            whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException | URISyntaxException isConfiguredAgain) {
      // Nothing else depends on it.
    }
  }

  private String digest(Collection<Path> files) throws IOException {
    StringBuilder asked = new StringBuilder("configuration 1\n");
    asked.append(request.tree().root()).append('\n').append(request.architecture()).append('\n');
    asked.append(request.config().options()).append('\n');
    asked.append(request.toolchain().makeVariables()).append('\n');
    asked.append(request.toolchain().describe()).append('\n').append(environment).append('\n');
    asked.append(Files.readString(output().resolve(".config")));
    return SeenFiles.digest(asked.toString(), files);
  }
}
