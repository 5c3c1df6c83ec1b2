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
  private final List<Entry> selective = new ArrayList<>();
  private List<String> general = List.of();
  private List<String> kept = List.of();

  Vpath(Evaluator evaluator, RuleDatabase rules) {
    this.evaluator = evaluator;
    this.rules = rules;
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

  /** Returns the name under which {@code name} is found elsewhere, or null. */
  public @Nullable String search(String name) {
    if (name.startsWith("/") || (selective.isEmpty() && general.isEmpty())) {
      return null;
    }
    for (Entry entry : selective) {
      String found = entry.pattern.matches(name) ? search(entry.directories, name) : null;
      if (found != null) {
        return found;
      }
    }
    return search(general, name);
  }

  private @Nullable String search(List<String> directories, String name) {
    Target self = rules.find(name);
    boolean isTarget = self != null && self.isTarget();
    for (String directory : directories) {
      String candidate = directory + "/" + name;
      Target known = rules.find(candidate);
      boolean mentioned = known != null && (!isTarget || known.isTarget());
      if (mentioned || evaluator.host().resolve(candidate).toFile().exists()) {
        return candidate;
      }
    }
    return null;
  }
}
