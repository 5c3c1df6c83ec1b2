package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.tree.FileChange;
import org.kbuildsim.tree.Hunk;
import org.kbuildsim.tree.Patch;

/** A patch that adds an option changes no command of who leaves it off. */
final class OptionOff {
  private static final Set<String> COMMON =
      Set.of(";", "mv", "-c", "-m", "-mllvm", "-o", "-r", "$@");
  private static final Pattern OPTION = Pattern.compile("^(?:menu)?config (\\w+)\\s*$");
  private static final Pattern ENTRY = Pattern.compile("^[a-z]");
  private static final Pattern PROMPT = Pattern.compile("^\\s+(bool|tristate|prompt)\\s+\"");

  private OptionOff() {}

  /** Returns the options that {@code patch} adds. */
  static Set<String> addedBy(Patch patch) {
    Set<String> added = new TreeSet<>();
    Set<String> removed = new TreeSet<>();
    for (FileChange change : patch.changes()) {
      if (!change.path().matches("(.*/)?Kconfig[\\w.-]*")) {
        continue;
      }
      for (Hunk hunk : change.hunks()) {
        for (Hunk.Line line : hunk.changes()) {
          Matcher option = OPTION.matcher(line.text());
          if (option.find()) {
            (line.kind() == Hunk.Kind.ADDED ? added : removed).add(option.group(1));
          }
        }
      }
    }
    added.removeAll(removed);
    return added;
  }

  /** Returns those that a user can be asked for: the value of others is the tree's own affair. */
  static Set<String> askedBy(Patch patch) {
    Set<String> asked = new TreeSet<>();
    for (FileChange change : patch.changes()) {
      for (Hunk hunk : change.hunks()) {
        String option = "";
        for (Hunk.Line line : hunk.changes()) {
          Matcher entry = ENTRY.matcher(line.text());
          if (entry.find()) {
            Matcher named = OPTION.matcher(line.text());
            option = named.find() ? named.group(1) : "";
          } else if (PROMPT.matcher(line.text()).find()) {
            asked.add(option);
          }
        }
      }
    }
    asked.retainAll(addedBy(patch));
    return asked;
  }

  /**
   * Returns what changed although the options are off.
   *
   * @param before the state without the patch
   * @param after the state with it, configured alike
   */
  static List<Observation> look(State before, State after, Set<String> added) {
    Set<String> on = after.enabledOptions();
    Set<String> off = new TreeSet<>(added);
    off.removeAll(on);
    // Where one of them is on, what it changes is what it is for.
    if (off.isEmpty() || off.size() < added.size()) {
      return List.of();
    }
    Map<String, List<String>> byChange = new LinkedHashMap<>();
    for (RecordedCommand old : before.commands().values()) {
      RecordedCommand now = after.commands().get(old.target());
      if (now != null && !now.text().equals(old.text())) {
        String change = change(plain(old, before.toolchain()), plain(now, after.toolchain()));
        byChange.computeIfAbsent(change, c -> new ArrayList<>()).add(old.target());
      }
    }
    List<Observation> found = new ArrayList<>();
    byChange.forEach(
        (change, targets) ->
            found.add(
                Observation.of(
                        Check.OPTION_OFF_CHANGES,
                        change,
                        "the command of `%s` changes although %s is off: %s"
                            .formatted(targets.get(0), String.join(", ", off), change),
                        words(change))
                    .evidence(targets.size() > 8 ? targets.subList(0, 8) : targets)
                    .help("put it under the option's condition, or into a patch of its own")));
    return found;
  }

  /** Returns a command as a rule has it: what is the target's own name is so in many commands. */
  private static String plain(RecordedCommand command, Toolchain tools) {
    String target = command.target();
    String temporary = target.replaceFirst("([^/]+)$", ".tmp_$1");
    String text = command.text().replace(temporary, "$(tmp-target)").replace(target, "$@");
    for (Path tool : tools.llvmTools().values()) {
      text = text.replace(tool.toString(), String.valueOf(tool.getFileName()));
    }
    return text;
  }

  // What stands in nearly every command tells nothing of where this one comes from.
  private static String[] words(String change) {
    return Arrays.stream(change.replaceAll("(^|\\s)[+-](?=\\S)", " ").strip().split("\\s+"))
        .filter(word -> !COMMON.contains(word))
        .toArray(String[]::new);
  }

  private static String change(String before, String after) {
    List<String> was = List.of(before.split("\\s+"));
    List<String> is = List.of(after.split("\\s+"));
    List<String> change = new ArrayList<>();
    is.stream().filter(w -> !was.contains(w)).distinct().forEach(w -> change.add("+" + w));
    was.stream().filter(w -> !is.contains(w)).distinct().forEach(w -> change.add("-" + w));
    return change.isEmpty() ? "order of words" : String.join(" ", change);
  }
}
