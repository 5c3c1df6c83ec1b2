package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kbuildsim.rule.RecordedCommand;

/**
 * A command begins with a program. One that begins with an option lost it: a variable that is empty
 * here. The shell tries to run the option, and in a pipe nobody hears that it cannot.
 */
final class CommandsBegin implements Property {
  @Override
  public List<Observation> look(State state) {
    Map<String, Observation> found = new LinkedHashMap<>();
    for (RecordedCommand command : state.commands().values()) {
      for (List<String> words : command.words()) {
        if (isOption(words.get(0))) {
          found.putIfAbsent(words.get(0), observation(words.get(0), command.target(), words));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Returns whether what a shell was asked to run is no program's name. */
  static boolean isOption(String program) {
    return program.isBlank() || program.startsWith("-");
  }

  private static Observation observation(String option, String target, List<String> command) {
    List<String> words = new ArrayList<>(command.subList(0, Math.min(3, command.size())));
    words.add(target.substring(target.lastIndexOf('/') + 1));
    return new Observation(
        Check.COMMAND_EMPTY,
        option,
        "a command to make `%s` begins with `%s`: its program is empty".formatted(target, option),
        words,
        List.of(),
        List.of("see what the variable before it is set to, and where"));
  }

  /** Returns that a shell was asked to run an option. */
  static Observation observation(String option) {
    return Observation.of(
            Check.COMMAND_EMPTY,
            option,
            "a command begins with `" + option + "`: its program is empty",
            option)
        .help("see what the variable before it is set to, and where");
  }
}
