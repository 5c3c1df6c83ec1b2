package org.kbuildsim.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * Which files of a tree git ignores, by its {@code .gitignore} files and nothing else.
 *
 * <p>The user's own excludes have no say: they are not what a patch brings to others.
 */
public final class GitIgnore {
  private final Path root;
  private final Map<String, Optional<IgnoreNode>> nodes = new HashMap<>();

  private GitIgnore(Path root) {
    this.root = root;
  }

  /** Returns what the tree below {@code root} says. */
  public static GitIgnore of(Path root) {
    return new GitIgnore(root);
  }

  /**
   * Returns whether git ignores a file.
   *
   * @param path below the root; the file need not be there
   */
  public boolean ignores(String path) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      // What lies in an ignored directory cannot be excepted.
      if (decides(path.substring(0, slash), true)) {
        return true;
      }
    }
    return decides(path, false);
  }

  private boolean decides(String path, boolean directory) {
    // The nearest file that has something to say wins.
    for (int end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      String from = end < 0 ? "" : path.substring(0, end);
      Optional<IgnoreNode> node = nodes.computeIfAbsent(from, this::read);
      if (node.isPresent()) {
        Boolean ignored = node.get().checkIgnored(path.substring(end + 1), directory);
        if (ignored != null) {
          return ignored;
        }
      }
      if (end < 0) {
        return false;
      }
    }
  }

  private Optional<IgnoreNode> read(String directory) {
    Path file = root.resolve(directory).resolve(".gitignore");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    IgnoreNode node = new IgnoreNode();
    try (InputStream in = Files.newInputStream(file)) {
      node.parse(in);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(file.toString()), "cannot be read: " + e).asException();
    }
    return Optional.of(node);
  }
}
