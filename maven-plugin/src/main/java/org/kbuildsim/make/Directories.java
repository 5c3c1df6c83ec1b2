package org.kbuildsim.make;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What directories hold, as far as make knows.
 *
 * <p>GNU make lists a directory when it first looks for something in it, for a wildcard, for an
 * implicit rule or along {@code VPATH}, and from then on believes its own list: a recipe that makes
 * a file there is not seen to have done so. Version 4.4 looks again once a command was run.
 */
final class Directories {
  private static final Listing MISSING = new Listing(new String[0]);

  private final Host host;
  private final Map<String, Listing> byName = new HashMap<>();
  private final Map<Object, Listing> byIdentity = new HashMap<>();

  /** The names in a directory, sorted; those of itself and its parent are not among them. */
  static final class Listing {
    private final String[] names;
    private @Nullable Set<String> set;

    private Listing(String[] names) {
      Arrays.sort(names);
      this.names = names;
    }

    String[] names() {
      return names;
    }

    boolean contains(String name) {
      Set<String> known = set;
      if (known == null) {
        known = new HashSet<>(Arrays.asList(names));
        set = known;
      }
      return known.contains(name);
    }
  }

  Directories(Host host) {
    this.host = host;
  }

  /** Forgets what it knows: a command may have changed anything. */
  void forget() {
    byName.clear();
    byIdentity.clear();
  }

  /** Returns how much is in each directory that was listed. */
  Map<String, Integer> known() {
    Map<String, Integer> known = new TreeMap<>();
    byName.forEach((name, listing) -> known.put(name, listing.names.length));
    return known;
  }

  /** Returns whether there was a file of that name when its directory was listed. */
  boolean exists(String name) {
    int slash = name.lastIndexOf('/');
    Listing listing = list(slash < 0 ? "." : slash == 0 ? "/" : name.substring(0, slash));
    String entry = name.substring(slash + 1);
    boolean itself = entry.isEmpty() || entry.equals(".") || entry.equals("..");
    return itself ? listing != MISSING : listing.contains(entry);
  }

  /** Returns what is in {@code directory}; nothing, if that cannot be read. */
  Listing list(String directory) {
    return byName.computeIfAbsent(directory, name -> read(host.resolve(name)));
  }

  private Listing read(Path directory) {
    try {
      // By whatever name: it is the same directory.
      Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
      host.disk().reach().read(directory);
      Listing known = key == null ? null : byIdentity.get(key);
      if (known != null) {
        return known;
      }
      File file = directory.toFile();
      String[] names = file.list();
      Listing listing = names == null ? MISSING : new Listing(names);
      if (key != null) {
        byIdentity.put(key, listing);
      }
      return listing;
    } catch (IOException e) {
      return MISSING;
    }
  }
}
