package org.kbuildsim.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tool.ToolInvocation;

/**
 * An object tree that went along with the patches holds the same files as one that is built of
 * nothing. Where it does not, make was not told what depends on what.
 */
final class CleanBuild {
  // Not .rmeta: it holds a hash of the whole configuration, and what is stale in it is stale in the
  // objects that were compiled with it.
  private static final Pattern COMPARED =
      Pattern.compile(".*\\.(o|ko|a|bc|so|symvers|h|rs|mod|order)|vmlinux");

  // bindgen writes every option down, used or not; fixdep records those that sources name, so that
  // a new option does not have everything built again.
  private static final Pattern OPTION = Pattern.compile("pub const CONFIG_\\w+: .*");

  private CleanBuild() {}

  /** Returns what to compare later: the contents of an object tree, by file. */
  static Map<String, Long> contents(Path objects) {
    Map<String, Long> contents = new TreeMap<>();
    for (String file : OutputIgnored.files(objects)) {
      Path path = objects.resolve(file);
      if (COMPARED.matcher(file).matches() && Files.isRegularFile(path)) {
        try {
          contents.put(
              file, sum(file.endsWith(".rs") ? withoutOptions(path) : Files.readAllBytes(path)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return contents;
  }

  private static long sum(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    return sum.getValue() << 24 ^ content.length;
  }

  private static byte[] withoutOptions(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> !OPTION.matcher(line).matches())
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns what is different.
   *
   * @param before contents of the tree that went along
   * @param clean the tree that was built of nothing
   */
  static List<Observation> look(Map<String, Long> before, State clean) {
    Map<String, Long> after = contents(clean.result().output());
    List<String> different = new ArrayList<>();
    // Files that nobody makes any more may stay behind; no build reads them.
    after.forEach(
        (file, content) -> {
          if (!content.equals(before.get(file))) {
            different.add(file);
          }
        });
    return observation(
        Check.INCREMENTAL_DIFFERS,
        different,
        clean,
        "an incremental build leaves `%s` as it was; a clean build makes another one",
        "make what its command reads a prerequisite, or have it in the dependency record");
  }

  /**
   * Returns what is different in a build in the source tree.
   *
   * @param objects contents of the object tree of the same configuration
   */
  static List<Observation> inTree(Map<String, Long> objects, State inTree) {
    Map<String, Long> files = contents(inTree.result().output());
    List<String> different = new ArrayList<>();
    objects.forEach(
        (file, content) -> {
          // Bitcode holds the names of its sources, which are other ones then.
          if (!file.endsWith(".bc") && !content.equals(files.get(file))) {
            different.add(file);
          }
        });
    return observation(
        Check.IN_TREE_DIFFERS,
        different,
        inTree,
        "`%s` is another one when it is built in the source tree",
        "let nothing but the names of directories depend on where objects are");
  }

  private static List<Observation> observation(
      Check check, List<String> different, State state, String message, String help) {
    if (different.isEmpty()) {
      return List.of();
    }
    Set<String> words = new LinkedHashSet<>();
    for (String file : different) {
      RecordedCommand command = state.commands().get(file);
      if (command != null) {
        for (ToolInvocation run : command.invocations()) {
          run.inputs().forEach(input -> words.add(input.substring(input.lastIndexOf('/') + 1)));
        }
      }
    }
    for (String file : different) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      words.addAll(List.of(name, "CFLAGS_" + name, "RUSTFLAGS_" + name));
    }
    return List.of(
        new Observation(
            check,
            "objects",
            message.formatted(different.get(0)),
            List.copyOf(words),
            different.size() > 8 ? different.subList(0, 8) : different,
            List.of(help)));
  }
}
