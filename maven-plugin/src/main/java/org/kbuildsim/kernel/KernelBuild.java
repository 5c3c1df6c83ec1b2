package org.kbuildsim.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.RecipeQuestion;
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
  private final Workshop workshop;
  private final Progress progress = new Progress();
  private final Accounting accounting;

  private KernelBuild(
      BuildRequest request, BuildObserver observer, @Nullable RecipeQuestion question) {
    this.request = request;
    this.observer = observer;
    this.accounting = new Accounting(observer::warning);
    this.workshop = new Workshop(request, progress, accounting, question);
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
    return new KernelBuild(request, observer, null).run();
  }

  /** Makes the object tree's configuration and nothing else; returns what went wrong, or null. */
  static @Nullable Diagnostic configure(BuildRequest request, BuildObserver observer)
      throws InterruptedException {
    KernelBuild build = new KernelBuild(request, observer, null);
    request.tree().requireArchitecture(request.architecture());
    build.prepareOutput();
    int status = build.configure();
    if (status == 0 && new ObjectTree(request.output()).hasStaleConfiguration()) {
      status = build.make(List.of("syncconfig"));
    }
    if (status == 0) {
      return null;
    }
    List<Diagnostic> failures = build.progress.failures();
    return failures.isEmpty()
        ? Diagnostic.error("the tree could not be configured")
        : failures.get(0);
  }

  /** Has {@code question} answered; returns what went wrong on the way. */
  static List<Diagnostic> ask(BuildRequest request, RecipeQuestion question)
      throws InterruptedException {
    KernelBuild build = new KernelBuild(request, BuildObserver.NONE, question);
    List<String> words = new ArrayList<>(List.of("-n", "-k", "-j1"));
    words.addAll(request.targets());
    build.make(words);
    return build.progress.failures();
  }

  private BuildResult run() throws InterruptedException {
    Instant start = Instant.now();
    request.tree().requireArchitecture(request.architecture());
    prepareOutput();
    int status = configure();
    if (status == 0) {
      status = make(request.targets());
    }
    workshop.undefinedSymbols().forEach(observer::warning);
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

  /**
   * Makes the {@code .config}: the architecture's default with what was asked for on top.
   *
   * <p>It is worked out beside the one that is there, which is replaced only by a different one:
   * kbuild builds again what depends on a {@code .config} that is newer.
   */
  private int configure() throws InterruptedException {
    Path asked = request.output().resolve(".config.asked");
    Path config = request.output().resolve(".config");
    String assignment = "KCONFIG_CONFIG=" + asked.getFileName();
    try {
      Files.deleteIfExists(asked);
      int status = make(List.of(assignment, "defconfig"));
      if (status == 0 && !request.config().options().isEmpty()) {
        Files.writeString(asked, request.config().over(Files.readString(asked)));
        status = make(List.of(assignment, "olddefconfig"));
      }
      if (status != 0) {
        return status;
      }
      List<Diagnostic> refusals = workshop.notAsAsked(request.config());
      if (!refusals.isEmpty()) {
        refusals.forEach(progress::failed);
        return FAILED;
      }
      if (!Files.exists(config) || Files.mismatch(asked, config) >= 0) {
        Files.copy(asked, config, StandardCopyOption.REPLACE_EXISTING);
      }
      return 0;
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(config.toString()), "cannot be written: " + e)
          .asException();
    } finally {
      deleteQuietly(asked);
      deleteQuietly(asked.resolveSibling(asked.getFileName() + ".old"));
    }
  }

  private int make(List<String> words) throws InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add("make");
    arguments.addAll(List.of("-C", request.tree().root().toString()));
    arguments.add("-j" + request.jobs());
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
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeAll(NOT_INHERITED);
    try (LineStream out = new LineStream(this::printed)) {
      Program make = workshop.make();
      return make.run(
          new Invocation(
              arguments,
              environment,
              request.tree().root(),
              InputStream.nullInputStream(),
              out,
              out));
    } catch (IOException e) {
      throw Diagnostic.error("make could not be run: " + e.getMessage()).asException();
    }
  }

  private void printed(String line) {
    accounting.printed(line);
    observer.line(line, progress.done(), progress.total());
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // A file that is in nobody's way; the next run replaces it.
    }
  }
}
