package org.kbuildsim.check;

import java.util.List;
import java.util.regex.Pattern;

/** A build right after a build makes nothing. */
final class SecondBuildRunsNothing implements Property {
  // kbuild's short log: two spaces, a word in capitals, what is made.
  private static final Pattern LOG = Pattern.compile("^  [A-Z][A-Z0-9 ]*(\\[M\\])? +(\\S+)$");

  /** Returns whether a line says that something is made. */
  static boolean isLog(String line) {
    return LOG.matcher(line).matches();
  }

  @Override
  public List<Observation> look(State state) {
    List<String> made = state.again().stream().filter(SecondBuildRunsNothing::isLog).toList();
    if (made.isEmpty()) {
      return List.of();
    }
    // What is made first is the cause; the rest is made because of it.
    String target = made.get(0).replaceFirst(".*\\s", "");
    String name = target.substring(target.lastIndexOf('/') + 1);
    return List.of(
        Observation.of(
                Check.SECOND_BUILD_RUNS,
                target,
                "`" + target + "` is made again by every build",
                target,
                name,
                name.replaceFirst("\\.[^.]*$", ""),
                "if_changed",
                "targets",
                "always-y")
            .evidence(made.size() > 8 ? made.subList(0, 8) : made)
            .help(
                "a rule that uses if_changed needs FORCE, and its target has to be in `targets`,"
                    + " or kbuild never reads the command it saved"));
  }
}
