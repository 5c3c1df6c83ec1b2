package org.kbuildsim.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tool.ToolInvocation;

/**
 * What a command is told to read is a prerequisite of what it makes, or make would not know to run
 * it again.
 *
 * <p>Files that a compiler finds by itself are in its dependency file, which kbuild has make read;
 * what stands in the command itself (bitcode to link in, a list of objects, a linker script) only
 * the rule can name.
 */
final class InputsArePrerequisites implements Property {
  @Override
  public List<Observation> look(State state) {
    List<Observation> found = new ArrayList<>();
    for (RecordedCommand command : state.commands().values()) {
      Path target = command.directory().resolve(command.target()).normalize();
      if (!state.prerequisites().knows(target)) {
        continue; // of another goal, or left from an earlier state
      }
      Set<Path> known = state.prerequisites().of(target);
      for (Path input : inputs(command)) {
        if (!known.contains(input) && isOfTheTree(input, state)) {
          found.add(observation(command.target(), name(input, state)));
        }
      }
    }
    return found;
  }

  private static Set<Path> inputs(RecordedCommand command) {
    Set<Path> made = new HashSet<>();
    Set<Path> read = new LinkedHashSet<>();
    for (ToolInvocation run : command.invocations()) {
      for (String input : run.inputs()) {
        Path file = command.directory().resolve(input).normalize();
        // What one program of a command leaves for the next is nobody else's affair.
        if (!made.contains(file)) {
          read.add(file);
        }
      }
      run.outputs().forEach(o -> made.add(command.directory().resolve(o).normalize()));
    }
    return read;
  }

  private static boolean isOfTheTree(Path file, State state) {
    return (file.startsWith(state.result().output()) || file.startsWith(state.source()))
        && Files.isRegularFile(file);
  }

  private static String name(Path file, State state) {
    Path objects = state.result().output();
    return (file.startsWith(objects) ? objects : state.source()).relativize(file).toString();
  }

  private static Observation observation(String target, String input) {
    String file = input.substring(input.lastIndexOf('/') + 1);
    return Observation.of(
            Check.INPUT_NOT_PREREQUISITE,
            target + " " + input,
            "`%s` is made of `%s`, which is no prerequisite of it".formatted(target, input),
            file,
            target.substring(target.lastIndexOf('/') + 1))
        .evidence(List.of("when `" + input + "` changes, make leaves `" + target + "` as it is"))
        .help("name it in the rule, as in `$(obj)/kernel.o: $(obj)/helpers/helpers.bc`");
  }
}
