package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Packages of a newer release than the machine's, unpacked together with the libc they were built
 * for: they run with that libc's own loader, because the machine's is too old for them.
 */
final class ForeignRelease {
  private final Path stage;
  private final Path target;
  private final Path root;

  /**
   * Creates what runs the programs below {@code root}.
   *
   * @param stage the directory that is being made, which holds {@code root}
   * @param target where that directory will be when it is used
   */
  ForeignRelease(Path stage, Path target, Path root) {
    this.stage = stage;
    this.target = target;
    this.root = root;
  }

  /**
   * Returns the shell command that runs a program.
   *
   * @param program relative to {@code root}
   * @param more directories to look for libraries in after those of {@code root}
   */
  String command(Path program, List<Path> more) throws IOException {
    List<String> libraries = new ArrayList<>();
    for (Path directory : Prefix.libraryDirectories(root)) {
      libraries.add(inUse(directory).toString());
    }
    more.forEach(directory -> libraries.add(directory.toString()));
    Path loader = loader().orElseThrow(() -> new IOException("no ld-linux in " + root));
    return "exec %s --library-path %s %s"
        .formatted(
            Script.quote(inUse(loader)),
            Script.quote(String.join(":", libraries)),
            Script.quote(inUse(root.resolve(program))));
  }

  private Path inUse(Path staged) {
    return target.resolve(stage.relativize(staged));
  }

  private Optional<Path> loader() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith("ld-linux"))
          .findFirst();
    }
  }
}
