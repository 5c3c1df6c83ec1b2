package org.kbuildsim.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Question;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/** Configures a kernel tree and builds it, both by asking its own top Makefile. */
public final class KernelBuild {
  // As make says it.
  private static final int FAILED = 2;

  // What a make around us tells its children; we are nobody's sub-make.
  private static final List<String> NOT_INHERITED = List.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL");

  private final BuildRequest request;
  private final BuildObserver observer;
  private final Guard guard;
  private final Workshop workshop;
  private final Progress progress;
  private final Accounting accounting;
  private final ConfigurationStamp stamp;
  private final Order order;

  private KernelBuild(
      BuildRequest request,
      BuildObserver observer,
      Guard guard,
      Instrument instrument,
      @Nullable Question question,
      Order order) {
    this.request = request;
    this.guard = guard;
    this.observer = observer;
    this.progress = new Progress(observer);
    this.accounting = new Accounting(observer::warning, instrument::cacheHit);
    this.stamp = new ConfigurationStamp(request, environment());
    this.workshop =
        new Workshop(
            request,
            progress,
            accounting,
            observer::modpost,
            guard,
            instrument,
            question,
            order == Order.REVERSED ? "reverse" : null,
            stamp);
    this.order = order;
  }

  /**
   * Does what {@code request} asks.
   *
   * @return what was done; look at {@link BuildResult#succeeded}
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it could not be begun: an unusable
   *     directory, an unknown architecture
   * @throws InterruptedException if the thread was interrupted; programs have ended by then, and
   *     targets that were being made are gone
   */
  public static BuildResult run(BuildRequest request, BuildObserver observer)
      throws InterruptedException {
    return run(request, observer, Guard.NONE);
  }

  /**
   * Does what {@code request} asks of makefiles that are not trusted.
   *
   * @param guard what they may do
   */
  public static BuildResult run(BuildRequest request, BuildObserver observer, Guard guard)
      throws InterruptedException {
    return run(request, observer, guard, Order.FREE);
  }

  /** Does what {@code request} asks, with {@code instrument} looking on from inside. */
  public static BuildResult run(BuildRequest request, BuildObserver observer, Instrument instrument)
      throws InterruptedException {
    return new KernelBuild(request, observer, Guard.NONE, instrument, null, Order.FREE).run();
  }

  /**
   * Configures the object tree, empties it of all else and builds it, so that every recipe of its
   * targets is run; {@code instrument} sees the build alone.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if the object tree is no empty directory
   */
  public static BuildResult runOfNothing(
      BuildRequest request, BuildObserver observer, Instrument instrument)
      throws InterruptedException {
    requireEmpty(request.output());
    Diagnostic fault = configure(request, observer);
    if (fault != null) {
      throw fault.asException();
    }
    Path config = request.output().resolve(".config");
    try {
      byte[] text = Files.readAllBytes(config);
      for (Path made : entries(request.output())) {
        deleteTree(made);
      }
      Files.write(config, text);
    } catch (IOException e) {
      throw Diagnostic.error(
              Location.file(request.output().toString()), "object tree cannot be emptied: " + e)
          .asException();
    }
    return new KernelBuild(request, observer, Guard.NONE, instrument, null, Order.FREE).build();
  }

  private static void requireEmpty(Path output) {
    try {
      if (Files.exists(output) && !entries(output).isEmpty()) {
        throw Diagnostic.error(Location.file(output.toString()), "object tree is not empty")
            .note("only what is built of nothing runs every command once")
            .help("name an empty directory: -Dkbuild.output=DIR")
            .asException();
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(output.toString()), "object tree cannot be read: " + e)
          .asException();
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  private static void deleteTree(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : entries(path)) {
        deleteTree(entry);
      }
    }
    Files.delete(path);
  }

  /**
   * Does what {@code request} asks of makefiles that are not trusted, in an order of its own.
   *
   * @param guard what they may do
   */
  public static BuildResult run(
      BuildRequest request, BuildObserver observer, Guard guard, Order order)
      throws InterruptedException {
    return new KernelBuild(request, observer, guard, Instrument.NONE, null, order).run();
  }

  /**
   * Makes the object tree's configuration and nothing else; returns what went wrong, or null. A
   * configuration that is there, and as asked, stays.
   */
  static @Nullable Diagnostic configure(BuildRequest request, BuildObserver observer)
      throws InterruptedException {
    KernelBuild build =
        new KernelBuild(request, observer, Guard.NONE, Instrument.NONE, null, Order.FREE);
    request.tree().requireArchitecture(request.architecture());
    build.prepareOutput();
    boolean configured =
        request.config().isIn(request.output().resolve(".config"), request.architecture());
    // The makefiles' own rule sees to a Kconfig file that has changed since.
    int status = configured ? build.make(List.of("include/config/auto.conf")) : build.configure();
    if (status == 0 && new ObjectTree(request.output()).hasStaleConfiguration()) {
      status = build.make(List.of("syncconfig"));
    }
    return status == 0 ? null : build.failure();
  }

  /**
   * Works out a configuration in the object tree.
   *
   * @param words targets and assignments that make what it is based on: {@code defconfig}
   * @param base a {@code .config} that they begin with, or null
   * @param answers lines that answer conf's questions, or null
   * @param put whether it becomes the object tree's {@code .config}
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it cannot be worked out
   */
  static Configured configured(
      BuildRequest request,
      List<String> words,
      @Nullable Path base,
      @Nullable Path answers,
      boolean put,
      BuildObserver observer)
      throws InterruptedException {
    KernelBuild build =
        new KernelBuild(request, observer, Guard.NONE, Instrument.NONE, null, Order.FREE);
    request.tree().requireArchitecture(request.architecture());
    build.prepareOutput();
    if (answers != null) {
      build.workshop.answerFrom(answers);
    }
    Configurator configurator = build.configurator();
    Configured configured = configurator.workOut(words, base);
    if (configured == null) {
      throw build.failure().asException();
    }
    if (put) {
      configurator.put(configured);
    }
    return configured;
  }

  private Diagnostic failure() {
    List<Diagnostic> failures = progress.failures();
    return failures.isEmpty()
        ? Diagnostic.error("the tree could not be configured")
        : failures.get(0);
  }

  /** Has {@code question} answered; returns what went wrong on the way. */
  static List<Diagnostic> ask(BuildRequest request, Question question) throws InterruptedException {
    return ask(request, question, Guard.NONE);
  }

  static List<Diagnostic> ask(BuildRequest request, Question question, Guard guard)
      throws InterruptedException {
    KernelBuild build =
        new KernelBuild(request, BuildObserver.NONE, guard, Instrument.NONE, question, Order.FREE);
    List<String> words = new ArrayList<>(List.of("-n", "-k", "-j1"));
    words.addAll(request.targets());
    build.make(words);
    return build.progress.failures();
  }

  private BuildResult run() throws InterruptedException {
    Instant start = Instant.now();
    request.tree().requireArchitecture(request.architecture());
    prepareOutput();
    int status = isModuleOfABuiltKernel() || isConfigured() ? 0 : configure();
    if (status == 0) {
      status = make(request.targets());
    }
    return result(status, start);
  }

  private BuildResult build() throws InterruptedException {
    Instant start = Instant.now();
    return result(make(request.targets()), start);
  }

  private BuildResult result(int status, Instant start) throws InterruptedException {
    workshop.modpostAdvice().forEach(observer::warning);
    ObjectTree objects = new ObjectTree(request.output());
    int helpers = 0;
    for (String image : objects.images()) {
      helpers += objects.symbolsOf(image, "rust_helper_").size();
    }
    return new BuildResult(
        request.name(),
        request.output(),
        status,
        progress.failures(),
        accounting.actions(),
        accounting.cacheHits(),
        accounting.processes(),
        accounting.leftToShell(),
        accounting.warnings(),
        objects.modules().size(),
        objects.exportedSymbols().size(),
        helpers,
        Duration.between(start, Instant.now()));
  }

  // As kbuild: the kernel that an external module is built against is never reconfigured.
  private boolean isModuleOfABuiltKernel() {
    return request.targets().stream().anyMatch(word -> word.startsWith("M="))
        && request.config().isIn(request.output().resolve(".config"), request.architecture())
        && !new ObjectTree(request.output()).hasStaleConfiguration();
  }

  private boolean isConfigured() {
    return guard.equals(Guard.NONE) && stamp.isCurrent();
  }

  private void prepareOutput() {
    Path output = request.output();
    KernelTree.requireUsableName(output, "object tree");
    try {
      Files.createDirectories(output);
      Files.delete(Files.createTempFile(output, ".writable", ""));
    } catch (IOException e) {
      throw Diagnostic.error(
              Location.file(output.toString()), "object tree cannot be written: " + e)
          .help("name a directory that can: -Dkbuild.output=DIR")
          .asException();
    }
  }

  /** Makes the {@code .config}: the architecture's default with what was asked for on top. */
  private int configure() throws InterruptedException {
    stamp.begin();
    try {
      return configureAnew();
    } finally {
      stamp.end();
    }
  }

  private int configureAnew() throws InterruptedException {
    Configurator configurator = configurator();
    Configured configured = configurator.workOut(List.of("defconfig"), null);
    if (configured == null) {
      return FAILED;
    }
    List<Diagnostic> refusals = workshop.notAsAsked(request.config());
    if (!refusals.isEmpty()) {
      refusals.forEach(progress::failed);
      return FAILED;
    }
    configurator.put(configured);
    // Warnings are said in every build; what makefiles of somebody else did is not to be relied on.
    if (guard.equals(Guard.NONE) && !configurator.hasWarned() && accounting.warnings() == 0) {
      stamp.keep(configured.configuration().tree().files());
    }
    return 0;
  }

  private Configurator configurator() {
    return new Configurator(request, workshop, observer, this::make, guard.reach());
  }

  private int make(List<String> words) throws InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add("make");
    arguments.addAll(List.of("-C", request.tree().root().toString()));
    arguments.add("-j" + (order == Order.FREE ? request.jobs() : 1));
    arguments.add("--no-print-directory");
    if (request.keepGoing()) {
      arguments.add("-k");
    }
    arguments.add("O=" + request.output());
    arguments.add("ARCH=" + request.architecture());
    request.toolchain().makeVariables().forEach((name, value) -> arguments.add(name + "=" + value));
    if (request.verbose()) {
      arguments.add("V=1");
    }
    arguments.addAll(words);
    try (LineStream out = new LineStream(this::printed)) {
      Program make = workshop.make();
      return make.run(
          new Invocation(
              arguments,
              environment(),
              request.tree().root(),
              InputStream.nullInputStream(),
              out,
              out));
    } catch (IOException e) {
      throw Diagnostic.error("make could not be run: " + e.getMessage()).asException();
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(guard.visible(System.getenv()));
    environment.keySet().removeAll(NOT_INHERITED);
    return environment;
  }

  private void printed(String line) {
    accounting.printed(line);
    observer.line(line, progress.done(), progress.total());
  }
}
