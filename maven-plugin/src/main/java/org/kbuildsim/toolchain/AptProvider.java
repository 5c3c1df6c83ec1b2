package org.kbuildsim.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Makes directories of tools out of packages that apt downloads and checks.
 *
 * <p>A directory is made beside its place and renamed when it is complete, so what is there can be
 * used without looking further. What a run that was cut off had downloaded is used by the next.
 */
final class AptProvider {
  /** Raised whenever a directory of an earlier layout would not do any more. */
  private static final String LAYOUT = "toolchain-1";

  // Linking is done by clang and lld, and libclang is part of the pair.
  private static final List<String> ASSUMED = List.of("gcc", "binutils", "libclang-dev");

  // Where a release's own packages are too old: the release whose are not. Its packages run here
  // with its own libc, unpacked beside them.
  private static final Map<String, String> NEWER_RELEASE = Map.of("bookworm", "trixie");

  private final Machine machine;
  private final Path cache;
  private final Consumer<String> log;
  private final Commands commands;

  AptProvider(Machine machine, Path cache, Consumer<String> log) {
    this.machine = machine;
    this.cache = cache.toAbsolutePath().normalize().resolve(LAYOUT);
    this.log = log;
    this.commands = new Commands(machine);
  }

  /** Returns where {@code pair} is or would be. */
  Path place(Pair pair) {
    return cache.resolve(pair.id());
  }

  /** Returns where Debian's build of kbuild's host programs is or would be. */
  Path hostToolsPlace(String series) {
    return cache.resolve("linux-kbuild-" + series);
  }

  /** Returns where a kernel's source is or would be. */
  Path kernelSourcePlace(String series) {
    return cache.resolve("linux-source-" + series);
  }

  /** Returns why nothing can be had by apt on this machine; empty if it can be tried. */
  Optional<String> obstacle() {
    for (String program : List.of("apt-get", "apt-cache", "dpkg", "dpkg-deb")) {
      if (machine.program(program).isEmpty()) {
        return Optional.of("there is no `" + program + "` (this is not a Debian-family system)");
      }
    }
    if (codename().isEmpty()) {
      return Optional.of("/etc/os-release names no VERSION_CODENAME");
    }
    return Optional.empty();
  }

  /** Makes the directory of {@code pair}, unless it is there. */
  Path pair(Pair pair) {
    return provide(place(pair), (stage, place) -> makePair(pair, stage, place));
  }

  /**
   * Makes the directory of the host programs of a kernel series, unless it is there.
   *
   * @param series two numbers: {@code 6.12}
   */
  Path hostTools(String series) {
    return provide(hostToolsPlace(series), (stage, place) -> makeHostTools(series, stage, place));
  }

  /**
   * Makes the directory of a kernel's source as Debian patches it, unless it is there.
   *
   * @param series two numbers: {@code 6.12}
   */
  Path kernelSource(String series) {
    return provide(kernelSourcePlace(series), (stage, place) -> makeKernelSource(series, stage));
  }

  /**
   * Makes a directory with the files of packages of this release, unless it is there; what they
   * depend on is not looked at.
   */
  Path packages(String name, List<String> packages) {
    return provide(
        cache.resolve(name),
        (stage, place) -> {
          String codename = codename().orElseThrow();
          Apt apt = apt(codename, release(codename));
          apt.update();
          log.accept("getting " + String.join(", ", packages));
          Path root = begin(stage);
          apt.downloadAlone(packages, archives(stage));
          unpack(debs(archives(stage)), root);
        });
  }

  /** Returns where Debian's bubblewrap is or would be. */
  Path bubblewrapPlace() {
    return cache.resolve("bubblewrap");
  }

  /** Makes the directory of bubblewrap, unless it is there. */
  Path bubblewrap() {
    return provide(bubblewrapPlace(), (stage, place) -> makeBubblewrap(stage));
  }

  private interface Maker {
    void make(Path stage, Path place) throws IOException;
  }

  private Path provide(Path place, Maker maker) {
    if (Files.isDirectory(place)) {
      return place;
    }
    try {
      CacheLock lock = CacheLock.acquire(cache.resolve("lock"), log);
      try {
        provideLocked(place, maker);
      } finally {
        lock.release();
      }
      return place;
    } catch (IOException | UncheckedIOException e) {
      throw Diagnostic.error("cannot make `" + place + "`: " + reason(e))
          .help("give a directory that can be written to and has 2 GB free: `-Dkbuild.cache=<dir>`")
          .asException();
    }
  }

  private void provideLocked(Path place, Maker maker) throws IOException {
    if (Files.isDirectory(place)) {
      return; // Another build has made it while this one waited.
    }
    long start = System.nanoTime();
    Path stage = place.resolveSibling(place.getFileName() + ".partial");
    maker.make(stage, place);
    delete(archives(stage));
    Files.move(stage, place, StandardCopyOption.ATOMIC_MOVE);
    log.accept(
        "%s is complete (%d s)".formatted(place, (System.nanoTime() - start) / 1_000_000_000));
  }

  private void makePair(Pair pair, Path stage, Path place) throws IOException {
    String codename = codename().orElseThrow();
    log.accept(
        "getting rustc %s, LLVM %d and bindgen from Debian's archive into %s"
            .formatted(pair.rust(), pair.llvm(), place));
    Apt apt = apt(codename, release(codename));
    apt.update();
    List<String> packages = rustPackages(pair, apt);
    boolean ownBindgen = hasBindgen(apt);
    if (ownBindgen) {
      packages.add("bindgen");
    }
    Path root = begin(stage);
    List<Apt.Download> downloads =
        apt.resolve(packages).orElseThrow(() -> apt.impossible(packages).asException());
    apt.download(packages, downloads, archives(stage));
    List<Path> files = files(archives(stage), downloads);
    unpack(files, root);
    dropCompilerSource(root);

    Prefix prefix = new Prefix(stage, place);
    prefix.linkLibraries(libcLibraries(stage, files));
    prefix.completeSysroot();
    prefix.writeRustScripts();
    prefix.writeLlvmScripts(pair.llvm());
    if (ownBindgen) {
      prefix.writeBindgenScript(pair.llvm());
    } else {
      unpackForeignBindgen(codename, stage);
      prefix.writeForeignBindgenScript(pair.llvm());
    }
  }

  // Where Debian carries a newer Rust beside the release's own, for browsers, it is `rustc-web`.
  private static List<String> rustPackages(Pair pair, Apt apt) {
    List<String> common = new ArrayList<>();
    for (String tool : List.of("clang-", "lld-", "llvm-")) {
      common.add(tool + pair.llvm());
    }
    common.add("libc6-dev");
    String version = "=" + pair.rust() + ".*";
    List<List<String>> namings =
        List.of(
            List.of("rustc-web", "libstd-rust-web-dev", "rust-web-src"),
            List.of("rustc", "libstd-rust-dev", "rust-src"));
    List<String> packages = new ArrayList<>();
    for (List<String> naming : namings) {
      packages = new ArrayList<>(common);
      for (String name : naming) {
        packages.add(name + version);
      }
      if (apt.resolve(packages).isPresent()) {
        return packages;
      }
    }
    throw apt.impossible(packages)
        .help("use the other pair, or name tools with `-Dkbuild.rustc=` and `-Dkbuild.llvm=`")
        .asException();
  }

  private static boolean hasBindgen(Apt apt) {
    return apt.resolve(List.of("bindgen")).stream()
        .flatMap(List::stream)
        .filter(download -> download.name().equals("bindgen"))
        .flatMap(download -> Version.leading(download.version()).stream())
        .anyMatch(version -> !version.isBefore(Candidate.BINDGEN_MINIMUM));
  }

  private void unpackForeignBindgen(String codename, Path stage) throws IOException {
    String newer = NEWER_RELEASE.get(codename);
    if (newer == null) {
      throw Diagnostic.error(
              "the bindgen of `%s` is older than %s".formatted(codename, Candidate.BINDGEN_MINIMUM))
          .help("install a newer one and name it: `-Dkbuild.bindgen=<path>`")
          .asException();
    }
    log.accept("bindgen of %s, because that of %s is too old".formatted(newer, codename));
    Apt apt = apt(newer, AptSources.read(machine).derived(codename, List.of(newer)));
    apt.update();
    Path archives = archives(stage).resolve("bindgen");
    apt.downloadAlone(List.of("bindgen", "libc6", "libgcc-s1"), archives);
    unpack(debs(archives), Files.createDirectories(stage.resolve("bindgen")));
  }

  // The names are taken from the package itself, because they change with its releases.
  private Set<String> libcLibraries(Path stage, List<Path> debs) throws IOException {
    Path aside = Files.createDirectories(stage.resolve("libc"));
    unpack(
        debs.stream().filter(deb -> deb.getFileName().toString().startsWith("libc6_")).toList(),
        aside);
    Set<String> names = Prefix.libraryNames(aside);
    delete(aside);
    return names;
  }

  // Of the source package only the library is ever compiled; the rest is two thirds of the space.
  private static void dropCompilerSource(Path root) throws IOException {
    try (Stream<Path> sources = Files.list(root.resolve("usr/src"))) {
      for (Path source : sources.filter(Files::isDirectory).toList()) {
        for (String part : List.of("compiler", "src", "debian")) {
          delete(source.resolve(part));
        }
      }
    }
  }

  private void makeHostTools(String series, Path stage, Path place) throws IOException {
    String codename = codename().orElseThrow();
    Apt apt = apt(codename, release(codename));
    apt.update();
    Optional<KbuildPackage> own = KbuildPackage.newest(apt, series);
    if (own.isPresent()) {
      unpackHostTools(apt, own.get(), List.of(), stage);
      own.get().link(stage);
      return;
    }
    String newer = NEWER_RELEASE.getOrDefault(codename, codename);
    String backports = newer + "-backports";
    log.accept("%s has no kernel %s; looking in %s".formatted(codename, series, backports));
    apt = backports(codename);
    List<String> searched = Stream.of(codename, newer, backports).distinct().toList();
    KbuildPackage found =
        KbuildPackage.newest(apt, series)
            .orElseThrow(() -> KbuildPackage.none(series, searched).asException());
    if (newer.equals(codename)) {
      unpackHostTools(apt, found, List.of(), stage);
      found.link(stage);
    } else {
      unpackHostTools(apt, found, List.of("libc6"), stage);
      found.writeScripts(stage, place);
    }
  }

  private Apt backports(String codename) throws IOException {
    String newer = NEWER_RELEASE.getOrDefault(codename, codename);
    String backports = newer + "-backports";
    AptSources sources = AptSources.read(machine);
    Apt apt = apt(backports, sources.derived(codename, List.of(newer, backports)));
    apt.update();
    return apt;
  }

  // The libraries that it needs are those of dpkg and coreutils, which are on any such system.
  private void makeBubblewrap(Path stage) throws IOException {
    String codename = codename().orElseThrow();
    Apt apt = apt(codename, release(codename));
    apt.update();
    log.accept("getting bubblewrap");
    Path root = begin(stage);
    apt.downloadAlone(List.of("bubblewrap"), archives(stage));
    unpack(debs(archives(stage)), root);
  }

  // The package holds one archive, and that holds one directory of its own name.
  private void makeKernelSource(String series, Path stage) throws IOException {
    String codename = codename().orElseThrow();
    String name = "linux-source-" + series;
    Apt apt = apt(codename, release(codename));
    apt.update();
    if (!apt.names(name).contains(name)) {
      apt = backports(codename);
    }
    log.accept("getting " + name);
    Path root = begin(stage);
    apt.downloadAlone(List.of(name), archives(stage));
    unpack(debs(archives(stage)), root);
    Path archive = root.resolve("usr/src/" + name + ".tar.xz");
    List<String> tar =
        List.of("tar", "--strip-components=1", "-C", stage.toString(), "-xf", archive.toString());
    Commands.Result result = commands.run(Path.of("/"), tar);
    if (result.status() != 0) {
      throw Diagnostic.error("cannot unpack `" + archive + "`")
          .note("tar: " + result.complaint().lines().findFirst().orElse(""))
          .help("see that there are `xz` and 2 GB of space (elsewhere: `-Dkbuild.cache=<dir>`)")
          .asException();
    }
    delete(root);
  }

  private void unpackHostTools(Apt apt, KbuildPackage kbuild, List<String> needed, Path stage)
      throws IOException {
    log.accept("getting " + kbuild.name());
    Path root = begin(stage);
    List<String> packages = new ArrayList<>(List.of(kbuild.name()));
    packages.addAll(needed);
    apt.downloadAlone(packages, archives(stage));
    unpack(debs(archives(stage)), root);
    Files.writeString(stage.resolve("version"), kbuild.version());
  }

  private Apt apt(String codename, AptSources sources) throws IOException {
    String architecture =
        commands.run(Path.of("/"), List.of("dpkg", "--print-architecture")).out().strip();
    return new Apt(
        commands, sources, cache.resolve("apt").resolve(codename), architecture, ASSUMED, log);
  }

  private AptSources release(String codename) throws IOException {
    AptSources sources = AptSources.read(machine).release(codename);
    if (sources.entries().isEmpty()) {
      throw Diagnostic.error("no apt source of this machine has the suite `" + codename + "`")
          .note("looked in /etc/apt/sources.list and /etc/apt/sources.list.d")
          .asException();
    }
    return sources;
  }

  private Optional<String> codename() {
    try (Stream<String> lines = Files.lines(machine.at("etc/os-release"))) {
      return lines
          .filter(line -> line.startsWith("VERSION_CODENAME="))
          .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", "").strip())
          .filter(name -> !name.isEmpty())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Path archives(Path stage) {
    return stage.resolve("archives");
  }

  /** Clears what an earlier run left but its downloads; returns the directory to unpack into. */
  private static Path begin(Path stage) throws IOException {
    Files.createDirectories(stage);
    try (Stream<Path> left = Files.list(stage)) {
      for (Path part : left.filter(part -> !part.equals(archives(stage))).toList()) {
        delete(part);
      }
    }
    return Files.createDirectories(stage.resolve("root"));
  }

  private void unpack(List<Path> debs, Path into) {
    if (debs.size() > 1) {
      log.accept("unpack " + debs.size() + " packages");
    }
    for (Path deb : debs) {
      Commands.Result result =
          commands.run(
              Path.of("/"), List.of("dpkg-deb", "--extract", deb.toString(), into.toString()));
      if (result.status() != 0) {
        // tar says the reason first, and then that it has failed, and so does dpkg-deb.
        String reason = result.complaint().lines().limit(2).collect(Collectors.joining("; "));
        throw Diagnostic.error("cannot unpack `" + deb + "`")
            .note("dpkg-deb: " + reason)
            .help("see that there is space (2 GB), or give another place: `-Dkbuild.cache=<dir>`")
            .asException();
      }
    }
  }

  private static List<Path> files(Path archives, List<Apt.Download> downloads) {
    return downloads.stream().map(download -> archives.resolve(download.file())).toList();
  }

  private static List<Path> debs(Path archives) throws IOException {
    try (Stream<Path> files = Files.list(archives)) {
      return files.filter(file -> file.toString().endsWith(".deb")).sorted().toList();
    }
  }

  // A bare file name is all that the exceptions for the commonest reasons have for a message.
  private static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof AccessDeniedException) {
      return message + ": permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return message + ": something else is there";
    }
    return cause instanceof NoSuchFileException ? message + ": no such file" : message;
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
