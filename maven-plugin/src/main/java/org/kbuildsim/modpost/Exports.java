package org.kbuildsim.modpost;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.modpost.Module.Export;

/** All exports of a run by name. Where one name is exported more than once, the latest is found. */
final class Exports {
  private final Map<String, Deque<Export>> byName = new HashMap<>();

  void add(Export export) {
    byName.computeIfAbsent(export.name(), name -> new ArrayDeque<>(1)).addFirst(export);
  }

  /** Returns the export that a reference to {@code name} means, or null. */
  @Nullable Export find(String name) {
    Deque<Export> found = byName.get(key(name));
    return found == null ? null : found.getFirst();
  }

  /** Returns {@code module}'s own export of {@code name}, or null. */
  @Nullable Export find(String name, Module module) {
    Deque<Export> found = byName.get(key(name));
    if (found != null) {
      for (Export export : found) {
        if (export.module() == module) {
          return export;
        }
      }
    }
    return null;
  }

  // PowerPC's function descriptors: a reference to .foo is one to foo.
  private static String key(String name) {
    return name.startsWith(".") ? name.substring(1) : name;
  }
}
