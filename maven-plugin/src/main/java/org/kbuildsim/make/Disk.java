package org.kbuildsim.make;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Reach;

/**
 * What is on the disk, looked at once for as long as no command runs.
 *
 * <p>kbuild's {@code .cmd} files ask by {@code $(wildcard include/config/X)} for each option that a
 * source mentions and have every header as a prerequisite: a small kernel comes to a million
 * questions, from hundreds of sub-makes, about the same few thousand files. All runs of an engine
 * ask here. A command may have changed anything: when one begins and when it ends all is forgotten,
 * and while one runs nothing is remembered.
 */
public final class Disk {
  private final Reach reach;
  private volatile @Nullable Memory memory = new Memory();
  private int commands;

  /** Creates a disk of which every file may be used. */
  public Disk() {
    this(Reach.EVERYWHERE);
  }

  /** Creates a disk of which makefiles may use what is in {@code reach}. */
  public Disk(Reach reach) {
    this.reach = reach;
  }

  /** Returns the files that makefiles may read and write. */
  public Reach reach() {
    return reach;
  }

  /**
   * A file as it was when it was looked at.
   *
   * @param modified when it was changed, in nanoseconds since 1970
   * @param size in bytes
   * @param key tells it from other files, whatever their names; null if the system has none
   */
  public record FileState(long modified, long size, boolean regular, @Nullable Object key) {
    /** No such file, or none that can be reached. */
    public static final FileState MISSING = new FileState(Long.MIN_VALUE, 0, false, null);

    /** Returns whether there is a file. */
    public boolean exists() {
      return modified != MISSING.modified;
    }
  }

  /** Says that a command begins, which may change any file at any time. */
  public synchronized void commandStarts() {
    commands++;
    memory = null;
  }

  /** Says that a command has ended. */
  public synchronized void commandEnded() {
    commands--;
    changed();
  }

  /** Says that a file may have been changed. */
  public synchronized void changed() {
    memory = commands == 0 ? new Memory() : null;
  }

  /** Returns the state of the file that {@code name} means in {@code directory}. */
  public FileState look(Path directory, String name) {
    Memory known = memory;
    return known == null ? look(Host.resolve(directory, name)) : known.in(directory).look(name);
  }

  private static FileState look(Path path) {
    File file = path.toFile();
    // Asking whether it exists is a hundred times cheaper than the exception.
    if (!file.exists()) {
      return FileState.MISSING;
    }
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileState(
          found.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          found.size(),
          found.isRegularFile(),
          found.fileKey());
    } catch (IOException e) {
      return FileState.MISSING;
    }
  }

  /** What is known between two commands; names are kept as they are asked for in a directory. */
  private static final class Memory {
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    Known in(Path directory) {
      Known found = known.get(directory);
      return found != null ? found : known.computeIfAbsent(directory, Known::new);
    }
  }

  /** What is known of the names that one working directory's runs ask for. */
  private static final class Known {
    private final Path directory;
    private final Map<String, FileState> files = new ConcurrentHashMap<>();
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

    Known(Path directory) {
      this.directory = directory;
    }

    FileState look(String name) {
      FileState found = files.get(name);
      if (found == null) {
        int base = name.lastIndexOf('/') + 1;
        boolean listed = !name.endsWith(".") && base < name.length();
        found = listed ? look(name, base) : Disk.look(Host.resolve(directory, name));
        files.put(name, found);
      }
      return found;
    }

    private FileState look(String name, int base) {
      String parent = name.substring(0, base);
      Listing listing = listings.computeIfAbsent(parent, key -> new Listing());
      if (listing.lacks(name.substring(base))) {
        return FileState.MISSING;
      }
      FileState found = Disk.look(Host.resolve(directory, name));
      if (!found.exists()) {
        listing.missed(Host.resolve(directory, parent));
      }
      return found;
    }
  }

  /**
   * The names in a directory that many files are missing from. Most options are not set, and have
   * no file.
   */
  private static final class Listing {
    // A listing costs about as much.
    private static final int MISSED_BEFORE = 8;

    private int missed;
    private volatile Set<String> names = Set.of();

    boolean lacks(String name) {
      Set<String> listed = names;
      return !listed.isEmpty() && !listed.contains(name);
    }

    // One that seems to be empty may be none, or one that cannot be read.
    synchronized void missed(Path directory) {
      if (++missed == MISSED_BEFORE) {
        String[] listed = directory.toFile().list();
        names = listed == null ? Set.of() : new HashSet<>(Arrays.asList(listed));
      }
    }
  }
}
