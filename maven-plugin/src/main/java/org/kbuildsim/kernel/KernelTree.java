package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kconfig.KconfigVersion;
import org.kbuildsim.modpost.ModpostDialect;

/**
 * The source tree of a kernel: the real one or a small one.
 *
 * @param root absolute, without links
 */
public record KernelTree(Path root) {
  private static final List<String> LANDMARKS =
      List.of("Makefile", "Kconfig", "scripts/Makefile.build", "arch");

  /**
   * Opens the tree in {@code directory}.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it is not there, is not a kernel tree,
   *     or lies where kbuild cannot work
   */
  public static KernelTree open(Path directory) {
    Location where = Location.file(directory.toString());
    if (!Files.isDirectory(directory)) {
      throw Diagnostic.error(where, "no such kernel tree")
          .help("name the directory of a kernel tree: -Dkbuild.tree=DIR")
          .asException();
    }
    for (String landmark : LANDMARKS) {
      if (!Files.exists(directory.resolve(landmark))) {
        throw Diagnostic.error(where, "not a kernel tree: it has no `" + landmark + "`")
            .help("name the top directory of a kernel tree: -Dkbuild.tree=DIR")
            .asException();
      }
    }
    Path root;
    try {
      root = directory.toRealPath();
    } catch (IOException e) {
      throw Diagnostic.error(where, "kernel tree cannot be read: " + e.getMessage()).asException();
    }
    requireUsableName(root, "source tree");
    return new KernelTree(root);
  }

  /**
   * Checks that the tree has an architecture of that name.
   *
   * @param architecture a value of {@code ARCH}
   */
  public void requireArchitecture(String architecture) {
    if (!Files.isRegularFile(
        root.resolve("arch").resolve(sourceName(architecture)).resolve("Makefile"))) {
      throw Diagnostic.error(
              Location.file(root.toString()), "unknown architecture `" + architecture + "`")
          .note("the tree has: " + String.join(", ", architectures()))
          .help("choose one of them: -Dkbuild.arch=ARCH (x86_64 stands for 64-bit x86)")
          .asException();
    }
  }

  /**
   * Checks that kbuild can work in a directory of that name.
   *
   * @param role what it is to be, for the message
   */
  static void requireUsableName(Path directory, String role) {
    String name = directory.toString();
    // Makefiles split words at spaces and prerequisites at colons; the kernel's own Makefile
    // refuses
    // such directories for the same reason.
    if (name.chars().anyMatch(c -> Character.isWhitespace(c) || c == ':')) {
      throw Diagnostic.error(
              Location.file(name), role + " directory cannot contain spaces or colons")
          .note("make has no way to quote them in the names of targets")
          .help("move or link it to a path without them")
          .asException();
    }
  }

  /** Returns the tree's other architectures, as values of {@code ARCH}. */
  List<String> otherArchitectures(String architecture) {
    return architectures().stream()
        .filter(name -> !name.equals(sourceName(architecture)))
        .map(name -> name.equals("x86") ? "x86_64" : name)
        .toList();
  }

  /** Returns which Kconfig the tree is written in, by the grammar it brings along; else 6.12's. */
  KconfigVersion kconfigVersion() {
    try {
      String grammar = Files.readString(root.resolve("scripts/kconfig/parser.y"));
      return grammar.contains("T_TRANSITIONAL") ? KconfigVersion.V7_3 : KconfigVersion.V6_12;
    } catch (IOException e) {
      return KconfigVersion.V6_12;
    }
  }

  /**
   * Returns whose modpost is to speak: that of {@code name}, {@code 6.12} or {@code 7.3}; for null
   * the one that the tree brings along, by its words for an undefined symbol; else 6.12's.
   */
  public ModpostDialect modpost(@Nullable String name) {
    if (name != null) {
      return ModpostDialect.named(name);
    }
    try {
      String source = Files.readString(root.resolve("scripts/mod/modpost.c"));
      return source.contains("symbol '%s' undefined!") ? ModpostDialect.V7_3 : ModpostDialect.V6_12;
    } catch (IOException e) {
      return ModpostDialect.V6_12;
    }
  }

  /** Returns the directory with the Kconfig files of an architecture alone. */
  Path kconfigOf(String architecture) {
    return root.resolve("arch").resolve(sourceName(architecture));
  }

  private List<String> architectures() {
    try (Stream<Path> entries = Files.list(root.resolve("arch"))) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve("Makefile")))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Diagnostic.error(
              Location.file(root.resolve("arch").toString()), "cannot be read: " + e.getMessage())
          .asException();
    }
  }

  // The values of ARCH that are not directories of arch/: the same for every Linux tree.
  private static String sourceName(String architecture) {
    return switch (architecture) {
      case "x86_64", "i386" -> "x86";
      case "sparc32", "sparc64" -> "sparc";
      case "parisc64" -> "parisc";
      default -> architecture;
    };
  }
}
