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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.kbuildsim.check.CheckRecord.Note;
import org.kbuildsim.check.CheckRecord.Phase;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.ExplainedWord;
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
  private final CheckRequest request;
  private final CheckObserver observer;
  private final List<Overlay> overlays;
  private final Door door;
  private final Tally tally = new Tally();
  private final AllPatches allPatches;

  /** The options that the series adds. */
  private final Set<String> added = new TreeSet<>();

  /** The tree as it is. */
  private final Map<Configuration, State> first = new HashMap<>();

  /** The tree with the patches that are on it now, where it can be configured so. */
  private final Map<Configuration, State> states = new HashMap<>();

  /** The last that could be configured so. */
  private final Map<Configuration, State> last = new HashMap<>();

  private final Set<Configuration> tried = new LinkedHashSet<>();
  private final Map<Configuration, List<String>> left = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> notTried = new ArrayList<>();
  private BuildGraph graph = BuildGraph.EMPTY;

  /** How many builds there will be, and which is under way. */
  private int total;

  private int number;

  private SeriesCheck(CheckRequest request, CheckObserver observer) {
    this.request = request;
    this.observer = observer;
    this.overlays =
        SeriesApplication.apply(request.tree().root(), request.series(), request.output());
    this.door = new Door(request);
    this.allPatches = new AllPatches(door, tally);
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
    return CheckRecord.result(List.of(record(request, observer)));
  }

  /**
   * Does the part of a check that is {@code request}'s shard.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException as {@link #run}
   */
  public static CheckRecord record(CheckRequest request, CheckObserver observer)
      throws InterruptedException {
    makeOutput(request);
    return new SeriesCheck(request, observer).runWhole();
  }

  /**
   * Does the same, unless the last run in that output directory was asked the very same; and leaves
   * the record there. What had an accident (a program that was killed, a full disk) is not taken
   * for an answer the next time; what could not be tried for want of a tool or of a tree that
   * builds is, for the question holds all that this depends on.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException as {@link #run}
   */
  public static CheckRecord recordOnce(CheckRequest request, CheckObserver observer)
      throws InterruptedException {
    makeOutput(request);
    Path file = request.output().resolve(RecordFile.NAME);
    String question = Question.of(request);
    RecordFile known = RecordFile.read(file);
    if (known != null && known.question().equals(question)) {
      observer.line("nothing has changed since the last run, which is told again");
      return known.record();
    }
    SeriesCheck check = new SeriesCheck(request, observer);
    CheckRecord record = check.runWhole();
    boolean lasting = !check.tally.limited && check.door.accidents().count() == 0;
    try {
      new RecordFile(lasting ? question : "", record).write(file);
    } catch (IOException e) {
      throw unwritable(request, e);
    }
    return record;
  }

  private static void makeOutput(CheckRequest request) {
    try {
      Files.createDirectories(request.output());
    } catch (IOException e) {
      throw unwritable(request, e);
    }
  }

  private static DiagnosticException unwritable(CheckRequest request, IOException e) {
    return Diagnostic.error(
            Location.file(request.output().toString()), "directory cannot be written: " + e)
        .help("name a directory that can be: -Dkbuild.output=DIR")
        .asException();
  }

  private CheckRecord runWhole() throws InterruptedException {
    try {
      return run();
    } catch (UncheckedIOException e) {
      throw unwritable(request, Objects.requireNonNull(e.getCause()));
    }
  }

  private CheckRecord run() throws InterruptedException {
    Instant start = Instant.now();
    try (SourceCopy copy =
        SourceCopy.of(request.tree().root(), request.output().resolve("source"))) {
      Matrix matrix = matrix(copy.root());
      List<Configuration> all = new ArrayList<>(matrix.everyPatch());
      all.addAll(matrix.allPatches());
      List<Configuration> everyPatch = request.shard().of(matrix.everyPatch(), all);
      List<Configuration> atTheEnd = request.shard().of(matrix.allPatches(), all);
      observer.line("configurations: " + names(everyPatch));
      if (!atTheEnd.isEmpty()) {
        observer.line("with all patches: " + names(atTheEnd));
      }
      List<Bench> benches = new ArrayList<>();
      int patches = request.series().patches().size();
      int ends = (int) everyPatch.stream().filter(this::isBuiltOfNothingInTheEnd).count();
      total = everyPatch.size() * (patches + 1) + ends + atTheEnd.size();
      text(0, copy.root());
      for (Configuration configuration : everyPatch) {
        Bench bench = new Bench(request, configuration);
        if (begin(bench, copy.root())) {
          benches.add(bench);
        }
      }
      List<Configuration> more = beforeTheSeries(everyPatch);
      total += more.size();
      for (Configuration before : more) {
        begin(new Bench(request, before), copy.root());
      }
      for (Patch patch : request.series().patches()) {
        copy.show(overlays.get(patch.number()));
        states.clear();
        text(patch.number(), copy.root());
        for (Bench bench : benches) {
          step(bench, patch, copy.root());
        }
      }
      for (Bench bench : benches) {
        end(bench);
      }
      for (Configuration configuration : atTheEnd) {
        otherwise(configuration, copy);
      }
      for (Bench bench : benches) {
        if (!last.containsKey(bench.configuration())) {
          notTried.add(bench.configuration() + ": " + whyNever(bench.configuration()));
        }
      }
      return new CheckRecord(
          request.shard(),
          request.series(),
          request.checks(),
          all,
          all.stream().filter(c -> last.containsKey(c) || tried.contains(c)).toList(),
          matrix.said(),
          notes,
          steps,
          graph,
          notTried,
          door.accidents().told(),
          tally.builds,
          tally.actions,
          tally.fromCache,
          Duration.between(start, Instant.now()).toMillis());
    }
  }

  private String whyNever(Configuration configuration) {
    Configuration kernel = configuration.as(Variation.NONE);
    return last.containsKey(kernel)
        ? kernel + " does not build"
        : "no state of the tree can be configured so";
  }

  private void text(int patch, Path source) {
    notes.add(new Note(Phase.TEXT, patch, "", true, StateProperties.of(source)));
  }

  private void see(String configuration, int patch, boolean built, List<Observation> observed) {
    notes.add(new Note(Phase.STATE, patch, configuration, built, observed));
  }

  private void seeAtTheEnd(String configuration, List<Observation> observed) {
    int patches = request.series().patches().size();
    notes.add(new Note(Phase.END, patches, configuration, true, observed));
  }

  private Matrix matrix(Path source) {
    return request.matrix().isEmpty()
        ? Matrix.of(source, request.series(), Sources.of(source), request.others().keySet())
        : Matrix.asked(request.matrix());
  }

  private static String names(List<Configuration> configurations) {
    return String.join(" ", configurations.stream().map(Configuration::name).toList());
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
  private boolean begin(Bench bench, Path source) throws InterruptedException {
    if (bench.configuration().variation() == Variation.EXTERNAL) {
      begins("the tree as it is", bench.configuration().name());
      external(bench, 0, source);
      return true;
    }
    String name = bench.configuration().name();
    begins("the tree as it is", name);
    int accidents = door.accidents().count();
    Unpatched tree = Unpatched.of(bench, source, door, request.output(), observer);
    if (wasDisturbed(name, accidents)) {
      return false;
    }
    if (tree == null) {
      // An option that a patch brings; its states come later.
      return true;
    }
    State state = tree.state();
    tally.add(state);
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
    left.put(bench.configuration(), tree.left());
    see(name, 0, true, tree.observations());
    first.put(bench.configuration(), state);
    note(state);
    return true;
  }

  // What it is held against must not be half of it: a flag that a killed compiler did not confirm.
  private boolean wasDisturbed(String name, int accidents) {
    boolean disturbed = door.accidents().count() > accidents;
    if (disturbed) {
      notTried.add(name + ": the build of the tree as it is was disturbed");
    }
    return disturbed;
  }

  private void step(Bench bench, Patch patch, Path source) throws InterruptedException {
    begins(request.series().label(patch.number()), bench.configuration().name());
    if (bench.configuration().variation() == Variation.EXTERNAL) {
      external(bench, patch.number(), source);
      return;
    }
    String name = bench.configuration().name();
    State state = bench.build(source, door, true);
    if (state == null) {
      if (last.containsKey(bench.configuration())) {
        see(name, patch.number(), false, List.of(BuildsAlone.unconfigurable(bench)));
      }
      return;
    }
    tally.add(state);
    observer.line(
        "%s, %s: %s"
            .formatted(
                request.series().label(patch.number()),
                name,
                state.result().succeeded()
                    ? state.result().actions() + " actions"
                    : "does not build"));
    List<Observation> observed = new ArrayList<>(StateProperties.of(state));
    State before = last.get(bench.configuration());
    if (before != null) {
      observed.addAll(OptionOff.look(before, state, OptionOff.addedBy(patch)));
    }
    see(name, patch.number(), state.result().succeeded(), observed);
    Step step =
        Step.between(
            patch.number(),
            before != null ? before : first.get(bench.configuration().without(added)),
            state);
    steps.add(explained(step, bench, source));
    graph = BuildGraph.of(state.commands());
    note(state);
  }

  private void note(State state) {
    states.put(state.configuration(), state);
    last.put(state.configuration(), state);
  }

  /** Builds modules outside of the tree, if the tree was built. */
  private void external(Bench bench, int patch, Path source) throws InterruptedException {
    Configuration configuration = bench.configuration();
    State kernel = states.get(configuration.as(Variation.NONE));
    if (kernel == null || !kernel.result().succeeded() || !Bench.hasExternalModules(source)) {
      return;
    }
    State state = bench.buildExternal(source, door, patch > 0);
    tally.add(state);
    boolean built = state.result().succeeded();
    see(configuration.name(), patch, built, StateProperties.of(state));
    if (patch > 0) {
      steps.add(Step.between(patch, last.get(configuration), state));
    }
    note(state);
  }

  private void end(Bench bench) throws InterruptedException {
    Configuration configuration = bench.configuration();
    State state = states.get(configuration);
    if (!isBuiltOfNothingInTheEnd(configuration)) {
      return;
    }
    begins("all patches, of nothing", configuration.name());
    if (state != null && state.result().succeeded()) {
      List<String> before = left.getOrDefault(configuration, List.of());
      seeAtTheEnd(configuration.name(), allPatches.clean(bench, state, before));
    }
  }

  private boolean isBuiltOfNothingInTheEnd(Configuration configuration) {
    return configuration.variation() == Variation.NONE && request.wantsCleanBuild();
  }

  private void begins(String what, String configuration) {
    observer.begins(what + ", " + configuration, ++number, total);
  }

  /** Builds all patches as a variation says; without them only if there is something to tell. */
  private void otherwise(Configuration configuration, SourceCopy copy) throws InterruptedException {
    begins("all patches", configuration.name());
    State plain = states.get(configuration.as(Variation.NONE));
    if (plain != null && !plain.result().succeeded()) {
      notTried.add(configuration + ": " + plain.configuration() + " does not build");
      return;
    }
    if (request.lacksToolchain(configuration)) {
      notTried.add(configuration + ": there is no toolchain of another LLVM");
      return;
    }
    String name = configuration.name();
    int patches = request.series().patches().size();
    Bench bench = new Bench(request, configuration);
    List<Observation> observed = allPatches.otherwise(bench, copy.root(), true);
    if (observed == null) {
      Diagnostic why = bench.refusal();
      String reason = why == null ? "it cannot be configured so" : why.message();
      observer.line("all patches, " + name + ": " + reason);
      // Of rustc and clang that do not fit, just that is expected.
      if (configuration.variation() != Variation.MIXED_LLVM) {
        notTried.add(name + ": " + reason);
      }
      return;
    }
    if (!observed.isEmpty()) {
      copy.show(Overlay.NONE);
      observer.line("the tree as it is, " + name);
      List<Observation> before = allPatches.otherwise(bench, copy.root(), false);
      see(name, 0, before != null, before == null ? List.of() : before);
      copy.show(overlays.get(patches));
    }
    seeAtTheEnd(name, observed);
    tried.add(configuration);
  }

  /** Returns {@code step} with where the words come from that it adds to commands. */
  private Step explained(Step step, Bench bench, Path source) throws InterruptedException {
    List<String> targets =
        step.commands().stream().filter(CommandChange::adds).map(CommandChange::shown).toList();
    if (targets.isEmpty()) {
      return step;
    }
    Map<String, List<ExplainedWord>> explained = bench.explain(targets, source, door);
    return step.with(
        step.commands().stream()
            .map(change -> change.with(explained.getOrDefault(change.shown(), List.of())))
            .toList());
  }
}
