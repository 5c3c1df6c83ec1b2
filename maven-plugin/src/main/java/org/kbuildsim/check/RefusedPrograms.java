package org.kbuildsim.check;

import java.util.List;

/** The patches bring no program into the build that it did not run before. */
final class RefusedPrograms implements Property {
  @Override
  public List<Observation> look(State state) {
    return state.refused().stream()
        .map(
            program ->
                Observation.of(
                        Check.PROGRAM_REFUSED,
                        program,
                        "`"
                            + program
                            + "` was not run: the build did not use it before this series",
                        program,
                        program.substring(program.lastIndexOf('/') + 1))
                    .evidence(ToolOutput.errors(ToolOutput.plain(state.lines(), state.source())))
                    .help("if you trust it: -Dkbuild.programs=" + program))
        .toList();
  }
}
