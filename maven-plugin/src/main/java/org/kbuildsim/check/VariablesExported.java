package org.kbuildsim.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the top Makefile sets and a sub-make or Kconfig uses is exported.
 *
 * <p>By their text. The top Makefile's own are the files that it includes, and those that they
 * include; all other makefiles are read by a make of their own, which knows of the top's variables
 * those alone that are in its environment or on its command line.
 */
final class VariablesExported implements SourceProperty {
  private static final String TOP = "Makefile";
  // include-y is what kbuild's top Makefile collects before it includes it.
  private static final Pattern INCLUDE =
      Pattern.compile("^\\s*(?:[-s]?include\\s|include-\\S*\\s*[:+]?=)(.*)");
  private static final Pattern PASSED = Pattern.compile("(?<=\\s)([A-Za-z_]\\w*)=");
  private static final Pattern EXPORT_ALL =
      Pattern.compile("^\\s*(export|\\.EXPORT_ALL_VARIABLES\\s*:.*)\\s*$");

  @Override
  public List<Observation> look(Sources sources) {
    Map<String, List<Sources.Line>> makefiles = sources.makefiles();
    Set<String> ofTop = withIncluded(makefiles, Set.of(TOP));
    Map<String, List<Sources.Line>> top = new TreeMap<>(makefiles);
    top.keySet().retainAll(ofTop);
    if (top.values().stream().flatMap(List::stream).anyMatch(line -> matches(EXPORT_ALL, line))) {
      return List.of();
    }
    Set<String> others = new HashSet<>(makefiles.keySet());
    others.removeAll(ofTop);
    Map<String, List<Sources.Line>> below = new TreeMap<>(makefiles);
    below.keySet().retainAll(withIncluded(makefiles, others));
    sources
        .others()
        .forEach(
            (file, text) -> {
              if (file.startsWith("Kconfig", file.lastIndexOf('/') + 1)) {
                below.put(file, Sources.logical(text));
              }
            });

    VariableNames set = VariableNames.of(top);
    VariableNames used = VariableNames.of(below);
    Set<String> given = new HashSet<>(VariableNames.GIVEN_BY_MAKE);
    given.addAll(set.exported);
    given.addAll(used.exported);
    given.addAll(passed(makefiles));
    List<Observation> found = new ArrayList<>();
    used.used.forEach(
        (name, place) -> {
          String setAt = set.set.get(name);
          String usedBy = place.substring(0, place.lastIndexOf(':'));
          if (setAt != null && !used.set.containsKey(name) && !given.contains(name)) {
            found.add(
                Observation.of(
                        Check.VARIABLE_NOT_EXPORTED,
                        name,
                        "`%s` uses `$(%s)`, which the top Makefile sets and does not export"
                            .formatted(usedBy, name),
                        place,
                        setAt,
                        name)
                    .help("export it: `export " + name + "`"));
          }
        });
    return found;
  }

  private static boolean matches(Pattern pattern, Sources.Line line) {
    return pattern.matcher(line.text()).matches();
  }

  /** Returns {@code files} and all that they include, one way or the other. */
  private static Set<String> withIncluded(
      Map<String, List<Sources.Line>> makefiles, Set<String> files) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(files);
    while (!open.isEmpty()) {
      String file = open.pop();
      if (found.add(file)) {
        for (Sources.Line line : makefiles.getOrDefault(file, List.of())) {
          Matcher include = INCLUDE.matcher(line.text());
          if (include.matches()) {
            open.addAll(named(makefiles.keySet(), include.group(1)));
          }
        }
      }
    }
    return found;
  }

  /** Returns which of {@code makefiles} the words of an include may name. */
  private static List<String> named(Set<String> makefiles, String words) {
    List<String> found = new ArrayList<>();
    for (String word : words.strip().split("\\s+", 0)) {
      // A word that is nothing but a variable may be any file: those of sub-makes are such.
      String path = word.replaceFirst("^\\$\\((src|obj)tree\\)/", "");
      String[] literal = path.split("\\$\\([\\w-]+\\)", -1);
      if (!path.startsWith("$") && !path.isEmpty()) {
        Pattern name = VariableNames.withBetween(literal, "[^/]*");
        makefiles.stream().filter(file -> name.matcher(file).matches()).forEach(found::add);
      }
    }
    return found;
  }

  private static Set<String> passed(Map<String, List<Sources.Line>> makefiles) {
    Set<String> names = new HashSet<>();
    for (List<Sources.Line> lines : makefiles.values()) {
      for (Sources.Line line : lines) {
        Matcher passed = PASSED.matcher(line.text().contains("$(MAKE)") ? line.text() : "");
        while (passed.find()) {
          names.add(passed.group(1));
        }
      }
    }
    return names;
  }
}
