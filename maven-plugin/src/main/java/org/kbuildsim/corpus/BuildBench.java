package org.kbuildsim.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.Explain;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.tree.Directories;
import org.kbuildsim.tree.Overlay;
import org.kbuildsim.tree.PatchSeries;
import org.kbuildsim.tree.SeriesApplication;
import org.kbuildsim.tree.SeriesReader;
import org.kbuildsim.tree.SourceCopy;

/**
 * A tree in one configuration, built once, on which build cases play.
 *
 * <p>External modules are built against it side by side, since nothing is written into it then. A
 * case that changes the tree has it for itself, and what it built is put back afterwards.
 */
final class BuildBench {
  private final CorpusRequest request;
  private final Configuration configuration;
  private final Path base;
  private final SourceCopy source;
  private final Path work;
  private final Path objects;
  private final Path kept;
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  /**
   * Makes a copy of {@code tree} to play on.
   *
   * @param tree only read
   * @param work where the copy and the objects are, from run to run
   */
  BuildBench(CorpusRequest request, Configuration configuration, Path tree, Path work) {
    this.request = request;
    this.configuration = configuration;
    this.base = tree;
    this.source = SourceCopy.of(tree, work.resolve("source"));
    this.work = work;
    this.objects = work.resolve("objects");
    this.kept = work.resolve("kept");
  }

  /**
   * Builds the tree, and keeps what was built to begin from.
   *
   * @throws DiagnosticException if it does not build
   */
  void build() throws InterruptedException {
    try {
      buildAndKeep();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void buildAndKeep() throws IOException, InterruptedException {
    if (Files.isDirectory(kept)) {
      takeKept();
    }
    BuildListener listener = new BuildListener();
    BuildResult result = run(List.of(), request.modpost(), request.jobs(), listener);
    if (!result.succeeded()) {
      throw Diagnostic.error(
              Location.file(work.toString()),
              "the tree does not build as " + configuration + ", before anything is done to it")
          .note(String.join("\n", listener.said()))
          .asException();
    }
    Path unfinished = work.resolve("kept.unfinished");
    Directories.delete(unfinished);
    Directories.delete(kept);
    Directories.copy(objects, unfinished);
    Files.move(unfinished, kept);
    takeKept();
  }

  /**
   * Builds what {@code of} says.
   *
   * @param change what is done on top of the case's own
   * @param to where the module and its objects are; made anew
   */
  Outcome build(BuildCase of, Change change, Path to) throws InterruptedException {
    Change all = of.change().then(change);
    boolean alone = of.asks() || all.isOfTree() || of.isOfTree() || of.module() == null;
    Lock lock = alone ? use.writeLock() : use.readLock();
    lock.lockInterruptibly();
    try {
      Directories.delete(to);
      Files.createDirectories(to);
      if (of.asks()) {
        return asked(of, all, to);
      }
      return alone ? onATreeOfItsOwn(of, all, to) : outcome(of, all, to);
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      lock.unlock();
    }
  }

  private Outcome onATreeOfItsOwn(BuildCase of, Change change, Path to)
      throws IOException, InterruptedException {
    source.show(overlay(change, to));
    try {
      BuildListener listener = new BuildListener();
      if (change.isOfTree()
          && of.module() != null
          && !run(List.of(), dialect(of), 1, listener).succeeded()) {
        throw Diagnostic.error(Location.file(of.name()), "the tree does not build any more")
            .note(String.join("\n", listener.said()))
            .asException();
      }
      for (String file : of.without()) {
        Files.delete(objects.resolve(file));
      }
      return outcome(of, change, to);
    } finally {
      source.close();
      Directories.putBack(objects, kept, to.resolve("objects"));
    }
  }

  /** Says what would be run in a tree that is configured, and not built. */
  private Outcome asked(BuildCase of, Change change, Path to)
      throws IOException, InterruptedException {
    Path configured = Files.createDirectories(to.resolve("objects"));
    source.show(overlay(change, to));
    BuildListener listener = new BuildListener();
    List<String> refused = new ArrayList<>();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    try {
      for (String target : of.commands()) {
        BuildRequest request = request(configured, words(of, change), dialect(of), 1);
        commands.put(target, Explain.about(request, target, listener).command());
      }
    } catch (DiagnosticException e) {
      DiagnosticRenderer.render(e.diagnostic()).lines().forEach(refused::add);
    } finally {
      source.close();
    }
    OutcomeReader reader = new OutcomeReader(of, request, source.root(), configured, configured);
    return reader.read(refused.isEmpty() ? 0 : 2, listener, refused, commands);
  }

  private Overlay overlay(Change change, Path scratch) throws IOException {
    Overlay overlay = Overlay.NONE;
    if (!change.patches().isEmpty()) {
      PatchSeries series =
          change.patches().stream().map(SeriesReader::read).reduce(PatchSeries::then).orElseThrow();
      List<Overlay> states = SeriesApplication.apply(base, series, scratch.resolve("patches.git"));
      overlay = states.get(states.size() - 1);
    }
    for (Path files : change.files()) {
      overlay = overlay.with(Overlay.of(files));
    }
    return overlay;
  }

  private Outcome outcome(BuildCase of, Change change, Path to)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    Path module = of.module();
    Path built = objects;
    if (module != null) {
      built = to.resolve("module");
      Directories.copy(module, built);
      for (Path files : change.moduleFiles()) {
        Directories.copy(files, built);
      }
      requireMakefile(built);
      words.add("M=" + built);
    }
    words.addAll(words(of, change));
    BuildListener listener = new BuildListener();
    List<String> refused = new ArrayList<>();
    int status;
    try {
      BuildResult result = run(words, dialect(of), 1, listener);
      status = result.status();
    } catch (DiagnosticException e) {
      DiagnosticRenderer.render(e.diagnostic()).lines().forEach(refused::add);
      status = 2;
    }
    OutcomeReader reader = new OutcomeReader(of, request, source.root(), objects, built);
    return reader.read(status, listener, refused, Map.of());
  }

  private List<String> words(BuildCase of, Change change) {
    List<String> words = new ArrayList<>(of.targets());
    words.addAll(change.words());
    words.replaceAll(
        word -> request.tools().expand(word.replace("{tree}", source.root().toString())));
    return words;
  }

  // A newcomer's module is one source; how it becomes a module is the same for all of them.
  private static void requireMakefile(Path module) throws IOException {
    if (Files.exists(module.resolve("Kbuild")) || Files.exists(module.resolve("Makefile"))) {
      return;
    }
    try (Stream<Path> files = Files.list(module)) {
      String list =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(file -> file.matches(".*\\.(c|rs|S)"))
              .map(file -> file.replaceFirst("\\.\\w+$", ".o"))
              .sorted()
              .collect(Collectors.joining(" "));
      Files.writeString(module.resolve("Kbuild"), "obj-m := " + list + "\n");
    }
  }

  private ModpostDialect dialect(BuildCase of) {
    ModpostDialect own = of.modpost();
    return own == null ? request.modpost() : own;
  }

  private BuildResult run(
      List<String> words, ModpostDialect modpost, int jobs, BuildListener listener)
      throws InterruptedException {
    return KernelBuild.run(request(objects, words, modpost, jobs), listener);
  }

  private BuildRequest request(Path to, List<String> words, ModpostDialect modpost, int jobs) {
    return new BuildRequest(
        configuration.name(),
        KernelTree.open(source.root()),
        configuration.architecture(),
        to,
        ConfigRequest.parse(configuration.assignments(), source.root()),
        words,
        request.toolchain(),
        modpost,
        request.cache(),
        jobs,
        false,
        false);
  }

  // A copy has times that are cut off, which the next copy has as well.
  private void takeKept() throws IOException {
    Directories.delete(objects);
    Directories.copy(kept, objects);
  }

  private DiagnosticException unwritable(IOException e) {
    return Diagnostic.error(
            Location.file(request.output().toString()), "object trees cannot be kept: " + e)
        .help("name a directory with room for them: -Dkbuild.output=DIR")
        .asException();
  }
}
