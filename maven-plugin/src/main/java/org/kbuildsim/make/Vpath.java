package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where files are looked for: {@code vpath} lines, {@code VPATH}, {@code GPATH} (manual, 4.5). */
public final class Vpath {
  private record Entry(Pattern pattern, List<String> directories) {}

  private final Evaluator evaluator;
  private final RuleDatabase rules;
  private final Libraries libraries;
  private final List<Entry> selective = new ArrayList<>();
  private List<String> general = List.of();
  private List<String> kept = List.of();

  Vpath(Evaluator evaluator, RuleDatabase rules) {
    this.evaluator = evaluator;
    this.rules = rules;
    this.libraries = new Libraries(evaluator, this);
  }

  /** Obeys a {@code vpath} line. */
  void add(List<String> words) {
    if (words.isEmpty()) {
      selective.clear();
      return;
    }
    Pattern pattern = Pattern.of(words.get(0));
    List<String> directories = new ArrayList<>();
    words.subList(1, words.size()).forEach(word -> directories.addAll(split(word)));
    if (directories.isEmpty()) {
      selective.removeIf(entry -> entry.pattern.equals(pattern));
    } else {
      selective.add(new Entry(pattern, directories));
    }
  }

  /** Reads the variables, when all makefiles are read. */
  void complete() {
    general =
        Words.split(evaluator.valueOf("VPATH")).stream().flatMap(w -> split(w).stream()).toList();
    kept =
        Words.split(evaluator.valueOf("GPATH")).stream().flatMap(w -> split(w).stream()).toList();
  }

  /** Returns the lines that {@code -p} prints of it. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    for (Entry entry : selective) {
      lines.add("vpath " + entry.pattern + " " + String.join(":", entry.directories));
    }
    lines.add(
        selective.isEmpty()
            ? "# No 'vpath' search paths."
            : "\n# " + selective.size() + " 'vpath' search paths.");
    lines.add(
        general.isEmpty()
            ? "\n# No general ('VPATH' variable) search path."
            : "\n# General ('VPATH' variable) search path:\n# " + String.join(":", general));
    return lines;
  }

  private static List<String> split(String path) {
    return Arrays.stream(path.split(":"))
        .filter(d -> !d.isEmpty() && !d.equals("."))
        .map(d -> d.length() > 1 && d.endsWith("/") ? d.substring(0, d.length() - 1) : d)
        .toList();
  }

  /** Returns whether a file found in {@code directory} is remade there. */
  public boolean isKept(String directory) {
    return kept.contains(directory);
  }

  /**
   * A file found along a path.
   *
   * @param list which path it was, the selective ones first
   * @param directory which directory of the path
   */
  record Found(String name, int list, int directory) implements Comparable<Found> {
    @Override
    public int compareTo(Found other) {
      return list != other.list
          ? Integer.compare(list, other.list)
          : Integer.compare(directory, other.directory);
    }
  }

  /** Returns the name under which {@code name}, a library perhaps, is found elsewhere, or null. */
  public @Nullable String search(String name) {
    Found found = find(name);
    if (found == null) {
      return Libraries.isOne(name) ? libraries.search(name) : null;
    }
    return found.name;
  }

  @Nullable Found find(String name) {
    if (name.startsWith("/") || (selective.isEmpty() && general.isEmpty())) {
      return null;
    }
    for (int i = 0; i < selective.size(); i++) {
      Entry entry = selective.get(i);
      Found found = entry.pattern.matches(name) ? find(i, entry.directories, name) : null;
      if (found != null) {
        return found;
      }
    }
    return find(selective.size(), general, name);
  }

  private @Nullable Found find(int list, List<String> directories, String name) {
    Target self = rules.find(name);
    boolean isTarget = self != null && self.isTarget();
    for (int i = 0; i < directories.size(); i++) {
      String candidate = directories.get(i) + "/" + name;
      Target known = rules.findFile(candidate);
      boolean mentioned = known != null && (!isTarget || known.isTarget());
      if (mentioned || isThere(candidate)) {
        return new Found(candidate, list, i);
      }
    }
    return null;
  }

  // What its directory held once may be gone.
  private boolean isThere(String candidate) {
    return evaluator.exists(candidate) && evaluator.host().resolve(candidate).toFile().exists();
  }
}
