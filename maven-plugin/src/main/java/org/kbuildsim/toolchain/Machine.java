package org.kbuildsim.toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is looked at of the machine: its environment and its file system from the root on.
 *
 * @param environment the environment that tools are run in
 * @param root {@code /}, or in tests a directory that stands for it
 */
record Machine(Map<String, String> environment, Path root) {

  Machine {
    environment = Map.copyOf(environment);
  }

  static Machine here() {
    return new Machine(System.getenv(), Path.of("/"));
  }

  /** Returns {@code path}, given without the leading slash, below the root. */
  Path at(String path) {
    return root.resolve(path);
  }

  /** Returns the directories of {@code PATH}, in order; relative ones are not searched. */
  List<Path> searchPath() {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(":", -1))
        .filter(entry -> entry.startsWith("/"))
        .map(Path::of)
        .distinct()
        .toList();
  }

  /** Returns the first file of that name that {@code PATH} leads to and that can be executed. */
  Optional<Path> program(String name) {
    return searchPath().stream()
        .map(directory -> directory.resolve(name))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Returns the directory rustup keeps its toolchains in, whether there is one or not. */
  Path rustupToolchains() {
    String home = environment.get("RUSTUP_HOME");
    return (home != null
            ? Path.of(home)
            : Path.of(environment.getOrDefault("HOME", "/"), ".rustup"))
        .resolve("toolchains");
  }
}
