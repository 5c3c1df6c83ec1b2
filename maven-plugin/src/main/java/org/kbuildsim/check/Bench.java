package org.kbuildsim.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.process.Program;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tree.Directories;

/**
 * The object tree of one configuration, always in the same directory: commands have its name in
 * them.
 *
 * <p>The tree without patches is built once and kept aside; each run begins from a copy of that.
 */
final class Bench {
  private static final List<String> MRPROPER = List.of("mrproper");

  private final CheckRequest request;
  private final Configuration configuration;
  private final Path objects;
  private final Path kept;
  private @Nullable Diagnostic refusal;

  Bench(CheckRequest request, Configuration configuration) {
    this.request = request;
    this.configuration = configuration;
    this.objects = request.output().resolve("objects").resolve(configuration.name());
    this.kept = request.output().resolve("kept").resolve(configuration.name());
  }

  Configuration configuration() {
    return configuration;
  }

  /** Makes the object tree what it was when it was kept, or empty if it never was. */
  boolean restore() {
    try {
      Directories.delete(objects);
      if (Files.isDirectory(kept)) {
        Directories.copy(kept, objects);
        return true;
      }
      return false;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Keeps the object tree as it is for later runs. */
  void keep() {
    try {
      // A copy that was not finished must not be taken for one.
      Path unfinished = kept.resolveSibling(kept.getFileName() + ".unfinished");
      Directories.delete(unfinished);
      Directories.delete(kept);
      Directories.copy(objects, unfinished);
      Files.move(unfinished, kept);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Builds what {@code source} is now, and again if that went well and made something.
   *
   * @return what came of it, or null if the configuration is not possible in this state
   */
  @Nullable State build(Path source, Door door, UnaryOperator<Program> guard)
      throws InterruptedException {
    return build(source, door, guard, KernelBuild::run);
  }

  /**
   * Builds what {@code source} is now of nothing.
   *
   * @param reversed whether the prerequisites of each target are made from last to first
   */
  @Nullable State buildClean(Path source, Door door, UnaryOperator<Program> guard, boolean reversed)
      throws InterruptedException {
    clear();
    return build(source, door, guard, reversed ? KernelBuild::runReversed : KernelBuild::run);
  }

  private @Nullable State build(Path source, Door door, UnaryOperator<Program> guard, Build first)
      throws InterruptedException {
    Listener heard = new Listener();
    Listener again = new Listener();
    BuildResult result;
    try {
      result = first.run(request(source, List.of()), heard, guard);
      // A build that had nothing to do shows already what the next one will.
      if (result.succeeded() && heard.lines.stream().anyMatch(SecondBuildRunsNothing::isLog)) {
        KernelBuild.run(request(source, List.of()), again, guard);
      }
    } catch (DiagnosticException e) {
      refusal = e.diagnostic();
      return null;
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
        door.takeRefused(),
        source,
        commands,
        // The records of what was compiled just now are read by the second build only.
        again.prerequisites.isEmpty() ? heard.prerequisites : again.prerequisites,
        new ObjectTree(objects).exportedSymbols(),
        request.toolchain());
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
    BuildResult run(BuildRequest request, BuildObserver observer, UnaryOperator<Program> guard)
        throws InterruptedException;
  }

  private void clear() {
    try {
      Directories.delete(objects);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Runs mrproper and returns what it leaves. */
  List<String> left(Path source, UnaryOperator<Program> guard) throws InterruptedException {
    KernelBuild.run(request(source, MRPROPER), BuildObserver.NONE, guard);
    return OutputIgnored.files(objects).stream()
        .filter(file -> !file.startsWith(".config"))
        .toList();
  }

  private BuildRequest request(Path source, List<String> targets) {
    return new BuildRequest(
        configuration.name(),
        KernelTree.open(source),
        configuration.architecture(),
        objects,
        ConfigRequest.parse(configuration.assignments(), source),
        targets,
        request.toolchain(),
        request.modpost(),
        request.cache(),
        request.jobs(),
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

    @Override
    public synchronized void targetDone(
        String directory, String target, Supplier<List<String>> names) {
      prerequisites.add(directory, target, names.get());
    }

    @Override
    public synchronized void line(String line, int done, int total) {
      lines.add(line);
    }

    @Override
    public synchronized void warning(Diagnostic diagnostic) {
      warnings.add(diagnostic);
    }
  }
}
