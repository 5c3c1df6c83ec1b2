package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.modpost.ModpostDialect;

/**
 * A build, of a tree or of an external module, and what it says and leaves.
 *
 * <pre>
 * title: A module calls what nothing exports
 * reference: modpost.c, check_exports()
 * build: x86_64
 * fails: true
 * </pre>
 *
 * @param configuration what the tree is configured as
 * @param asks whether nothing is built: commands are what would be run
 * @param without files of the built tree that are not there when the module is built
 * @param targets words of make's command line; {@code {tree}} in them stands for the source tree,
 *     and others for tools: {@link OtherTools}
 * @param module sources of an external module, or null
 * @param change what is done to the tree, or to the module, before it is built
 * @param modpost whose modpost speaks; null for that of the run
 * @param fails whether the build has to fail
 * @param lines which lines of golden files are looked at; null for all
 * @param nm objects whose symbols are listed
 * @param strings objects and bitcode whose texts are listed
 * @param commands targets whose commands are listed
 * @param cure with it, what the golden files say is gone; null if that is to undo the change, or if
 *     there is a sabotage
 * @param sabotage with it, something else comes out; null if there is a cure
 */
public record BuildCase(
    Heading heading,
    Configuration configuration,
    boolean asks,
    List<String> without,
    List<String> targets,
    @Nullable Path module,
    Change change,
    @Nullable ModpostDialect modpost,
    boolean fails,
    @Nullable Pattern lines,
    List<String> nm,
    List<String> strings,
    List<String> commands,
    @Nullable Change cure,
    @Nullable Change sabotage)
    implements Case {

  /**
   * Returns this case without what it does to the tree: how it is cured if nothing else is said.
   */
  BuildCase undone() {
    return new BuildCase(
        heading,
        configuration,
        asks,
        List.of(),
        targets,
        module,
        Change.NONE,
        modpost,
        fails,
        lines,
        nm,
        strings,
        commands,
        null,
        null);
  }

  /** Returns whether there is something to be undone. */
  boolean isOfTree() {
    return change.isOfTree() || !without.isEmpty();
  }

  /** Returns all words of make's command line that the case may give. */
  List<String> words() {
    List<String> all = new ArrayList<>(targets);
    Stream.of(cure, sabotage).filter(Objects::nonNull).forEach(proof -> all.addAll(proof.words()));
    return all;
  }

  /** Creates a case; the lists are copied. */
  public BuildCase {
    without = List.copyOf(without);
    targets = List.copyOf(targets);
    nm = List.copyOf(nm);
    strings = List.copyOf(strings);
    commands = List.copyOf(commands);
  }
}
