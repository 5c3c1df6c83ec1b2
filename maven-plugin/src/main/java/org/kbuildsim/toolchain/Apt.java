package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * apt over a state of its own: needs no root, sees nothing installed, changes nothing of the
 * machine.
 *
 * <p>An empty dpkg status makes apt resolve whole closures, so that what comes out is the same on
 * every machine of a release, whatever libraries happen to be installed there. The machine's proxy,
 * credentials and keyrings apply as always.
 */
final class Apt {
  private static final Pattern URI_LINE = Pattern.compile("'[^']*' (\\S+) (\\d+).*");

  /** One package file to download; {@code size} in bytes. */
  record Download(String file, long size) {
    /** Returns the package's version without its epoch. */
    String version() {
      String[] parts = file.split("_", 3);
      return parts.length > 1 ? parts[1].replaceFirst("^\\d+%3a", "") : "";
    }

    String name() {
      return file.substring(0, Math.max(0, file.indexOf('_')));
    }
  }

  private final Commands commands;
  private final AptSources sources;
  private final Path directory;
  private final String architecture;
  private final Consumer<String> log;

  /**
   * Creates an apt whose lists and state are kept in {@code directory}.
   *
   * @param assumed packages to take for installed, because something else does their work
   */
  Apt(
      Commands commands,
      AptSources sources,
      Path directory,
      String architecture,
      List<String> assumed,
      Consumer<String> log)
      throws IOException {
    this.commands = commands;
    this.sources = sources;
    this.directory = directory;
    this.architecture = architecture;
    this.log = log;
    for (String part : List.of("lists/partial", "cache/archives/partial", "sources", "none.d")) {
      Files.createDirectories(directory.resolve(part));
    }
    StringBuilder stanzas = new StringBuilder();
    sources.entries().forEach(entry -> stanzas.append(entry.stanza(architecture)));
    Files.writeString(directory.resolve("sources/archive.sources"), stanzas);
    StringBuilder status = new StringBuilder();
    for (String name : assumed) {
      status
          .append("Package: ")
          .append(name)
          .append("\nStatus: install ok installed\nArchitecture: ")
          .append(architecture)
          .append("\nVersion: 99:0\nMaintainer: none\nDescription: taken for installed\n\n");
    }
    Files.writeString(directory.resolve("status"), status);
    Files.writeString(directory.resolve("none"), "");
  }

  /** Loads the package lists; apt checks the archive's signature on them. */
  void update() {
    log.accept("package lists of " + String.join(", ", sources.suites()));
    // Without this apt calls it a success when only some of the lists came.
    Commands.Result result = apt("apt-get", "-o", "APT::Update::Error-Mode=any", "update");
    if (result.status() != 0) {
      throw failed("apt cannot load the package lists of " + sources.suites(), result)
          .help("check the network and the machine's apt sources, then run the build again")
          .asException();
    }
  }

  /** Returns all that installing {@code packages} takes, or empty if it cannot be done. */
  Optional<List<Download>> resolve(List<String> packages) {
    Commands.Result result = install("--print-uris", packages);
    return result.status() == 0 ? Optional.of(downloads(result.out())) : Optional.empty();
  }

  /** Returns what the archive calls impossible about {@code packages}. */
  Diagnostic impossible(List<String> packages) {
    return failed(
        "apt finds no way to get " + String.join(" ", packages), install("--print-uris", packages));
  }

  /** Returns the names of all packages that begin with {@code prefix}. */
  List<String> names(String prefix) {
    return apt("apt-cache", "pkgnames", prefix).out().lines().sorted().toList();
  }

  /**
   * Downloads all that {@code packages} take into {@code archives}, going on where an earlier run
   * was cut off; apt checks each file's hash against the signed lists.
   */
  void download(List<String> packages, List<Download> expected, Path archives) throws IOException {
    Files.createDirectories(archives.resolve("partial"));
    DownloadProgress progress = new DownloadProgress(archives, expected, log);
    Commands.Result result;
    try {
      result =
          install(
              "--download-only",
              packages,
              "-o",
              "Dir::Cache::archives=" + archives + "/",
              "-o",
              "Acquire::Retries=3");
    } finally {
      progress.close();
    }
    if (result.status() != 0) {
      throw failed("apt cannot download " + String.join(" ", packages), result)
          .help("run the build again: what has been downloaded is kept in `" + archives + "`")
          .help("there has to be a network, and 2 GB of space (elsewhere: `-Dkbuild.cache=<dir>`)")
          .asException();
    }
  }

  /** Downloads just {@code packages}, without what they depend on. */
  void downloadAlone(List<String> packages, Path archives) throws IOException {
    Files.createDirectories(archives);
    List<String> words = new ArrayList<>(List.of("apt-get", "-qq", "-o", "Acquire::Retries=3"));
    words.add("download");
    words.addAll(packages);
    Commands.Result result = apt(archives, words);
    if (result.status() != 0) {
      throw failed("apt cannot download " + String.join(" ", packages), result)
          .help("check the network and the machine's apt sources, then run the build again")
          .asException();
    }
  }

  private Commands.Result install(String how, List<String> packages, String... options) {
    List<String> words =
        new ArrayList<>(List.of("apt-get", "-qq", "--yes", "--no-install-recommends"));
    words.addAll(List.of(options));
    words.addAll(List.of(how, "install"));
    words.addAll(packages);
    return apt(directory, words);
  }

  private Commands.Result apt(String... words) {
    return apt(directory, List.of(words));
  }

  private Commands.Result apt(Path where, List<String> words) {
    List<String> all = new ArrayList<>(words.subList(0, 1));
    for (String option :
        List.of(
            "Dir::State=" + directory,
            "Dir::State::lists=" + directory.resolve("lists") + "/",
            "Dir::State::status=" + directory.resolve("status"),
            "Dir::Cache=" + directory.resolve("cache"),
            "Dir::Etc::SourceList=" + directory.resolve("none"),
            "Dir::Etc::SourceParts=" + directory.resolve("sources"),
            // Pins are made for what is installed; here they would make results differ by machine.
            "Dir::Etc::Preferences=" + directory.resolve("none"),
            "Dir::Etc::PreferencesParts=" + directory.resolve("none.d"),
            "Debug::NoLocking=1",
            // As root apt would fetch as a user who cannot write here; as others this is ignored.
            "APT::Sandbox::User=root",
            "APT::Architecture=" + architecture,
            "Acquire::Languages=none")) {
      all.add("-o");
      all.add(option);
    }
    all.addAll(words.subList(1, words.size()));
    return commands.run(where, all);
  }

  private static List<Download> downloads(String printed) {
    List<Download> found = new ArrayList<>();
    for (String line : printed.lines().toList()) {
      Matcher matcher = URI_LINE.matcher(line);
      if (matcher.matches()) {
        found.add(new Download(matcher.group(1), Long.parseLong(matcher.group(2))));
      }
    }
    return found;
  }

  private static Diagnostic failed(String message, Commands.Result result) {
    Diagnostic diagnostic = Diagnostic.error(message);
    List<String> lines = result.complaint().lines().toList();
    List<String> said =
        lines.stream().filter(line -> line.startsWith("E:") || line.startsWith("W:")).toList();
    List<String> rest = said.isEmpty() ? lines : said;
    for (String line : rest.subList(Math.max(0, rest.size() - 5), rest.size())) {
      diagnostic = diagnostic.note("apt: " + line);
    }
    return diagnostic;
  }
}
