package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.CheckRecord.Note;
import org.kbuildsim.check.CheckRecord.Phase;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.tree.Patch;

/**
 * What a check sees of one configuration and of all that is built otherwise of it, from state to
 * state. Tracks go on side by side; each is used by one thread at a time.
 */
final class Track {
  private final CheckRequest request;
  private final Door door;
  private final Progress progress;
  private final IntSupplier jobs;
  private final AllPatches allPatches;

  /** What each patch is built with; the configuration itself before its variations. */
  private final List<Bench> benches = new ArrayList<>();

  /** What is built with all patches only. */
  private final List<Configuration> atTheEnd = new ArrayList<>();

  /** Those at the end that showed something, which the tree without patches may show as well. */
  private final List<Bench> suspects = new ArrayList<>();

  /** The tree as it is. */
  private final Map<Configuration, State> first = new HashMap<>();

  /** The tree with the patches that are on it now, where it can be configured so. */
  private final Map<Configuration, State> states = new HashMap<>();

  /** The last that could be configured so. */
  private final Map<Configuration, State> last = new HashMap<>();

  private List<String> left = List.of();
  private @Nullable State lastPatched;
  private int lastPatch;

  final Tally tally = new Tally();
  final Set<Configuration> tried = new LinkedHashSet<>();
  final List<Note> notes = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  final List<String> notTried = new ArrayList<>();

  /**
   * Creates a track on which nothing was built.
   *
   * @param door what keeps its builds in, and nobody else's
   * @param jobs how many recipes a build that begins may run at once
   */
  Track(CheckRequest request, Door door, Progress progress, IntSupplier jobs) {
    this.request = request;
    this.door = door;
    this.progress = progress;
    this.jobs = jobs;
    this.allPatches = new AllPatches(door, tally);
  }

  /** Returns the last state that {@code configuration} was possible in; null if there was none. */
  @Nullable State last(Configuration configuration) {
    return last.get(configuration);
  }

  /** Returns what the tree without patches is in {@code configuration}, if it was built so. */
  @Nullable State first(Configuration configuration) {
    return first.get(configuration);
  }

  /** Returns what is made of what in the last state that was built with patches. */
  BuildGraph graph() {
    return lastPatched == null ? BuildGraph.EMPTY : BuildGraph.of(lastPatched.commands());
  }

  /** Returns how many patches that state had; 0 if there was none. */
  int lastPatch() {
    return lastPatch;
  }

  /** Returns what went wrong and need not go wrong the next time. */
  List<String> accidents() {
    return door.accidents().told();
  }

  /** Has {@code configuration} built with all patches, and not before. */
  void tryAtTheEnd(Configuration configuration) {
    atTheEnd.add(configuration);
  }

  /**
   * Builds the tree without patches, or takes what an earlier run kept of that; each patch will be
   * built so as well.
   */
  void begin(Configuration configuration, Path source) throws InterruptedException {
    Bench bench = new Bench(request, configuration, jobs);
    if (beforePatches(bench, source)) {
      benches.add(bench);
    }
  }

  /** Builds the tree without patches, for what others of the series have to be held against. */
  void look(Configuration configuration, Path source) throws InterruptedException {
    beforePatches(new Bench(request, configuration, jobs), source);
  }

  private boolean beforePatches(Bench bench, Path source) throws InterruptedException {
    String name = bench.configuration().name();
    progress.begins("the tree as it is", name);
    if (bench.configuration().variation() == Variation.EXTERNAL) {
      external(bench, 0, source);
      return true;
    }
    int accidents = door.accidents().count();
    Unpatched tree = Unpatched.of(bench, source, door, request.output(), progress::line);
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
    left = tree.left();
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

  /**
   * Builds the tree with one patch more.
   *
   * @param added the options that the series adds
   * @param unpatched returns what the tree without patches is in a configuration, null if it was
   *     not built so
   */
  void step(
      Patch patch,
      Path source,
      Set<String> added,
      Function<Configuration, @Nullable State> unpatched)
      throws InterruptedException {
    states.clear();
    for (Bench bench : benches) {
      Configuration configuration = bench.configuration();
      progress.begins(request.series().label(patch.number()), configuration.name());
      if (configuration.variation() == Variation.EXTERNAL) {
        external(bench, patch.number(), source);
      } else {
        step(bench, patch, source, unpatched.apply(configuration.without(added)));
      }
    }
  }

  private void step(Bench bench, Patch patch, Path source, @Nullable State unpatched)
      throws InterruptedException {
    String name = bench.configuration().name();
    State state = bench.build(source, door, true);
    State before = last.get(bench.configuration());
    if (state == null) {
      if (before != null) {
        see(name, patch.number(), false, List.of(BuildsAlone.unconfigurable(bench)));
      }
      return;
    }
    tally.add(state);
    progress.line(
        "%s, %s: %s"
            .formatted(
                request.series().label(patch.number()),
                name,
                state.result().succeeded()
                    ? state.result().actions() + " actions"
                    : "does not build"));
    List<Observation> observed = new ArrayList<>(StateProperties.of(state));
    if (before != null) {
      observed.addAll(OptionOff.look(before, state, OptionOff.addedBy(patch)));
    }
    see(name, patch.number(), state.result().succeeded(), observed);
    Step step = Step.between(patch.number(), before != null ? before : unpatched, state);
    steps.add(explained(step, bench, source));
    lastPatched = state;
    lastPatch = patch.number();
    note(state);
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

  private void note(State state) {
    states.put(state.configuration(), state);
    last.put(state.configuration(), state);
  }

  /** Builds all patches of nothing, and as the variations say that are for the end. */
  void end(Path source) throws InterruptedException {
    for (Bench bench : benches) {
      Configuration configuration = bench.configuration();
      if (isBuiltOfNothingInTheEnd(request, configuration)) {
        progress.begins("all patches, of nothing", configuration.name());
        State state = states.get(configuration);
        if (state != null && state.result().succeeded()) {
          seeAtTheEnd(configuration.name(), allPatches.clean(bench, state, left));
        }
      }
    }
    for (Configuration configuration : atTheEnd) {
      progress.begins("all patches", configuration.name());
      otherwise(configuration, source);
    }
    for (Bench bench : benches) {
      if (!last.containsKey(bench.configuration())) {
        notTried.add(bench.configuration() + ": " + whyNever(bench));
      }
    }
  }

  /** Returns whether {@code request} wants all patches built of nothing in a configuration. */
  static boolean isBuiltOfNothingInTheEnd(CheckRequest request, Configuration configuration) {
    return configuration.variation() == Variation.NONE && request.wantsCleanBuild();
  }

  private String whyNever(Bench bench) {
    Configuration kernel = bench.configuration().as(Variation.NONE);
    if (last.containsKey(kernel)) {
      return kernel + " does not build";
    }
    Diagnostic why = bench.refusal();
    return "no state of the tree can be configured so" + (why == null ? "" : ": " + why.message());
  }

  private void otherwise(Configuration configuration, Path source) throws InterruptedException {
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
    Bench bench = new Bench(request, configuration, jobs);
    List<Observation> observed = allPatches.otherwise(bench, source, true);
    if (observed == null) {
      Diagnostic why = bench.refusal();
      String reason = why == null ? "it cannot be configured so" : why.message();
      progress.line("all patches, " + name + ": " + reason);
      // Of rustc and clang that do not fit, just that is expected.
      if (configuration.variation() != Variation.MIXED_LLVM) {
        notTried.add(name + ": " + reason);
      }
      return;
    }
    if (!observed.isEmpty()) {
      suspects.add(bench);
    }
    seeAtTheEnd(name, observed);
    tried.add(configuration);
  }

  /** Returns whether something was seen at the end that the tree without patches may show too. */
  boolean hasSuspects() {
    return !suspects.isEmpty();
  }

  /** Builds the tree without patches as those variations say that showed something. */
  void acquit(Path source) throws InterruptedException {
    for (Bench bench : suspects) {
      String name = bench.configuration().name();
      progress.line("the tree as it is, " + name);
      List<Observation> before = allPatches.otherwise(bench, source, false);
      see(name, 0, before != null, before == null ? List.of() : before);
    }
  }

  private void see(String configuration, int patch, boolean built, List<Observation> observed) {
    notes.add(new Note(Phase.STATE, patch, configuration, built, observed));
  }

  private void seeAtTheEnd(String configuration, List<Observation> observed) {
    int patches = request.series().patches().size();
    notes.add(new Note(Phase.END, patches, configuration, true, observed));
  }
}
