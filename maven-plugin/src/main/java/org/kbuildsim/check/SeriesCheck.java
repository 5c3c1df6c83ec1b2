package org.kbuildsim.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.tree.Overlay;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.SeriesApplication;
import org.kbuildsim.tree.SourceCopy;

/**
 * Checks a series: the tree as it is, then with one patch more each time, in each configuration.
 *
 * <p>Object trees go on from patch to patch, as they do for who bisects.
 */
public final class SeriesCheck {
  private static final List<Property> PROPERTIES =
      List.of(
          new StaysInside(),
          new BuildsAlone(),
          new NoWarnings(),
          new SecondBuildRunsNothing(),
          new OutputIgnored(),
          new InputsArePrerequisites(),
          new DefinesGivenOnce(),
          new SameFlags(),
          new HelpersInlined(),
          new PromisesKept());

  private static final List<SourceProperty> SOURCE_PROPERTIES =
      List.of(new VariablesUsed(), new PrerequisiteWhereItLies(), new SourceNotIgnored());

  private final CheckRequest request;
  private final CheckObserver observer;
  private final List<Overlay> overlays;
  private final Door door;

  /** The options that the series adds. */
  private final Set<String> added = new TreeSet<>();

  private final Map<Configuration, State> last = new HashMap<>();
  private final Map<Configuration, List<String>> left = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> notTried = new ArrayList<>();
  private BuildGraph graph = BuildGraph.EMPTY;
  private int builds;
  private int actions;
  private int fromCache;

  private SeriesCheck(CheckRequest request, CheckObserver observer) {
    this.request = request;
    this.observer = observer;
    this.overlays =
        SeriesApplication.apply(request.tree().root(), request.series(), request.output());
    this.door = new Door(request);
    request.series().patches().forEach(patch -> added.addAll(OptionOff.addedBy(patch)));
  }

  /**
   * Checks what {@code request} says.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if the series does not apply, or the tree
   *     cannot be built without it
   */
  public static CheckResult run(CheckRequest request, CheckObserver observer)
      throws InterruptedException {
    try {
      Files.createDirectories(request.output());
    } catch (IOException e) {
      throw Diagnostic.error(
              Location.file(request.output().toString()), "directory cannot be made: " + e)
          .help("name a directory that can be written: -Dkbuild.output=DIR")
          .asException();
    }
    return new SeriesCheck(request, observer).run();
  }

  private CheckResult run() throws InterruptedException {
    Instant start = Instant.now();
    try (SourceCopy copy =
        SourceCopy.of(request.tree().root(), request.output().resolve("source"))) {
      List<Configuration> matrix =
          request.matrix().isEmpty()
              ? Matrix.of(copy.root(), request.series(), Sources.of(copy.root()))
              : request.matrix();
      observer.line(
          "configurations: " + String.join(" ", matrix.stream().map(Configuration::name).toList()));
      Ledger ledger =
          new Ledger(request.series(), matrix.stream().map(Configuration::name).toList());
      List<Bench> benches = new ArrayList<>();
      ledger.text(0, text(copy.root()));
      for (Configuration configuration : matrix) {
        Bench bench = new Bench(request, configuration);
        if (begin(bench, copy.root(), ledger)) {
          benches.add(bench);
        }
      }
      for (Configuration before : beforeTheSeries(matrix)) {
        begin(new Bench(request, before), copy.root(), ledger);
      }
      for (Patch patch : request.series().patches()) {
        copy.show(overlays.get(patch.number()));
        ledger.text(patch.number(), text(copy.root()));
        for (Bench bench : benches) {
          step(bench, patch, copy.root(), ledger);
        }
      }
      for (Bench bench : benches) {
        if (!last.containsKey(bench.configuration())) {
          notTried.add(bench.configuration() + ": no state of the tree can be configured so");
        }
      }
      return new CheckResult(
          request.series(),
          ledger.findings().stream()
              .filter(f -> request.checks().isEmpty() || request.checks().contains(f.check()))
              .toList(),
          matrix.stream().filter(last::containsKey).toList(),
          steps,
          graph,
          notTried,
          builds,
          actions,
          fromCache,
          Duration.between(start, Instant.now()));
    }
  }

  /**
   * Returns what stands for those configurations that only the series makes possible, as far as
   * nothing of the matrix does: what their build runs before the series has to be known.
   */
  private List<Configuration> beforeTheSeries(List<Configuration> matrix) {
    Set<Configuration> before = new LinkedHashSet<>();
    for (Configuration configuration : matrix) {
      if (!last.containsKey(configuration)) {
        before.add(configuration.without(added));
      }
    }
    before.removeAll(matrix);
    return List.copyOf(before);
  }

  /** Builds the tree without patches, or takes what an earlier run kept of that. */
  private boolean begin(Bench bench, Path source, Ledger ledger) throws InterruptedException {
    String name = bench.configuration().name();
    Path programs = request.output().resolve("programs");
    Path leftovers = request.output().resolve(name + ".left");
    boolean kept = bench.restore();
    door.load(programs);
    observer.line("the tree as it is, " + name + (kept ? "" : ": built once and kept"));
    State state = bench.build(source, door, false);
    if (state == null) {
      // An option that a patch brings; its states come later.
      return true;
    }
    count(state);
    if (!state.result().succeeded()) {
      notTried.add(
          name
              + ": the tree does not build without the series: "
              + state.result().failures().stream()
                  .findFirst()
                  .map(d -> DiagnosticRenderer.render(d).strip())
                  .orElse("make failed"));
      return false;
    }
    try {
      if (!kept || state.result().actions() > 0) {
        door.save(programs);
        bench.keep();
        Files.write(leftovers, bench.left(source, door, false));
        bench.restore();
      }
      left.put(bench.configuration(), Files.readAllLines(leftovers));
      ledger.state(name, 0, true, look(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    last.put(bench.configuration(), state);
    return true;
  }

  private void step(Bench bench, Patch patch, Path source, Ledger ledger)
      throws InterruptedException {
    String name = bench.configuration().name();
    State state = bench.build(source, door, true);
    if (state == null) {
      if (last.containsKey(bench.configuration())) {
        ledger.state(name, patch.number(), false, List.of(BuildsAlone.unconfigurable(bench)));
      }
      return;
    }
    count(state);
    observer.line(
        "%s, %s: %s"
            .formatted(
                request.series().label(patch.number()),
                name,
                state.result().succeeded()
                    ? state.result().actions() + " actions"
                    : "does not build"));
    List<Observation> observed = new ArrayList<>(look(state));
    State before = last.get(bench.configuration());
    if (before != null) {
      observed.addAll(OptionOff.look(before, state, OptionOff.addedBy(patch)));
    }
    ledger.state(name, patch.number(), state.result().succeeded(), observed);
    steps.add(
        step(
            patch.number(),
            before != null ? before : last.get(bench.configuration().without(added)),
            state));
    graph = BuildGraph.of(state.commands());
    last.put(bench.configuration(), state);
    if (patch.number() == request.series().patches().size()
        && state.result().succeeded()
        && request.wantsCleanBuild()) {
      ledger.end(name, end(bench, state));
    }
  }

  private static Step step(int patch, @Nullable State before, State state) {
    return new Step(
        patch,
        state.configuration(),
        state.result().succeeded(),
        state.result().actions(),
        before == null ? List.of() : CommandChange.between(before.commands(), state.commands()),
        before == null ? List.of() : state.prerequisites().changedSince(before.prerequisites()),
        before == null ? List.of() : without(state.exported(), before.exported()),
        before == null ? List.of() : without(before.exported(), state.exported()));
  }

  private static List<String> without(List<String> all, List<String> some) {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(new TreeSet<>(some));
    return List.copyOf(left);
  }

  /** Builds the tree with all patches of nothing, and has it cleaned. */
  private List<Observation> end(Bench bench, State incremental) throws InterruptedException {
    Map<String, Long> contents = CleanBuild.contents(incremental.result().output());
    observer.line("all patches, " + bench.configuration().name() + ": clean build");
    State clean = bench.buildClean(incremental.source(), door, true, true);
    if (clean == null) {
      return List.of();
    }
    count(clean);
    List<Observation> observed = new ArrayList<>();
    if (!clean.result().succeeded()) {
      State asWritten = bench.buildClean(incremental.source(), door, true, false);
      if (asWritten != null && asWritten.result().succeeded()) {
        count(asWritten);
        observed.addAll(BuildsAlone.inOrderOnly(clean));
        clean = asWritten;
      }
    }
    observed.addAll(look(clean));
    if (clean.result().succeeded()) {
      observed.addAll(CleanBuild.look(contents, clean));
      observed.addAll(
          leftovers(
              left.getOrDefault(bench.configuration(), List.of()),
              bench.left(incremental.source(), door, true)));
    }
    return observed;
  }

  private void count(State state) {
    builds++;
    actions += state.result().actions();
    fromCache += state.result().fromCache();
  }

  private static List<Observation> look(State state) throws InterruptedException {
    List<Observation> found = new ArrayList<>();
    for (Property property : PROPERTIES) {
      found.addAll(property.look(state));
    }
    return found;
  }

  private static List<Observation> text(Path source) {
    Sources sources = Sources.of(source);
    return SOURCE_PROPERTIES.stream().flatMap(p -> p.look(sources).stream()).toList();
  }

  /** Returns what is left of a build beyond what is left of one without patches. */
  private static List<Observation> leftovers(List<String> before, List<String> files) {
    List<String> more = new ArrayList<>(files);
    more.removeAll(before);
    if (more.isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of("clean-files"));
    for (String file : more) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      words.add(name);
      words.add("*" + name.substring(Math.max(0, name.lastIndexOf('.'))));
    }
    return List.of(
        new Observation(
            Check.CLEAN_LEAVES,
            "mrproper",
            "`make mrproper` leaves `" + more.get(0) + "`",
            words,
            more.size() > 8 ? more.subList(0, 8) : more,
            List.of("name it in `targets`, `always-y` or `clean-files` of its directory")));
  }
}
