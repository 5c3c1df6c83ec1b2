package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The layout of a directory made from unpacked packages.
 *
 * <pre>
 * bin/      what is run: a script for each tool
 * lib/      links to the shared libraries, without those of libc
 * root/     the packages as they are; also the sysroot that programs for this machine link against
 * bindgen/  where bindgen is of a newer release: it and the libc it needs
 * </pre>
 *
 * <p>Scripts, because rustc and LLVM find their libraries neither by themselves ({@code rustc} has
 * no RUNPATH) nor transitively, and a variable that every other process sees would be worse. libc
 * itself stays the machine's, whose dynamic loader runs the tools: the two have to be of one build.
 */
final class Prefix {
  /** Name of the C compiler that needs no header, crt file or linker of the machine. */
  static final String HOST_COMPILER = "hostcc";

  private final Path stage;
  private final Path target;

  /**
   * Creates a layout.
   *
   * @param stage where it is made
   * @param target where it will be when it is used; the scripts name it
   */
  Prefix(Path stage, Path target) {
    this.stage = stage;
    this.target = target;
  }

  /** Links all shared libraries of {@code root} into {@code lib}, but those named {@code libc}. */
  void linkLibraries(Set<String> libc) throws IOException {
    Path lib = Files.createDirectories(stage.resolve("lib"));
    for (Path directory : libraryDirectories(stage.resolve("root"))) {
      for (Path library : list(directory, "*.so*")) {
        Path link = lib.resolve(library.getFileName());
        if (Files.isRegularFile(library)
            && !libc.contains(library.getFileName().toString())
            && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
          Files.createSymbolicLink(link, lib.relativize(library));
        }
      }
    }
  }

  /** Makes {@code root} a sysroot: releases with a merged /usr ship no {@code /lib} in packages. */
  void completeSysroot() throws IOException {
    for (String name : List.of("lib", "lib64", "bin")) {
      Path link = stage.resolve("root").resolve(name);
      if (!Files.exists(link) && Files.isDirectory(stage.resolve("root/usr").resolve(name))) {
        Files.createSymbolicLink(link, Path.of("usr", name));
      }
    }
  }

  void writeRustScripts() throws IOException {
    for (String tool : List.of("rustc", "rustdoc")) {
      script(
          tool,
          libraryPath() + "exec " + Script.quote(target.resolve("root/usr/bin").resolve(tool)));
    }
  }

  void writeLlvmScripts(int major) throws IOException {
    String below = "root/usr/lib/llvm-" + major + "/bin";
    for (Path tool : list(stage.resolve(below), "*")) {
      String name = tool.getFileName().toString();
      script(name, libraryPath() + "exec " + Script.quote(target.resolve(below).resolve(name)));
    }
    script(
        HOST_COMPILER,
        libraryPath()
            + "exec "
            + Script.quote(target.resolve(below).resolve("clang"))
            + " --sysroot="
            + Script.quote(target.resolve("root"))
            + " -fuse-ld=lld -B"
            + Script.quote(target.resolve("bin")));
  }

  /** Writes the script of a bindgen that is of the same release as everything else. */
  void writeBindgenScript(int llvmMajor) throws IOException {
    script(
        "bindgen",
        libclang(llvmMajor)
            + libraryPath()
            + "exec "
            + Script.quote(target.resolve("root/usr/bin/bindgen")));
  }

  /**
   * Writes the script of a bindgen that is of a newer release: it runs with that release's loader
   * and libc, and so can load libclang and its libraries of ours, which are older.
   */
  void writeForeignBindgenScript(int llvmMajor) throws IOException {
    ForeignRelease foreign = new ForeignRelease(stage, target, stage.resolve("bindgen"));
    script(
        "bindgen",
        libclang(llvmMajor)
            + foreign.command(Path.of("usr/bin/bindgen"), List.of(target.resolve("lib"))));
  }

  private String libclang(int llvmMajor) {
    return "export LIBCLANG_PATH=%s CLANG_PATH=%s\n"
        .formatted(
            Script.quote(target.resolve("root/usr/lib/llvm-" + llvmMajor + "/lib")),
            Script.quote(target.resolve("bin/clang")));
  }

  private String libraryPath() {
    return "export LD_LIBRARY_PATH=" + Script.quote(target.resolve("lib")) + "\n";
  }

  private void script(String name, String body) throws IOException {
    Script.write(stage.resolve("bin").resolve(name), body);
  }

  /** Returns the names of the shared libraries below {@code root}. */
  static Set<String> libraryNames(Path root) throws IOException {
    Set<String> names = new HashSet<>();
    for (Path directory : libraryDirectories(root)) {
      list(directory, "*.so*").forEach(library -> names.add(library.getFileName().toString()));
    }
    return names;
  }

  /** Returns the directories of shared libraries below {@code root}. */
  static List<Path> libraryDirectories(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String parent : List.of("lib", "usr/lib")) {
      Path directory = root.resolve(parent);
      if (Files.isDirectory(directory) && !Files.isSymbolicLink(directory)) {
        found.addAll(list(directory, "*-linux-gnu*"));
      }
    }
    return found;
  }

  private static List<Path> list(Path directory, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(found::add);
    }
    found.sort(null);
    return found;
  }
}
