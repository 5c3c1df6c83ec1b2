package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.List;
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
          Observation.of(
                  Check.PROGRAM_REFUSED,
                  program,
                  "`" + program + "` was not run: the build did not use it before this series",
                  program,
                  base(program))
              .evidence(lines)
              .help("if you trust it: -Dkbuild.programs=" + program));
    }
    for (String program : incidents.added()) {
      found.add(
          Observation.of(
                  Check.PROGRAM_ADDED,
                  program,
                  "the build runs `" + program + "`, which it did not use before this series",
                  program,
                  base(program))
              .help("it was run shut in; if the build is to use it: -Dkbuild.programs=" + program));
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
