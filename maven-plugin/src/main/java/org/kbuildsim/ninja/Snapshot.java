package org.kbuildsim.ninja;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files below a directory, links as links, and what tells that one has changed. */
final class Snapshot {
  private final Path root;
  private Map<Path, String> files = Map.of();

  Snapshot(Path root) {
    this.root = root;
  }

  /** Looks again; returns what is new or has changed since it looked last. */
  Set<Path> changes() {
    Map<Path, String> before = files;
    Map<Path, String> now = new HashMap<>();
    Set<Path> changed = new TreeSet<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
              // A link that is made anew and leads where it led is what it was.
              String stamp =
                  is.isSymbolicLink()
                      ? "to " + Files.readSymbolicLink(file)
                      : is.fileKey() + " " + is.size() + " " + is.lastModifiedTime();
              now.put(file, stamp);
              if (!stamp.equals(before.get(file))) {
                changed.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files = now;
    return changed;
  }

  boolean contains(Path file) {
    return files.containsKey(file);
  }
}
