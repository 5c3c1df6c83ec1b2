package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tool.ToolInvocation;

/**
 * What a command reads that a rule beside it makes, its own rule names: in a build of nothing there
 * is no record yet of what was read the last time.
 *
 * <p>Held against what the dependency records say after the build, since compilers find files by
 * themselves: rustc the crates of {@code --extern} and their proc macros below {@code -L}. What
 * other directories make is there by the order in which kbuild goes through them.
 */
final class OrderOfFiles {
  private OrderOfFiles() {}

  /** Returns what is missing in a tree that was built of nothing. */
  static List<Observation> look(State clean) {
    Map<Path, Path> makers = makers(clean);
    List<Observation> found = new ArrayList<>();
    for (RecordedCommand command : clean.commands().values()) {
      Path target = file(command, command.target());
      Set<Path> named = clean.rules().of(target);
      if (!clean.rules().knows(target)) {
        continue;
      }
      for (Path read : clean.prerequisites().directly(target)) {
        Path maker = makers.getOrDefault(read, target);
        boolean beside = Objects.equals(maker.getParent(), target.getParent());
        if (beside && !maker.equals(target) && !named.contains(maker) && !named.contains(read)) {
          found.add(observation(command.target(), clean.result().output().relativize(read)));
        }
      }
    }
    return found;
  }

  /** Returns what is missing in a tree that was built of nothing, for {@link #known}. */
  static List<String> subjects(State clean) {
    return look(clean).stream().map(Observation::subject).toList();
  }

  /** Returns what a tree was seen to be missing. */
  static List<Observation> known(List<String> subjects) {
    return subjects.stream().map(s -> Observation.of(Check.ORDER_MATTERS, s, s)).toList();
  }

  /** Returns the target whose rule makes a file: {@code kernel.o} for {@code libkernel.rmeta}. */
  private static Map<Path, Path> makers(State state) {
    Map<Path, Path> makers = new HashMap<>();
    for (RecordedCommand command : state.commands().values()) {
      Path target = file(command, command.target());
      for (ToolInvocation run : command.invocations()) {
        run.outputs().forEach(output -> makers.put(file(command, output), target));
      }
      makers.put(target, target);
    }
    return makers;
  }

  private static Path file(RecordedCommand command, String name) {
    return command.directory().resolve(name).normalize();
  }

  private static Observation observation(String target, Path read) {
    String name = String.valueOf(read.getFileName());
    String stem = name.replaceFirst("\\.\\w+$", "");
    return Observation.of(
            Check.ORDER_MATTERS,
            target + " " + read,
            "`%s` is made of `%s`, and no rule says so".formatted(target, read),
            name,
            stem + "_name",
            stem.replaceFirst("^lib", "") + ".o",
            target.substring(target.lastIndexOf('/') + 1))
        .evidence(
            List.of(
                "the record of what the compiler read is there for the second build only; the"
                    + " first may come to `"
                    + target
                    + "` too early"))
        .help("name it, or the target that is made with it, in the rule");
  }
}
