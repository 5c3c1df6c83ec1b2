package org.kbuildsim.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kbuildsim.tree.GitIgnore;

/**
 * Git ignores what a build leaves.
 *
 * <p>Asked of a build with {@code O=}: its files lie where a build in the source tree would put
 * them.
 */
final class OutputIgnored implements Property {
  // What is there only because of O=.
  private static final Set<String> OF_OBJECT_TREE = Set.of("Makefile", ".gitignore", "source");

  @Override
  public List<Observation> look(State state) {
    if (!state.result().succeeded()) {
      return List.of();
    }
    GitIgnore ignore = GitIgnore.of(state.source());
    Map<String, List<String>> kinds = new TreeMap<>();
    for (String file : files(state.result().output())) {
      if (!OF_OBJECT_TREE.contains(file)
          && !Files.exists(state.source().resolve(file))
          && !ignore.ignores(file)) {
        kinds.computeIfAbsent(kind(file), k -> new ArrayList<>()).add(file);
      }
    }
    List<Observation> found = new ArrayList<>();
    kinds.forEach((kind, files) -> found.add(observation(kind, files)));
    return found;
  }

  private static Observation observation(String kind, List<String> files) {
    String name = files.get(0).substring(files.get(0).lastIndexOf('/') + 1);
    String suffix = name.contains(".") ? name.substring(name.lastIndexOf('.')) : name;
    return Observation.of(
            Check.OUTPUT_NOT_IGNORED,
            kind,
            "a build in the source tree leaves `" + files.get(0) + "`, which git does not ignore",
            "*" + suffix,
            name,
            files.get(0))
        .evidence(files.size() > 8 ? files.subList(0, 8) : files)
        .help(
            "add a line to .gitignore, and an exception for each source that the line would hide");
  }

  private static String kind(String file) {
    int dot = file.lastIndexOf('.');
    return dot > file.lastIndexOf('/') ? "*" + file.substring(dot) : file;
  }

  static List<String> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
          .map(f -> root.relativize(f).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
