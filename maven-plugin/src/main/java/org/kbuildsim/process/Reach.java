package org.kbuildsim.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The files that a makefile of somebody else may use, by whatever means: what make, the shell and
 * conf do in this process asks here, and a {@link Sandbox} shows its programs nothing else.
 *
 * <p>What counts is the file itself, whatever links lead to it, also when it is not there yet. What
 * is refused looks to the makefile as a file that it has no permission for, and is told of.
 */
public final class Reach {
  /** No bounds: for trees that their user trusts. */
  public static final Reach EVERYWHERE =
      new Reach(List.of(Path.of("/")), List.of(Path.of("/")), refusal -> {});

  // As Linux follows them.
  private static final int MOST_LINKS = 40;
  // Files are read whole; a build's largest are images of some hundred megabytes.
  private static final long MOST_BYTES = 1L << 30;
  private static final Path NOTHING = Path.of("/dev/null");

  private final List<Path> readable;
  private final List<Path> writable;
  private final Consumer<String> refusals;

  /**
   * Creates a reach.
   *
   * @param readable files and directories with all below them; those that are not there are left
   *     out
   * @param writable directories whose files may be written, and read; they have to exist
   * @param refusals hears of what is refused, each as a sentence: {@code `x` was not read}
   */
  public Reach(List<Path> readable, List<Path> writable, Consumer<String> refusals) {
    this.refusals = refusals;
    this.writable = existing(writable);
    List<Path> all = new ArrayList<>(existing(readable));
    all.addAll(this.writable);
    this.readable = List.copyOf(all);
  }

  /** Returns the readable files and directories by the names that they were given by. */
  List<Path> readable() {
    return readable;
  }

  /** Returns the directories whose files may be written. */
  List<Path> writable() {
    return writable;
  }

  /**
   * Returns {@code file}, to be read.
   *
   * @throws AccessDeniedException if it is out of reach, or nothing that can be read to an end
   */
  public Path read(Path file) throws AccessDeniedException {
    if (this == EVERYWHERE) {
      return file;
    }
    Path real = real(file);
    if (!real.equals(NOTHING) && !(isBelow(real, readable) && hasEnd(real))) {
      throw refuse("read", file);
    }
    return file;
  }

  /**
   * Returns {@code file}, to be written, or made if it is not there.
   *
   * @throws AccessDeniedException if it is out of reach
   */
  public Path write(Path file) throws AccessDeniedException {
    if (this == EVERYWHERE) {
      return file;
    }
    Path real = real(file);
    if (!real.equals(NOTHING) && !isBelow(real, writable)) {
      throw refuse("written", file);
    }
    return file;
  }

  /**
   * Returns {@code file}, to be deleted, renamed or replaced: a link is that itself.
   *
   * @throws AccessDeniedException if its directory is out of reach
   */
  public Path replace(Path file) throws AccessDeniedException {
    if (this == EVERYWHERE) {
      return file;
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !isBelow(real(directory), writable)) {
      throw refuse("written", file);
    }
    return file;
  }

  /** Returns whether {@code file} may be read, and says nothing of it if not. */
  public boolean covers(Path file) {
    return this == EVERYWHERE || isBelow(real(file), readable);
  }

  /** Tells of a file that is out of reach. */
  void refuse(String sentence) {
    refusals.accept(sentence);
  }

  private AccessDeniedException refuse(String participle, Path file) {
    refuse("`" + file.toAbsolutePath().normalize() + "` was not " + participle);
    return new AccessDeniedException(file.toString());
  }

  // A pipe keeps its reader waiting, a device may go on for ever.
  private static boolean hasEnd(Path real) {
    try {
      BasicFileAttributes file = Files.readAttributes(real, BasicFileAttributes.class);
      return !file.isOther() && file.size() <= MOST_BYTES;
    } catch (IOException notThere) {
      return true;
    }
  }

  private static boolean isBelow(Path real, List<Path> directories) {
    return directories.stream().anyMatch(real::startsWith);
  }

  private static List<Path> existing(List<Path> paths) {
    List<Path> found = new ArrayList<>();
    for (Path path : paths) {
      if (Files.exists(path)) {
        // By both names: commands have the one, the kernel answers with the other.
        found.add(path.toAbsolutePath().normalize());
        Path real = real(path);
        if (!found.contains(real)) {
          found.add(real);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Returns what the system takes {@code file} for, which need not be there. */
  static Path real(Path file) {
    return real(file.toAbsolutePath(), MOST_LINKS);
  }

  private static Path real(Path file, int links) {
    try {
      return file.toRealPath();
    } catch (IOException notThere) {
      Path parent = file.getParent();
      Path name = file.getFileName();
      if (parent == null || name == null) {
        return file;
      }
      Path directory = real(parent, links);
      if (name.toString().equals("..")) {
        Path up = directory.getParent();
        return up == null ? directory : up;
      }
      Path entry = name.toString().equals(".") ? directory : directory.resolve(name);
      if (links > 0 && Files.isSymbolicLink(entry)) {
        try {
          return real(directory.resolve(Files.readSymbolicLink(entry)), links - 1);
        } catch (IOException unreadable) {
          return entry;
        }
      }
      return entry;
    }
  }
}
