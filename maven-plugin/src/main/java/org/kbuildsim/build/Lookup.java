package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a compiler looks for files, and what it would find there before, or beside, the files that
 * it read: a header that appears earlier in the search path changes the output, though no file that
 * was read has changed.
 *
 * <p>Which names were looked for in vain stands nowhere. So every name under which a file can have
 * been asked for is held against every directory that can have been searched, and what is there of
 * all that is part of the key.
 *
 * @param directories of {@code -I} and the like, or of {@code -L} for crates
 * @param crates that are asked for by name
 */
record Lookup(List<Path> directories, Set<String> crates) {
  static final Lookup NONE = new Lookup(List.of(), Set.of());

  /**
   * Returns the files that a search for {@code read} could meet, those read among them.
   *
   * @param read files that were read, absolute and normal
   */
  Set<Path> met(Collection<Path> read) throws IOException {
    Set<Path> bases = new HashSet<>(directories);
    // `#include "x.h"` looks beside the file that says so first.
    for (Path file : read) {
      bases.add(parent(file));
    }
    Map<String, Set<Path>> names = new HashMap<>();
    Set<Path> met = new TreeSet<>();
    Set<String> found = new HashSet<>();
    for (Path file : read) {
      String name = String.valueOf(file.getFileName());
      if (isCrate(name)) {
        found.add(name.replaceFirst("(-[^-]*)?\\.[a-z]+$", ""));
      } else if (name.endsWith(".rs")) {
        addOtherModuleFile(file, name, met);
      } else {
        addNames(file, bases, names);
      }
    }
    // What comes with std is asked for by its hash, and no other file of the name will do.
    if (found.contains("libstd")) {
      found.removeIf(name -> !crates.contains(name.substring("lib".length())));
    }
    for (Path base : bases) {
      Set<String> there = FileStates.shared().names(base);
      for (Map.Entry<String, Set<Path>> first : names.entrySet()) {
        if (there.contains(first.getKey())) {
          first.getValue().stream().map(base::resolve).filter(Files::exists).forEach(met::add);
        }
      }
      for (String name : found.isEmpty() ? Set.<String>of() : there) {
        // rustc looks at every file whose name begins so.
        if (isCrate(name) && found.stream().anyMatch(name::startsWith)) {
          met.add(base.resolve(name));
        }
      }
    }
    return met;
  }

  private static void addNames(Path file, Set<Path> bases, Map<String, Set<Path>> names) {
    for (Path base = parent(file); base.getNameCount() > 0; base = parent(base)) {
      if (bases.contains(base)) {
        Path name = base.relativize(file);
        names.computeIfAbsent(name.getName(0).toString(), n -> new HashSet<>()).add(name);
      }
    }
  }

  // `mod m;` is m.rs or m/mod.rs, and an error if it is both.
  private static void addOtherModuleFile(Path file, String name, Set<Path> met) {
    Path directory = parent(file);
    Path other =
        name.equals("mod.rs")
            ? directory.resolveSibling(directory.getFileName() + ".rs")
            : directory.resolve(name.substring(0, name.length() - 3)).resolve("mod.rs");
    if (Files.exists(other)) {
      met.add(other);
    }
  }

  static boolean isCrate(String name) {
    return name.startsWith("lib")
        && (name.endsWith(".rmeta") || name.endsWith(".rlib") || name.endsWith(".so"));
  }

  /** Returns the files of crates that lie in the directories now. */
  Set<Path> crateFiles() throws IOException {
    Set<Path> files = new TreeSet<>();
    for (Path directory : directories) {
      for (String name : FileStates.shared().names(directory)) {
        if (isCrate(name)) {
          files.add(directory.resolve(name));
        }
      }
    }
    return files;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("/") : parent;
  }
}
