package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.toolchain.Candidate.Kind;

/** The door to toolchains: says what there is, and returns one that is complete. */
public final class Toolchains {
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(60);
  private static final Pattern SERIES = Pattern.compile("\\d+\\.\\d+");

  private final Machine machine;
  private final AnswerCache answers;
  private final Finder finder;
  private final AptProvider provider;
  private final boolean offline;

  /**
   * Creates a door.
   *
   * @param cache the directory that downloaded tools are kept in; made when it is needed
   * @param offline whether nothing may be downloaded
   * @param log gets a line for each step of a download
   */
  public Toolchains(Path cache, boolean offline, Consumer<String> log) {
    this(Machine.here(), cache, offline, log, PROBE_LIMIT);
  }

  Toolchains(
      Machine machine, Path cache, boolean offline, Consumer<String> log, Duration probeLimit) {
    this.machine = machine;
    this.offline = offline;
    this.answers = AnswerCache.load(cache.resolve("answers.properties"));
    this.finder = new Finder(machine, new Probe(machine.environment(), answers, probeLimit), cache);
    this.provider = new AptProvider(machine, cache, log);
  }

  /** Returns the directory that is used where nobody names one: {@code ~/.cache/kbuildsim}. */
  public static Path defaultCache() {
    return Path.of(System.getProperty("user.home"), ".cache", "kbuildsim");
  }

  /**
   * Returns what is there for {@code request}, after downloading what it takes.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if a part that was named is unusable, or
   *     something had to be downloaded and could not be
   */
  public Survey survey(ToolchainRequest request) {
    try {
      return surveyAsking(request);
    } finally {
      answers.save();
    }
  }

  /**
   * Returns a complete toolchain.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is none and none can be had
   */
  public Toolchain resolve(ToolchainRequest request) {
    Survey survey = survey(request);
    Toolchain chosen = survey.chosen();
    if (chosen == null) {
      throw incomplete(request, survey).asException();
    }
    for (String value : chosen.makeVariables().values()) {
      if (value.chars().anyMatch(Character::isWhitespace)) {
        throw Diagnostic.error("`" + value + "` has a space in it, which make cannot take")
            .help("put the tools elsewhere; for downloaded ones: `-Dkbuild.cache=<dir>`")
            .asException();
      }
    }
    return chosen;
  }

  /**
   * Returns a toolchain whose LLVM is another one than that of {@code chosen}.
   *
   * @param download whether it may be downloaded; otherwise only what an earlier run did counts
   * @return null if there is none
   */
  public @Nullable Toolchain other(Toolchain chosen, boolean download) {
    boolean hasB = Pair.ofLlvm(chosen.rustcLlvm().major()).orElse(Pair.A) == Pair.B;
    Pair other = hasB ? Pair.A : Pair.B;
    return download || Files.isDirectory(provider.place(other))
        ? resolve(ToolchainRequest.of(other.id()))
        : null;
  }

  /**
   * Returns kbuild's host programs of a kernel series as Debian built them, downloading them if
   * need be.
   *
   * @param series two numbers: {@code 6.12}
   * @throws org.kbuildsim.diagnostic.DiagnosticException if they cannot be had
   */
  public HostTools hostTools(String series) {
    if (!SERIES.matcher(series).matches()) {
      throw new IllegalArgumentException("not a kernel series: " + series);
    }
    Path place = provider.hostToolsPlace(series);
    if (!Files.isDirectory(place)) {
      Optional<String> obstacle = obstacle();
      if (obstacle.isPresent()) {
        throw Diagnostic.error("no host programs of Linux " + series + ": " + obstacle.get())
            .note("looked for " + place)
            .asException();
      }
      provider.hostTools(series);
    }
    try {
      String version = Files.readString(place.resolve("version"));
      return new HostTools(place, Version.leading(version).orElseThrow());
    } catch (IOException e) {
      throw Diagnostic.error("`" + place + "` is damaged: " + e.getMessage())
          .help("remove it; it is downloaded again")
          .asException();
    }
  }

  /**
   * Returns objtool for x86, as Debian built it with kbuild's host programs, downloading them if
   * need be. It is linked with the machine's own libelf.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it cannot be had
   */
  public Path objtool() {
    // 7.3's wants a libc that the release of 6.12 does not have.
    HostTools tools = hostTools("6.12");
    try (Stream<Path> packages = Files.list(tools.directory().resolve("root/usr/lib"))) {
      return packages
          .map(kbuild -> kbuild.resolve("tools/objtool/objtool.real-x86"))
          .filter(Files::isExecutable)
          .findFirst()
          .orElseThrow(
              () -> Diagnostic.error("no objtool in `" + tools.directory() + "`").asException());
    } catch (IOException e) {
      throw Diagnostic.error("`" + tools.directory() + "` is damaged: " + e.getMessage())
          .help("remove it; it is downloaded again")
          .asException();
    }
  }

  /**
   * Returns the source of a kernel series as Debian patches it, downloading it if need be.
   *
   * @param series two numbers: {@code 6.12}
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it cannot be had
   */
  public Path kernelSource(String series) {
    if (!SERIES.matcher(series).matches()) {
      throw new IllegalArgumentException("not a kernel series: " + series);
    }
    Path place = provider.kernelSourcePlace(series);
    Optional<String> obstacle = Files.isDirectory(place) ? Optional.empty() : obstacle();
    if (obstacle.isPresent()) {
      throw Diagnostic.error("no source of Linux " + series + ": " + obstacle.get())
          .note("looked for " + place)
          .asException();
    }
    return provider.kernelSource(series);
  }

  /**
   * Returns a directory that holds, below {@code root}, the files of packages of this machine's
   * release, downloading them if need be; nothing is installed.
   *
   * @param name what the directory is called
   * @throws org.kbuildsim.diagnostic.DiagnosticException if they cannot be had
   */
  public Path unpacked(String name, List<String> packages) {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      throw Diagnostic.error("no package `" + name + "`: " + obstacle.get()).asException();
    }
    return provider.packages(name, packages);
  }

  /**
   * Returns the program {@code bwrap}, of the machine or downloaded.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it cannot be had
   */
  public Path bubblewrap() {
    Optional<Path> installed = machine.program("bwrap");
    if (installed.isPresent()) {
      return installed.get();
    }
    Path place = provider.bubblewrapPlace();
    Optional<String> obstacle = Files.isDirectory(place) ? Optional.empty() : obstacle();
    if (obstacle.isPresent()) {
      throw Diagnostic.error("no bubblewrap: " + obstacle.get())
          .note("looked in PATH and for " + place)
          .asException();
    }
    return provider.bubblewrap().resolve("root/usr/bin/bwrap");
  }

  private Survey surveyAsking(ToolchainRequest request) {
    Optional<Pair> pair = Pair.named(request.selector());
    if (pair.isPresent()) {
      return provided(request, pair.get(), List.of());
    }
    return switch (request.selector()) {
      case "system" -> survey(request, List.of(), true);
      case "auto" -> machineOrProvided(request);
      default -> survey(request, List.of(directory(request.selector())), false);
    };
  }

  private Survey machineOrProvided(ToolchainRequest request) {
    Survey survey = survey(request, List.of(), true);
    if (survey.chosen() != null) {
      return survey;
    }
    Pair wanted = wanted(request);
    return canHave(wanted) ? provided(request, wanted, survey.rows()) : survey;
  }

  private static Path directory(String selector) {
    Path directory = absolute(selector);
    if (!Files.isDirectory(directory.resolve("bin"))) {
      throw Diagnostic.error("`" + selector + "` names no toolchain")
          .note("there is no directory `" + directory.resolve("bin") + "`")
          .help("`-Dkbuild.toolchain=` takes auto, system, a, b, or a directory with bin in it")
          .asException();
    }
    return directory;
  }

  /** Surveys {@code pair}, and what a request names; {@code seen} is what had been found before. */
  private Survey provided(ToolchainRequest request, Pair pair, List<Survey.Row> seen) {
    if (!canHave(pair)) {
      throw unobtainable("toolchain " + pair.id() + " is not in the cache", seen).asException();
    }
    Path place = provider.pair(pair);
    Survey survey = survey(request, List.of(place), false);
    if (survey.chosen() == null && request.namesNoPart()) {
      throw withRows(
              Diagnostic.error("the toolchain in `" + place + "` does not work"), survey.rows())
          .help("remove that directory; it is downloaded again")
          .asException();
    }
    List<Survey.Row> rows = new ArrayList<>(survey.rows());
    seen.stream().filter(row -> rows.stream().noneMatch(row::isSameTool)).forEach(rows::add);
    return new Survey(rows, survey.chosen());
  }

  private boolean canHave(Pair pair) {
    return Files.isDirectory(provider.place(pair)) || obstacle().isEmpty();
  }

  private Optional<String> obstacle() {
    return offline ? Optional.of("this build is offline") : provider.obstacle();
  }

  /** Looks in {@code directories}, laid out as {@code bin/rustc} and so on, and at the machine. */
  private Survey survey(ToolchainRequest request, List<Path> directories, boolean wholeMachine) {
    List<Candidate> rustcs = new ArrayList<>();
    List<Candidate> llvms = new ArrayList<>();
    List<Candidate> bindgens = new ArrayList<>();
    for (Path directory : directories) {
      rustcs.add(finder.rustc(directory.resolve("bin/rustc")));
      llvms.add(finder.llvm(directory.resolve("bin") + "/"));
      bindgens.add(finder.bindgen(directory.resolve("bin/bindgen")));
    }
    if (request.rustc() != null) {
      rustcs = List.of(named("kbuild.rustc", finder.rustc(absolute(request.rustc()))));
    } else if (wholeMachine) {
      rustcs.addAll(finder.rustcs());
    }
    if (request.llvm() != null) {
      llvms = List.of(named("kbuild.llvm", finder.llvm(request.llvm())));
    } else if (wholeMachine) {
      llvms.addAll(finder.llvms());
    }
    if (request.bindgen() != null) {
      bindgens = List.of(named("kbuild.bindgen", finder.bindgen(absolute(request.bindgen()))));
    } else if (wholeMachine) {
      bindgens.addAll(besides(request));
      bindgens.addAll(finder.bindgens());
    }
    boolean mixed = request.rustc() != null && request.llvm() != null;
    return Survey.of(rustcs, llvms, bindgens, mixed);
  }

  /**
   * Returns the bindgen that lies beside tools that were named: they are mostly of one directory.
   */
  private List<Candidate> besides(ToolchainRequest request) {
    List<Path> directories = new ArrayList<>();
    String llvm = request.llvm();
    if (llvm != null && llvm.startsWith("/")) {
      directories.add(Path.of(llvm));
    }
    if (request.rustc() != null && absolute(request.rustc()).getParent() != null) {
      directories.add(absolute(request.rustc()).getParent());
    }
    return directories.stream()
        .map(directory -> directory.resolve("bindgen"))
        .filter(Files::exists)
        .distinct()
        .map(finder::bindgen)
        .toList();
  }

  private static Candidate named(String parameter, Candidate candidate) {
    Optional<String> problem = candidate.problem();
    if (problem.isPresent()) {
      throw unfit(parameter, candidate, problem.get()).asException();
    }
    return candidate;
  }

  private static Diagnostic unfit(String parameter, Candidate candidate, String problem) {
    String version = candidate.version().isEmpty() ? "" : " (" + candidate.version() + ")";
    Diagnostic diagnostic =
        Diagnostic.error(
            "`%s`%s, named by `%s`, cannot be used: %s"
                .formatted(candidate.where(), version, parameter, problem));
    if (candidate instanceof Candidate.Rustc rustc && rustc.library() == null) {
      return diagnostic.help("for a rustup toolchain: `rustup component add rust-src`");
    }
    return candidate.kind() == Kind.LLVM
        ? diagnostic.help("needed are " + String.join(", ", Finder.LLVM_TOOLS))
        : diagnostic;
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  /** Returns the pair whose other half somebody has named, or the default. */
  private Pair wanted(ToolchainRequest request) {
    if (request.rustc() != null
        && finder.rustc(absolute(request.rustc())) instanceof Candidate.Rustc rustc) {
      return Pair.ofLlvm(rustc.llvm().major()).orElse(Pair.A);
    }
    if (request.llvm() != null && finder.llvm(request.llvm()) instanceof Candidate.Llvm llvm) {
      return Pair.ofLlvm(llvm.release().major()).orElse(Pair.A);
    }
    return Pair.A;
  }

  private Diagnostic incomplete(ToolchainRequest request, Survey survey) {
    String lead = "no complete set of rustc, LLVM and bindgen that fit together";
    return request.selector().equals("auto")
        ? unobtainable(lead, survey.rows())
        : withCommands(withRows(Diagnostic.error(lead), survey.rows()));
  }

  private Diagnostic unobtainable(String lead, List<Survey.Row> rows) {
    Optional<String> obstacle = obstacle();
    Diagnostic diagnostic =
        Diagnostic.error(
            obstacle
                .map(reason -> lead + ", and nothing can be downloaded: " + reason)
                .orElse(lead));
    return withCommands(withRows(diagnostic, rows));
  }

  private Diagnostic withRows(Diagnostic diagnostic, List<Survey.Row> rows) {
    Diagnostic all =
        diagnostic.note(
            "looked in PATH, %s, %s and %s"
                .formatted(
                    machine.rustupToolchains(),
                    machine.at("usr/lib/llvm-*"),
                    provider.place(Pair.A)));
    for (Survey.Row row : rows) {
      String version = row.version().isEmpty() ? "" : " (" + row.version() + ")";
      all = all.note("%s%s: %s".formatted(row.where(), version, row.verdict()));
    }
    return all;
  }

  private static Diagnostic withCommands(Diagnostic diagnostic) {
    return diagnostic
        .help(
            "on Debian or a descendant, with network, nothing is needed: run without"
                + " `-Dkbuild.offline` and `-Dkbuild.toolchain=system`, and it is downloaded")
        .help("rustc with its source: `rustup toolchain install 1.85.0 --component rust-src`")
        .help("LLVM of the same major (19 for rustc 1.85): packages `clang-19 lld-19 llvm-19`")
        .help(
            "bindgen: `cargo install --locked bindgen-cli --version %s`"
                .formatted(Candidate.BINDGEN_MINIMUM))
        .help("then name what is not on PATH: `-Dkbuild.rustc=<path>` `-Dkbuild.llvm=-19`");
  }
}
