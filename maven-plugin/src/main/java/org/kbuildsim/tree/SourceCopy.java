package org.kbuildsim.tree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.tree.Overlay.Content;

/**
 * A copy of a tree for compilers to read, on which patches are shown.
 *
 * <p>A file that stays the same keeps its time, so that a build of the next state makes only what
 * that changes. When the copy is closed it is as the tree again, times too: object trees made of
 * the tree without patches stay good from run to run.
 */
public final class SourceCopy implements AutoCloseable {
  private final Path tree;
  private final Path root;
  private final Map<String, FileTime> times = new TreeMap<>();
  private Overlay shown = Overlay.NONE;

  private SourceCopy(Path tree, Path root) {
    this.tree = tree;
    this.root = root;
  }

  /**
   * Makes {@code root} a copy of {@code tree}, or brings the copy that is there up to date.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it cannot be written
   */
  public static SourceCopy of(Path tree, Path root) {
    try {
      SourceCopy copy = new SourceCopy(tree, root);
      copy.synchronise();
      return copy;
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  /**
   * Makes {@code root} a copy of {@code tree} with the patches of {@code series} on it, to stay.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if the series does not apply
   */
  public static void patched(Path tree, PatchSeries series, Path root) {
    Path store = root.resolveSibling(root.getFileName() + ".git");
    List<Overlay> overlays = SeriesApplication.apply(tree, series, store);
    of(tree, root).show(overlays.get(overlays.size() - 1));
  }

  /** Returns the top directory of the copy. */
  public Path root() {
    return root;
  }

  /** Makes the copy the tree with {@code next} on it. */
  public void show(Overlay next) {
    Set<String> paths = new HashSet<>(shown.files().keySet());
    paths.addAll(next.files().keySet());
    try {
      for (String path : paths) {
        Optional<Content> content = next.files().get(path);
        if (content == null) {
          content = base(path);
        }
        write(path, content);
      }
      shown = next;
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  /** Makes the copy the tree as it is. */
  @Override
  public void close() {
    show(Overlay.NONE);
    try {
      for (Map.Entry<String, FileTime> time : times.entrySet()) {
        Files.setLastModifiedTime(root.resolve(time.getKey()), time.getValue());
      }
    } catch (IOException e) {
      throw unwritable(root, e);
    }
  }

  private Optional<Content> base(String path) throws IOException {
    Path file = tree.resolve(path);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(new Content(Files.readAllBytes(file), Files.isExecutable(file)))
        : Optional.empty();
  }

  private void write(String path, Optional<Content> content) throws IOException {
    Path file = root.resolve(path);
    if (content.isEmpty()) {
      remember(path, file);
      Files.deleteIfExists(file);
      return;
    }
    boolean there = Files.isRegularFile(file);
    if (!there || !Arrays.equals(Files.readAllBytes(file), content.get().bytes())) {
      remember(path, file);
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.write(file, content.get().bytes());
    }
    if (Files.isExecutable(file) != content.get().executable()) {
      file.toFile().setExecutable(content.get().executable(), false);
    }
  }

  private void remember(String path, Path file) throws IOException {
    if (Files.isRegularFile(file) && !times.containsKey(path) && base(path).isPresent()) {
      times.put(path, Files.getLastModifiedTime(file));
    }
  }

  private void synchronise() throws IOException {
    Files.createDirectories(root);
    Files.walkFileTree(tree, new Copier());
    Files.walkFileTree(root, new Remover());
  }

  private static boolean isGit(Path directory) {
    return directory.endsWith(".git");
  }

  private static RuntimeException unwritable(Path root, IOException e) {
    return Diagnostic.error(
            Location.file(root.toString()), "copy of the tree cannot be written: " + e)
        .help("name a directory that can: -Dkbuild.output=DIR")
        .asException();
  }

  private final class Copier extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      // What lies beside the copy is made by us, and may lie in the tree.
      if (isGit(directory) || directory.equals(root.getParent())) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectories(root.resolve(tree.relativize(directory)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Path to = root.resolve(tree.relativize(file));
      if (!same(file, attributes, to)) {
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()) {
          to.toFile().setExecutable(Files.isExecutable(file), false);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean same(Path file, BasicFileAttributes attributes, Path to) throws IOException {
      if (attributes.isSymbolicLink()) {
        return Files.isSymbolicLink(to)
            && Files.readSymbolicLink(to).equals(Files.readSymbolicLink(file));
      }
      return Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)
          && Files.isExecutable(to) == Files.isExecutable(file)
          && Files.mismatch(file, to) < 0;
    }
  }

  /** Deletes what the tree does not have. */
  private final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!Files.exists(tree.resolve(root.relativize(file)), LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
        throws IOException {
      if (!Files.exists(tree.resolve(root.relativize(directory)), LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(directory);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
