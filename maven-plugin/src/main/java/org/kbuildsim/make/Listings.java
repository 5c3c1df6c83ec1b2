package org.kbuildsim.make;

import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows of files that they are not there, from a listing of their directory.
 *
 * <p>kbuild's {@code .cmd} files ask by {@code $(wildcard include/config/X)} for each option that a
 * source mentions, half a million times in a small kernel, and nearly all of them are not set. A
 * listing is made when a directory has been asked about a few times, and holds while makefiles are
 * being read: GNU make, too, keeps listings of directories. Whatever may write files ends it.
 */
final class Listings {
  // A listing costs about as much.
  private static final int ASKED_BEFORE = 8;

  private final Map<String, Directory> directories = new HashMap<>();

  private static final class Directory {
    int asked;
    @Nullable Set<String> names;
  }

  /** Returns whether there is surely no file of that name; false may mean that it is not known. */
  boolean lack(Host host, String name) {
    int base = name.lastIndexOf('/') + 1;
    if (name.endsWith(".") || base == name.length()) {
      return false;
    }
    Directory directory =
        directories.computeIfAbsent(name.substring(0, base), key -> new Directory());
    Set<String> names = directory.names;
    if (names == null) {
      if (++directory.asked <= ASKED_BEFORE) {
        return false;
      }
      names = list(host.resolve(base == 0 ? "." : name.substring(0, base)).toFile());
      directory.names = names;
    }
    return !names.isEmpty() && !names.contains(name.substring(base));
  }

  // Nothing is known of one that is empty: it may be none, or one that cannot be read.
  private static Set<String> list(File directory) {
    String[] names = directory.list();
    return names == null ? Set.of() : Set.copyOf(List.of(names));
  }

  /** Forgets all: something may have written a file. */
  void clear() {
    directories.clear();
  }
}
