package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Debian's kernels as they are shipped, {@code linux-image-…}: thousands of real modules. */
public final class KernelImages {
  private final Path cache;

  /**
   * Creates the images.
   *
   * @param cache where packages are downloaded and unpacked, once
   */
  public KernelImages(Path cache) {
    this.cache = cache;
  }

  /**
   * Returns the directory of the newest kernel that this machine's release has for {@code
   * architecture}, unpacked, with its modules decompressed.
   *
   * @param architecture Debian's name of it: {@code amd64}
   */
  public Path of(String architecture) throws IOException {
    Path place = cache.resolve("linux-image-" + architecture);
    if (Files.isDirectory(place)) {
      return place;
    }
    Machine machine = Machine.here();
    Commands commands = new Commands(machine);
    String codename =
        Files.readString(Path.of("/etc/os-release"))
            .replaceAll("(?s).*VERSION_CODENAME=(\\w+).*", "$1");
    Apt apt =
        new Apt(
            commands,
            AptSources.read(machine).release(codename),
            cache.resolve("apt-" + architecture),
            architecture,
            List.of(),
            System.out::println);
    apt.update();
    String newest =
        apt.names("linux-image-").stream()
            .filter(name -> name.matches("linux-image-\\d+\\.\\d+\\.\\d.*-" + architecture))
            .max(Comparator.comparing(KernelImages::version))
            .orElseThrow();
    System.out.println(newest);
    Path stage = cache.resolve(place.getFileName() + ".partial");
    run(commands, cache, "rm", "-rf", stage.toString()); // of a run that was broken off
    Files.createDirectories(stage);
    apt.downloadAlone(List.of(newest), stage);
    try (Stream<Path> files = Files.list(stage)) {
      for (Path deb : files.filter(f -> f.toString().endsWith(".deb")).toList()) {
        run(commands, stage, "dpkg-deb", "--extract", deb.toString(), stage.toString());
        Files.delete(deb);
      }
    }
    run(
        commands,
        stage,
        "sh",
        "-c",
        "find . -name '*.ko.xz' -print0 | xargs -0 -r xz --decompress");
    return Files.move(stage, place);
  }

  private static Version version(String name) {
    return Version.leading(name.substring("linux-image-".length())).orElseThrow();
  }

  private static void run(Commands commands, Path where, String... words) {
    Commands.Result result = commands.run(where, List.of(words));
    if (result.status() != 0) {
      throw new IllegalStateException(String.join(" ", words) + "\n" + result.complaint());
    }
  }
}
