package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Debian's package of kbuild's own host programs, whose name ends in the kernel version: {@code
 * linux-kbuild-6.12.57+deb12}.
 *
 * <p>Made into a directory of this layout, it is what {@link HostTools} describes:
 *
 * <pre>
 * scripts/  the programs where kbuild looks for them: links, or scripts that name another loader
 * root/     the package as it is, and the libc it needs where it is of a newer release
 * version   the kernel version
 * </pre>
 */
record KbuildPackage(String name) {
  private static final String START = "linux-kbuild-";

  /** Returns the package of the newest kernel of {@code series} that {@code apt} knows. */
  static Optional<KbuildPackage> newest(Apt apt, String series) {
    return apt.names(START + series).stream()
        .filter(name -> (name + ".").startsWith(START + series + "."))
        .map(KbuildPackage::new)
        .max(
            Comparator.comparing(
                found -> Version.leading(found.version()).orElse(new Version(0, 0, 0))));
  }

  static Diagnostic none(String series, List<String> suites) {
    return Diagnostic.error(
            "no package `%s%s.*` in %s".formatted(START, series, String.join(", ", suites)))
        .note("a release carries its own kernel's; its backports carry the newest");
  }

  String version() {
    return name.substring(START.length());
  }

  /** Makes programs of the machine's own release known by the names that kbuild uses. */
  void link(Path stage) throws IOException {
    for (Map.Entry<Path, Path> program : programs(stage).entrySet()) {
      Path directory = Files.createDirectories(program.getKey().resolveSibling(""));
      Files.createSymbolicLink(program.getKey(), directory.relativize(program.getValue()));
    }
  }

  /** Does the same for programs of a newer release, which its own libc was unpacked with. */
  void writeScripts(Path stage, Path place) throws IOException {
    Path root = stage.resolve("root");
    ForeignRelease foreign = new ForeignRelease(stage, place, root);
    for (Map.Entry<Path, Path> program : programs(stage).entrySet()) {
      Path inPackage = root.relativize(program.getValue());
      Script.write(program.getKey(), foreign.command(inPackage, List.of()));
    }
  }

  /** Returns the unpacked programs by the places where kbuild looks for them. */
  private Map<Path, Path> programs(Path stage) throws IOException {
    Path wanted = stage.resolve("scripts");
    Path built = stage.resolve("root/usr/lib").resolve(name).resolve("scripts");
    Map<Path, Path> programs = new TreeMap<>();
    programs.put(wanted.resolve("basic/fixdep"), built.resolve("basic/fixdep"));
    programs.put(wanted.resolve("kconfig/conf"), built.resolve("kconfig/conf"));
    // Debian's `modpost` picks one of four by the first object; every kernel of ours is this one.
    programs.put(wanted.resolve("mod/modpost"), built.resolve("mod/modpost.real-lsb-64"));
    for (Path program : programs.values()) {
      if (!Files.isExecutable(program)) {
        throw new IOException("the package holds no " + program.getFileName());
      }
    }
    return programs;
  }
}
