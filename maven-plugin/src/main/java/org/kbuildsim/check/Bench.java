package org.kbuildsim.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.BinaryTools;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.Explain;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.Guard;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.kernel.Order;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tree.Directories;

/**
 * The object tree of one configuration, always in the same directory: commands have its name in
 * them.
 *
 * <p>The tree without patches is built once and kept aside; each run begins from a copy of that.
 */
final class Bench {
  /** Modules outside of the tree, as far as their makefiles know. */
  private static final String EXTERNAL_MODULES = "samples/external";

  private static final List<String> MRPROPER = List.of("mrproper");
  private static final int MOST_LINES = 200_000;
  // A build is some thousand programs, but hardly more than a few take long.
  private static final int PROGRAMS_TIME = 6;

  private final CheckRequest request;
  private final Configuration configuration;
  private final IntSupplier jobs;
  private final Path objects;
  private final Path kept;
  private final Path module;
  private @Nullable Diagnostic refusal;

  /**
   * Creates a bench.
   *
   * @param jobs how many recipes a build that begins may run at once
   */
  Bench(CheckRequest request, Configuration configuration, IntSupplier jobs) {
    this.request = request;
    this.configuration = configuration;
    this.jobs = jobs;
    // Modules outside of the tree are built against what the configuration's own bench made.
    boolean external = configuration.variation() == Variation.EXTERNAL;
    String name = (external ? configuration.as(Variation.NONE) : configuration).directory();
    this.objects = request.output().resolve("objects").resolve(name);
    this.kept = request.output().resolve("kept").resolve(name);
    this.module = request.output().resolve("external").resolve(name);
  }

  Configuration configuration() {
    return configuration;
  }

  /**
   * Makes the object tree what it was when it was kept, or empty if it never was.
   *
   * @param notes what belongs to it: without, it is none
   */
  boolean restore(Path... notes) {
    try {
      if (!Files.isDirectory(kept) || !Stream.of(notes).allMatch(Files::isRegularFile)) {
        Directories.delete(objects);
        return false;
      }
      Files.createDirectories(objects);
      Path other = objects.resolveSibling(objects.getFileName() + ".other");
      Directories.putBack(objects, kept, other);
      Directories.delete(other);
      return true;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Copies the object tree as it is now; what was kept of an earlier one is gone. */
  void setAside() {
    try {
      Directories.delete(aside());
      Directories.delete(kept);
      Directories.copy(objects, aside());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Keeps what was set aside for later runs. */
  void keep() {
    try {
      Files.move(aside(), kept);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  // A copy that was not finished must not be taken for one.
  private Path aside() {
    return kept.resolveSibling(kept.getFileName() + ".unfinished");
  }

  /**
   * Builds what {@code source} is now, and again if that went well and made something.
   *
   * @param patched whether patches are on it
   * @return what came of it, or null if the configuration is not possible in this state
   */
  @Nullable State build(Path source, Door door, boolean patched) throws InterruptedException {
    return build(source, door, patched, KernelBuild::run);
  }

  /**
   * Builds what {@code source} is now of nothing.
   *
   * @param patched whether patches are on it
   * @param order in which what does not depend on one another is made
   */
  @Nullable State buildClean(Path source, Door door, boolean patched, Order order)
      throws InterruptedException {
    clear(objects);
    if (configuration.variation() == Variation.IN_TREE) {
      try {
        Directories.copy(source, objects);
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
    return build(
        source,
        door,
        patched,
        (request, observer, guard) -> KernelBuild.run(request, observer, guard, order));
  }

  /** Returns whether a tree has an example of modules outside of a tree. */
  static boolean hasExternalModules(Path source) {
    return Files.isDirectory(source.resolve(EXTERNAL_MODULES));
  }

  /** Builds the tree's example of modules outside of a tree against the object tree. */
  State buildExternal(Path source, Door door, boolean patched) throws InterruptedException {
    clear(module);
    try {
      Directories.copy(source.resolve(EXTERNAL_MODULES), module);
      Listener heard = new Listener();
      BuildRequest build = request(source, List.of("M=" + module));
      BuildResult result = run(build, heard, door, patched, KernelBuild::run).in(module);
      return new State(
          configuration,
          result,
          heard.lines,
          heard.warnings,
          List.of(),
          door.take(patched),
          source,
          RecordedCommand.below(module),
          heard.prerequisites,
          heard.rules,
          List.of(),
          request.toolchain(configuration),
          readers(door, module));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private @Nullable State build(Path source, Door door, boolean patched, Build first)
      throws InterruptedException {
    Listener heard = new Listener();
    Listener again = new Listener();
    BuildResult result;
    try {
      result = run(request(source, List.of()), heard, door, patched, first);
      // A build that had nothing to do shows already what the next one will.
      if (result.succeeded() && heard.lines.stream().anyMatch(SecondBuildRunsNothing::isLog)) {
        run(request(source, List.of()), again, door, patched, KernelBuild::run);
      }
    } catch (DiagnosticException e) {
      refusal = e.diagnostic();
      door.accidents().look("a build", DiagnosticRenderer.render(refusal));
      return null;
    }
    if (!result.succeeded()) {
      door.accidents().look("a build", String.join("\n", heard.lines));
    }
    if (!result.succeeded() && isRefusal(result)) {
      refusal = result.failures().get(0);
      return null;
    }
    Map<String, RecordedCommand> commands;
    try {
      commands = RecordedCommand.below(objects);
    } catch (IOException e) {
      throw unwritable(e);
    }
    return new State(
        configuration,
        result,
        heard.lines,
        heard.warnings,
        again.lines,
        door.take(patched),
        source,
        commands,
        // The records of what was compiled just now are read by the second build only.
        again.prerequisites.isEmpty() ? heard.prerequisites : again.prerequisites,
        heard.rules,
        new ObjectTree(objects).exportedSymbols(),
        request.toolchain(configuration),
        readers(door, objects));
  }

  private BinaryTools readers(Door door, Path built) {
    return new BinaryTools(() -> request.toolchain(configuration), door.reading(List.of(built)));
  }

  /**
   * Returns the words of the commands that made files of the object tree, with where they come
   * from, by file. That is found out by one evaluation of the makefiles, which runs nothing.
   *
   * @param targets one at least
   */
  Map<String, List<ExplainedWord>> explain(List<String> targets, Path source, Door door)
      throws InterruptedException {
    try {
      return within(
          source,
          new Listener(),
          door,
          true,
          guard -> Explain.commands(request(source, List.of()), targets, guard),
          excess -> Map.of());
    } catch (DiagnosticException unexplained) {
      return Map.of();
    } finally {
      // Whatever a makefile tried now, it tried when it was built.
      door.take(true);
    }
  }

  /** Returns why the last state could not be configured so; null if none ever was so. */
  @Nullable Diagnostic refusal() {
    return refusal;
  }

  // An option that this state of the tree does not have, or cannot have.
  private boolean isRefusal(BuildResult result) {
    return configuration.options().stream()
        .map(option -> option.substring(0, option.indexOf('=')))
        .anyMatch(
            name ->
                result.failures().stream()
                    .anyMatch(f -> f.message().matches(".*\\b(CONFIG_)?" + name + "\\b.*")));
  }

  /** How the tree is built. */
  @FunctionalInterface
  private interface Build {
    BuildResult run(BuildRequest request, BuildObserver observer, Guard guard)
        throws InterruptedException;
  }

  /** Makefiles that are evaluated, to build or to be asked. */
  @FunctionalInterface
  private interface Evaluation<T> {
    T run(Guard guard) throws InterruptedException;
  }

  private void clear(Path directory) {
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Runs mrproper and returns what it leaves. */
  List<String> left(Path source, Door door, boolean patched) throws InterruptedException {
    run(request(source, MRPROPER), new Listener(), door, patched, KernelBuild::run);
    return OutputIgnored.files(objects).stream()
        .filter(file -> !file.startsWith(".config"))
        .toList();
  }

  /** Builds, and makes a failure of a build that is more than a build can be. */
  private BuildResult run(BuildRequest build, Listener heard, Door door, boolean patched, Build how)
      throws InterruptedException {
    return within(
        build.tree().root(),
        heard,
        door,
        patched,
        guard -> how.run(build, heard, guard),
        excess -> BuildResult.ended(build, excess));
  }

  /** Evaluates makefiles, and makes of it what {@code ended} says if that is more than can be. */
  private <T> T within(
      Path source,
      Listener heard,
      Door door,
      boolean patched,
      Evaluation<T> evaluation,
      Function<Diagnostic, T> ended)
      throws InterruptedException {
    Duration limit = request.confinement().limits().time().multipliedBy(PROGRAMS_TIME);
    try (Deadline deadline = new Deadline(limit)) {
      heard.deadline = deadline;
      boolean external = configuration.variation() == Variation.EXTERNAL;
      Path written = external ? module : objects;
      Files.createDirectories(written);
      Guard guard = door.guard(List.of(source, objects), written, patched);
      T result = null;
      String excess = null;
      try {
        result = evaluation.run(guard);
      } catch (InterruptedException e) {
        if (deadline.reason() == null) {
          throw e;
        }
      } catch (OutOfMemoryError e) {
        // A script of one line that is evaluated in this process can ask for any amount.
        excess = "used more memory than this program has";
      }
      excess = excess == null ? deadline.reason() : excess;
      door.dropLinks(written, guard.reach());
      if (result != null && excess == null) {
        return result;
      }
      String sentence = "the build was ended: it " + excess;
      door.exceeded(sentence);
      return ended.apply(Diagnostic.error(sentence));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private BuildRequest request(Path source, List<String> targets) {
    return new BuildRequest(
        configuration.name(),
        KernelTree.open(configuration.variation() == Variation.IN_TREE ? objects : source),
        configuration.architecture(),
        objects,
        ConfigRequest.parse(configuration.assignments(), source),
        targets,
        request.toolchain(configuration),
        request.modpost(),
        request.cache(),
        jobs.getAsInt(),
        false,
        false);
  }

  private DiagnosticException unwritable(IOException e) {
    return Diagnostic.error(
            Location.file(request.output().toString()), "object trees cannot be kept: " + e)
        .help("name a directory with room for them: -Dkbuild.output=DIR")
        .asException();
  }

  private static final class Listener implements BuildObserver {
    final List<String> lines = new ArrayList<>();
    final List<Diagnostic> warnings = new ArrayList<>();
    final Prerequisites prerequisites = new Prerequisites();
    final Prerequisites rules = new Prerequisites();
    @Nullable Deadline deadline;

    @Override
    public synchronized void targetDone(
        String directory, String target, Supplier<List<String>> names) {
      List<String> known = names.get();
      prerequisites.add(directory, target, known);
      rules.addFirst(directory, target, known);
    }

    @Override
    public synchronized void line(String line, int done, int total) {
      if (lines.size() < MOST_LINES) {
        lines.add(line);
      } else if (deadline != null) {
        deadline.stop("printed more than " + MOST_LINES + " lines");
      }
    }

    @Override
    public synchronized void warning(Diagnostic diagnostic) {
      warnings.add(diagnostic);
    }
  }
}
