package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build runs the programs that it ran before, uses the files of the tree, of the object tree and
 * of the system, and comes to an end.
 */
final class StaysInside implements Property {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  @Override
  public List<Observation> look(State state) {
    Incidents incidents = state.incidents();
    List<String> lines = ToolOutput.errors(ToolOutput.plain(state.lines(), state.source()));
    List<Observation> found = new ArrayList<>();
    for (String program : incidents.refused()) {
      found.add(
          noProgram(state, program)
              .orElseGet(
                  () ->
                      program(
                              Check.PROGRAM_REFUSED,
                              program,
                              "`%s` was not run: the build did not use it before this series")
                          .evidence(lines)
                          .help("if you trust it: -Dkbuild.programs=" + program)));
    }
    for (String program : incidents.added()) {
      found.add(
          noProgram(state, program)
              .orElseGet(
                  () ->
                      program(
                              Check.PROGRAM_ADDED,
                              program,
                              "the build runs `%s`, which it did not use before this series")
                          .help(
                              "it was run shut in; if the build is to use it: -Dkbuild.programs="
                                  + program)));
    }
    for (String sentence : incidents.files()) {
      found.add(
          observation(Check.FILE_REFUSED, sentence, lines)
              .help("a build reads its tree and the system, and writes its object tree"));
    }
    for (String sentence : incidents.exceeded()) {
      found.add(
          observation(Check.LIMIT_EXCEEDED, sentence, List.of())
              .help("if it only needs longer: -Dkbuild.timeLimit=SECONDS"));
    }
    return found;
  }

  private static Observation program(Check check, String program, String message) {
    return Observation.of(check, program, message.formatted(program), program, base(program));
  }

  /** Returns what there is to say of what is worse than a new program: none, or a wrong one. */
  private static Optional<Observation> noProgram(State state, String program) {
    if (CommandsBegin.isOption(program)) {
      return Optional.of(CommandsBegin.observation(program));
    }
    String host = String.valueOf(state.toolchain().hostCompiler());
    return ChosenTools.isTool(program)
        ? Optional.of(ChosenTools.observation(program, "is run", host))
        : Optional.empty();
  }

  private static Observation observation(Check check, String sentence, List<String> evidence) {
    List<String> words = new ArrayList<>();
    Matcher name = NAME.matcher(sentence);
    while (name.find()) {
      words.add(name.group(1));
      words.add(base(name.group(1)));
    }
    return Observation.of(check, sentence, sentence, words.toArray(String[]::new))
        .evidence(evidence);
  }

  private static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
