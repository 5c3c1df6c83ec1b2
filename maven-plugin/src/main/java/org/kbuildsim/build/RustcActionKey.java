package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.tool.Rustc;

/**
 * What of a run of rustc decides its outputs, as far as that is known before it runs.
 *
 * <p>The directory of the run is part of a crate's metadata and of debug information, by the name
 * that {@code --remap-path-prefix} gives it. A prefix above none of the sources does nothing else,
 * so its word is left out: then objects are shared between directories.
 */
final class RustcActionKey {
  /** Read, but no source whose name would stand in the output. */
  private static final List<String> BINARY = List.of(".rmeta", ".rlib", ".so");

  private static final String REMAP = "--remap-path-prefix=";

  private RustcActionKey() {}

  /**
   * Returns the key, a hexadecimal number.
   *
   * @throws IOException if an input cannot be read
   */
  static String of(Rustc rustc, Invocation invocation, String toolchain) throws IOException {
    MessageDigest digest = Digests.sha256();
    Digests.add(digest, "rustc 1");
    Digests.add(digest, toolchain);
    Digests.add(digest, identity(invocation));
    List<String> words = invocation.arguments().subList(1, invocation.arguments().size());
    List<Path> sources = sources(rustc, invocation.directory());
    for (String word : words) {
      boolean idle =
          word.startsWith(REMAP)
              && sources.stream()
                  .noneMatch(source -> source.startsWith(from(word, invocation.directory())));
      if (!idle) {
        Digests.add(digest, word);
      }
    }
    Digests.add(digest, nameOfDirectory(words, invocation.directory()));
    new TreeMap<>(invocation.environment())
        .forEach(
            (name, value) -> {
              if (matters(name)) {
                Digests.add(digest, name + "=" + value);
              }
            });
    for (String input : rustc.inputs()) {
      Digests.add(digest, Digests.ofFile(invocation.directory().resolve(input)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns whether a prefix that the key leaves out lies above the file {@code name} after all.
   */
  static boolean isRemapped(Rustc rustc, Invocation invocation, String name) {
    Path file = invocation.directory().resolve(name).normalize();
    if (BINARY.stream().anyMatch(name::endsWith)) {
      return false;
    }
    List<Path> sources = sources(rustc, invocation.directory());
    return invocation.arguments().stream()
        .filter(word -> word.startsWith(REMAP))
        .map(word -> from(word, invocation.directory()))
        .anyMatch(
            from ->
                file.startsWith(from)
                    && sources.stream().noneMatch(source -> source.startsWith(from)));
  }

  private static List<Path> sources(Rustc rustc, Path directory) {
    String root = rustc.crateRoot();
    return root == null ? List.of() : List.of(directory.resolve(root).normalize());
  }

  private static Path from(String word, Path directory) {
    String mapping = word.substring(REMAP.length());
    // The last equals sign divides, as in rustc.
    int equals = mapping.lastIndexOf('=');
    return directory.resolve(equals < 0 ? mapping : mapping.substring(0, equals)).normalize();
  }

  // As rustc does: the mapping given last is tried first, and matches whole components.
  private static String nameOfDirectory(List<String> words, Path directory) {
    List<String> mappings = new ArrayList<>(words);
    Collections.reverse(mappings);
    for (String word : mappings) {
      if (word.startsWith(REMAP)) {
        Path from = from(word, directory);
        if (directory.startsWith(from)) {
          return word.substring(word.lastIndexOf('=') + 1) + "\0" + from.relativize(directory);
        }
      }
    }
    return directory.toString();
  }

  // PATH and the like do not reach into the output. What a crate asks of the environment by env!
  // stands in its dependency file, and is compared for itself.
  private static boolean matters(String name) {
    return name.startsWith("RUSTC_")
        || name.startsWith("LC_")
        || name.equals("LANG")
        || name.equals("RUST_TARGET_PATH")
        || name.equals("SOURCE_DATE_EPOCH");
  }

  // A wrapper script is the toolchain's; another program under the same name is told apart by this.
  private static String identity(Invocation invocation) throws IOException {
    String program = invocation.program();
    if (program.indexOf('/') < 0) {
      for (String element : invocation.environment().getOrDefault("PATH", "").split(":", -1)) {
        Path file = invocation.directory().resolve(element).resolve(program);
        if (Files.isExecutable(file)) {
          return identity(file);
        }
      }
      throw new IOException(program + " is not in PATH");
    }
    return identity(invocation.directory().resolve(program));
  }

  private static String identity(Path program) throws IOException {
    Path file = program.toRealPath();
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant();
  }
}
