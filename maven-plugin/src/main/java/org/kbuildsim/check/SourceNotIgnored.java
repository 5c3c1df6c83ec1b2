package org.kbuildsim.check;

import java.util.List;
import org.kbuildsim.tree.GitIgnore;

/**
 * Git ignores no source. A rule for what a build leaves can also hit a file that belongs there:
 * {@code *.bc}, meant for bitcode, hides {@code kernel/time/timeconst.bc}.
 */
final class SourceNotIgnored implements SourceProperty {
  @Override
  public List<Observation> look(Sources sources) {
    GitIgnore ignore = GitIgnore.of(sources.root());
    return sources.files().stream()
        .filter(ignore::ignores)
        .map(SourceNotIgnored::observation)
        .toList();
  }

  private static Observation observation(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return Observation.of(
            Check.SOURCE_IGNORED,
            file,
            "git ignores `" + file + "`, which is a source",
            file,
            "!" + file,
            dot < 0 ? name : "*" + name.substring(dot))
        .help("add an exception behind the rule that hides it: `!" + file + "`");
  }
}
