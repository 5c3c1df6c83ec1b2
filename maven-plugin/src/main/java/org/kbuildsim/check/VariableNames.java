package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The variables that makefiles set, use and export, by their text.
 *
 * <p>Names that are put together, {@code $(CFLAGS_$(target-stem).o)}, count as a use of every name
 * that they could be.
 */
final class VariableNames {
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
      Pattern.compile("^(?:[^\\t=]*:)?\\s*export\\s+(" + NAME + ")\\s*[:?+!=]");
  private static final Pattern REFERENCE = Pattern.compile("\\$[({](" + NAME + ")(?=[):}])");
  private static final Pattern CALLED =
      Pattern.compile("\\$\\((?:call|origin|flavor|value)\\s+(" + NAME + ")");
  private static final Pattern TESTED =
      Pattern.compile("^\\s*(?:else\\s+)?ifn?def\\s+(" + NAME + ")");
  private static final Pattern PUT_TOGETHER =
      Pattern.compile("\\$[({]([\\w.+-]*(?:\\$(?:\\([^()]*\\)|\\d|@|<)[\\w.+-]*)+)(?=[):}])");
  // kbuild looks for these by the names of objects and directories: foo-y, foo-objs, CFLAGS_foo.o.
  static final Pattern LIST = Pattern.compile(".*(-|-[ymn]|-objs|-libs)|.*\\..*");
  static final Set<String> GIVEN_BY_MAKE =
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

  /** Where each is set and used first, as {@code file:line}. */
  final Map<String, String> set = new LinkedHashMap<>();

  final Map<String, String> used = new LinkedHashMap<>();
  final Set<String> exported = new HashSet<>();
  private final Set<String> tested = new HashSet<>();
  private final List<Pattern> putTogether = new ArrayList<>();

  /** Returns the names in {@code files}, each with its lines. */
  static VariableNames of(Map<String, List<Sources.Line>> files) {
    VariableNames names = new VariableNames();
    files.forEach((file, lines) -> lines.forEach(line -> names.read(file, line)));
    return names;
  }

  private void read(String file, Sources.Line line) {
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
        putTogether.add(withBetween(literal, ".*"));
      }
    }
  }

  /** Returns what matches the parts of a name, and {@code between} between them. */
  static Pattern withBetween(String[] parts, String between) {
    return Pattern.compile(
        Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining(between)));
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
