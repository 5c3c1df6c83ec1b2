package org.kbuildsim.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.BinaryTools;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.toolchain.Toolchain;

/**
 * The tree with some patches on it, built in one configuration.
 *
 * @param lines what make and the tools printed
 * @param warnings what the simulator said of it
 * @param again what a build right after it printed; none if the first failed
 * @param incidents what was tried that is none of a build's business
 * @param source top of the source tree
 * @param commands what made each file, by target
 * @param prerequisites what make will compare ages with in the next build
 * @param rules what make compared ages with when it first came to a target in this build: where it
 *     began with nothing, what rules say
 * @param exported the symbols that vmlinux and the modules export
 * @param readers what reads the objects
 */
record State(
    Configuration configuration,
    BuildResult result,
    List<String> lines,
    List<Diagnostic> warnings,
    List<String> again,
    Incidents incidents,
    Path source,
    Map<String, RecordedCommand> commands,
    Prerequisites prerequisites,
    Prerequisites rules,
    List<String> exported,
    Toolchain toolchain,
    BinaryTools readers) {

  ObjectTree objects() {
    return new ObjectTree(result.output());
  }

  /** Returns the names of the options that are not off, without {@code CONFIG_}. */
  Set<String> enabledOptions() {
    Set<String> names = new TreeSet<>();
    try (Stream<String> lines = Files.lines(result.output().resolve("include/config/auto.conf"))) {
      lines
          .filter(line -> line.startsWith("CONFIG_"))
          .forEach(line -> names.add(line.substring("CONFIG_".length(), line.indexOf('='))));
    } catch (IOException notConfigured) {
      // What failed before that is told by others.
    }
    return names;
  }
}
