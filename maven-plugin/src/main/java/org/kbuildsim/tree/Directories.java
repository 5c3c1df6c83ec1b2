package org.kbuildsim.tree;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Directories with all that is below them. */
public final class Directories {
  private Directories() {}

  /**
   * Copies what is below {@code from} into {@code to}, over what is there: links as links, times as
   * they are.
   */
  public static void copy(Path from, Path to) throws IOException {
    copy(from, to, false);
  }

  private static void copy(Path from, Path to, boolean onlyMissing) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(file));
            if (onlyMissing && Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
              return FileVisitResult.CONTINUE;
            }
            Files.copy(
                file,
                copy,
                LinkOption.NOFOLLOW_LINKS,
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }

          // make compares times of directories, too, where they are prerequisites.
          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            Files.setLastModifiedTime(
                to.resolve(from.relativize(directory)), Files.getLastModifiedTime(directory));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Makes {@code changed} what {@code kept}, which it was copied from, is: what differs in time or
   * size, or is new, moves to {@code aside}, and what is gone comes again.
   */
  public static void putBack(Path changed, Path kept, Path aside) throws IOException {
    Files.walkFileTree(
        changed,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path name = changed.relativize(file);
            if (!isSame(file, attributes, kept.resolve(name))) {
              Path to = aside.resolve(name);
              Files.createDirectories(Objects.requireNonNull(to.getParent()));
              Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            if (!Files.exists(kept.resolve(changed.relativize(directory)))) {
              Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    copy(kept, changed, true);
  }

  private static boolean isSame(Path file, BasicFileAttributes attributes, Path other)
      throws IOException {
    if (!Files.exists(other, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    BasicFileAttributes others =
        Files.readAttributes(other, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink() || others.isSymbolicLink()) {
      // The time of a link is not copied.
      return attributes.isSymbolicLink()
          && others.isSymbolicLink()
          && Files.readSymbolicLink(file).equals(Files.readSymbolicLink(other));
    }
    return attributes.size() == others.size()
        && attributes.lastModifiedTime().equals(others.lastModifiedTime());
  }

  /** Deletes {@code root} and all below it, if it is there. */
  public static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
