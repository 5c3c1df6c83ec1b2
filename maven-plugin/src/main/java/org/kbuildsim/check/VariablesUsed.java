package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makefiles set is used somewhere, and what they use is set somewhere.
 *
 * <p>By their text, for all configurations at once. Names that are put together, {@code
 * $(CFLAGS_$(target-stem).o)}, count as a use of every name that they could be. A name that nobody
 * sets is told only where it looks like a slip for one that is set: many are for the user to give.
 */
final class VariablesUsed implements SourceProperty {
  private static final String NAME = "[A-Za-z_][\\w.+-]*";
  private static final Pattern SET =
      Pattern.compile(
          "^\\s*(?:(?:export|override|private)\\s+)*(" + NAME + ")\\s*(?:::?:?|\\?|\\+|!)?=");
  private static final Pattern SET_FOR_TARGET =
      Pattern.compile(
          "^[^\\t=]*:\\s*(?:(?:export|override|private)\\s+)*("
              + NAME
              + ")\\s*(?:::?:?|\\?|\\+|!)?=");
  private static final Pattern SET_ELSEWHERE =
      Pattern.compile(
          "(?:^\\s*(?:override\\s+)?define\\s+|\\$\\((?:foreach|let)\\s+)(" + NAME + ")");
  private static final Pattern SET_BY_EVAL =
      Pattern.compile("\\$\\(eval\\s+(" + NAME + ")\\s*(?:::?:?|\\?|\\+|!)?=");
  private static final Pattern EXPORTED = Pattern.compile("^\\s*export\\s+([^=:]+)$");
  private static final Pattern EXPORT_SET =
      Pattern.compile("^\\s*export\\s+(" + NAME + ")\\s*[:?+!=]");
  private static final Pattern REFERENCE = Pattern.compile("\\$[({](" + NAME + ")(?=[):}])");
  private static final Pattern CALLED =
      Pattern.compile("\\$\\((?:call|origin|flavor|value)\\s+(" + NAME + ")");
  private static final Pattern TESTED =
      Pattern.compile("^\\s*(?:else\\s+)?ifn?def\\s+(" + NAME + ")");
  private static final Pattern PUT_TOGETHER =
      Pattern.compile("\\$[({]([\\w.+-]*(?:\\$(?:\\([^()]*\\)|\\d|@|<)[\\w.+-]*)+)(?=[):}])");
  // kbuild looks for these by the names of objects and directories: foo-y, foo-objs, CFLAGS_foo.o.
  private static final Pattern LIST = Pattern.compile(".*(-|-[ymn]|-objs|-libs)|.*\\..*");
  private static final int SHORTEST_TYPO = 5;
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  @Override
  public List<Observation> look(Sources sources) {
    Names names = new Names();
    sources.makefiles().forEach((file, lines) -> lines.forEach(line -> names.read(file, line)));
    // The shell's and Kconfig's way to a variable is its plain name.
    Set<String> elsewhere = new HashSet<>();
    for (String text : sources.others().values()) {
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        elsewhere.add(word.group());
      }
    }
    List<Observation> found = new ArrayList<>();
    names.set.forEach(
        (name, place) -> {
          if (!names.isUsed(name) && !elsewhere.contains(name)) {
            found.add(
                Observation.of(
                        Check.VARIABLE_UNUSED,
                        name,
                        "`%s` is %s and never used"
                            .formatted(
                                name, names.exported.contains(name) ? "set, exported" : "set"),
                        place,
                        name)
                    .help("leave it out, or use it"));
          }
        });
    names.used.forEach(
        (name, place) -> {
          String near = names.isSet(name) ? "" : nearest(name, names.set.keySet());
          if (!near.isEmpty()) {
            found.add(
                Observation.of(
                        Check.VARIABLE_UNSET,
                        name,
                        "`$(%s)` is used, and no makefile sets it".formatted(name),
                        place,
                        "$(" + name + ")")
                    .help("did you mean `" + near + "`?"));
          }
        });
    return found;
  }

  /**
   * Returns the name that takes the fewest letters to make of {@code name}, if it is two at most.
   */
  private static String nearest(String name, Set<String> names) {
    // Short names are near to each other by nature, and lists are filled for some suffixes only.
    if (name.length() < SHORTEST_TYPO || LIST.matcher(name).matches()) {
      return "";
    }
    String best = "";
    int least = 3;
    for (String other : names) {
      int distance = distance(name, other);
      if (distance < least) {
        least = distance;
        best = other;
      }
    }
    return best;
  }

  // Levenshtein's, with neighbours swapped as one step: what fingers do.
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 2) {
      return 3;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  private static final class Names {
    private static final Set<String> GIVEN_BY_MAKE =
        Set.of(
            "MAKE",
            "MAKEFLAGS",
            "MAKECMDGOALS",
            "MAKEFILE_LIST",
            "MAKELEVEL",
            "MAKE_VERSION",
            "CURDIR",
            "SHELL",
            "VPATH",
            "MAKE_RESTARTS",
            "MFLAGS",
            "SUFFIXES");

    final Map<String, String> set = new LinkedHashMap<>();
    final Map<String, String> used = new LinkedHashMap<>();
    final Set<String> exported = new HashSet<>();
    private static final Set<String> FOR_PROGRAMS =
        Set.of(
            "CLIPPY_CONF_DIR",
            "LANG",
            "LANGUAGE",
            "LC_ALL",
            "LC_COLLATE",
            "LC_CTYPE",
            "LC_NUMERIC",
            "PATH",
            "PYTHONDONTWRITEBYTECODE",
            "RUSTC_BOOTSTRAP",
            "SOURCE_DATE_EPOCH",
            "TMPDIR");
    private static final Pattern ARGUMENT =
        Pattern.compile("\\$\\(call\\s+[^,()]+,\\s*(" + NAME + ")(?=[,)\\s])");
    private final Set<String> tested = new HashSet<>();
    private final List<Pattern> putTogether = new ArrayList<>();

    void read(String file, Sources.Line line) {
      String place = file + ":" + line.number();
      String text = line.text();
      Matcher exports = EXPORTED.matcher(text);
      if (exports.find()) {
        exported.addAll(List.of(exports.group(1).strip().split("\\s+")));
      }
      Matcher exportsAndSets = EXPORT_SET.matcher(text);
      if (exportsAndSets.find()) {
        exported.add(exportsAndSets.group(1));
      }
      if (!text.startsWith("\t")) {
        note(SET, text, place, set);
        note(SET_FOR_TARGET, text, place, set);
      }
      note(SET_ELSEWHERE, text, place, set);
      note(SET_BY_EVAL, text, place, set);
      note(REFERENCE, text, place, used);
      note(CALLED, text, place, used);
      Matcher test = TESTED.matcher(text);
      if (test.find()) {
        tested.add(test.group(1));
      }
      Matcher argument = ARGUMENT.matcher(text);
      while (argument.find()) {
        tested.add(argument.group(1));
      }
      Matcher name = PUT_TOGETHER.matcher(text);
      while (name.find()) {
        String[] literal = name.group(1).split("\\$(?:\\([^()]*\\)|\\d|@|<)", -1);
        if (String.join("", literal).length() > 2) {
          StringBuilder regex = new StringBuilder();
          for (int i = 0; i < literal.length; i++) {
            regex.append(i == 0 ? "" : ".*").append(Pattern.quote(literal[i]));
          }
          putTogether.add(Pattern.compile(regex.toString()));
        }
      }
    }

    private static void note(Pattern pattern, String text, String place, Map<String, String> into) {
      Matcher found = pattern.matcher(text);
      while (found.find()) {
        into.putIfAbsent(found.group(1), place);
      }
    }

    boolean isUsed(String name) {
      return used.containsKey(name)
          || tested.contains(name)
          || FOR_PROGRAMS.contains(name)
          || GIVEN_BY_MAKE.contains(name)
          || LIST.matcher(name).matches()
          || isPutTogether(name);
    }

    boolean isSet(String name) {
      return set.containsKey(name)
          || name.startsWith("CONFIG_")
          || GIVEN_BY_MAKE.contains(name)
          || isPutTogether(name);
    }

    private boolean isPutTogether(String name) {
      return putTogether.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
  }
}
