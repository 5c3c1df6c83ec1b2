package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.tree.Overlay;
import org.kbuildsim.tree.SourceCopy;

/**
 * Asks the checks about one change after the other to a tree that builds: the cheap ones first, and
 * no more of them once one has told it.
 *
 * <p>Unlike {@link SeriesCheck} it looks for no cause and no place. The object trees are put back
 * before each change.
 */
public final class ChangeCheck implements AutoCloseable {

  /** What a change does to a build. */
  public enum Effect {
    /** No command, prerequisite or export is another one. */
    NONE,
    /** Commands or prerequisites are; every file that is compared is the same, byte for byte. */
    SAME_FILES,
    /** A file is another one. */
    OTHER_FILES
  }

  /**
   * What came of a change.
   *
   * @param told the checks that told it
   * @param effect what it does, as far as that was looked at before a check told it
   */
  public record Verdict(List<Check> told, Effect effect) {

    /** Creates a verdict; the list is copied. */
    public Verdict {
      told = List.copyOf(told);
    }
  }

  /**
   * A configuration.
   *
   * @param tree the tree without the change
   * @param files what is built of it
   */
  private record Known(Bench bench, Unpatched tree, Map<String, Long> files) {}

  private final CheckRequest request;
  private final SourceCopy copy;
  private final Door door;
  private final AllPatches cleanBuilds;
  private final List<Known> configurations = new ArrayList<>();

  /** What the tree without the change shows in any configuration, by key. */
  private final Set<String> known = new HashSet<>();

  private ChangeCheck(CheckRequest request) {
    this.request = request;
    this.copy = SourceCopy.of(request.tree().root(), request.output().resolve("source"));
    this.door = new Door(request);
    this.cleanBuilds = new AllPatches(door, new Tally());
  }

  /**
   * Builds the tree as it is in each configuration of the matrix.
   *
   * @param request whose series is not looked at
   * @throws org.kbuildsim.diagnostic.DiagnosticException if that is not possible
   */
  public static ChangeCheck of(CheckRequest request, CheckObserver observer)
      throws InterruptedException {
    ChangeCheck check = new ChangeCheck(request);
    for (Configuration configuration : request.matrix()) {
      check.begin(new Bench(request, configuration, request::jobs), observer);
    }
    return check;
  }

  private void begin(Bench bench, CheckObserver observer) throws InterruptedException {
    Unpatched tree = Unpatched.of(bench, copy.root(), door, request.output(), observer);
    if (tree == null || !tree.state().result().succeeded()) {
      Diagnostic why =
          tree == null
              ? bench.refusal()
              : tree.state().result().failures().stream().findFirst().orElse(null);
      throw Diagnostic.error("the tree as it is does not build as " + bench.configuration().name())
          .note(why == null ? "make failed" : why.message())
          .help("changes are tried on a tree that builds; -Dkbuild.matrix names configurations")
          .asException();
    }
    tree.observations().forEach(observation -> known.add(observation.key()));
    StateProperties.of(copy.root()).forEach(observation -> known.add(observation.key()));
    Map<String, Long> files = CleanBuild.contents(tree.state().result().output());
    configurations.add(new Known(bench, tree, files));
  }

  /** Returns a hash of all that verdicts depend on, besides the change. */
  public String question() {
    return Question.of(request);
  }

  /** Returns what is told of the tree with {@code text} in {@code file}. */
  public Verdict of(String file, String text) throws InterruptedException {
    copy.show(Overlay.of(file, text));
    try {
      List<Check> told = news(StateProperties.of(copy.root()));
      return told.isEmpty() ? built() : new Verdict(told, Effect.NONE);
    } finally {
      copy.close();
    }
  }

  private Verdict built() throws InterruptedException {
    Effect effect = Effect.NONE;
    List<State> states = new ArrayList<>();
    for (Known before : configurations) {
      before.bench.restore();
      State state = before.bench.build(copy.root(), door, true);
      List<Check> told =
          state == null ? List.of(Check.BUILD_FAILS) : news(StateProperties.of(state));
      if (state == null || !told.isEmpty()) {
        return new Verdict(told, effect);
      }
      Effect here = effect(before, state);
      effect = here.compareTo(effect) > 0 ? here : effect;
      states.add(state);
    }
    for (int i = 0; i < states.size(); i++) {
      Known before = configurations.get(i);
      List<Check> told = news(cleanBuilds.clean(before.bench, states.get(i), before.tree.left()));
      if (!told.isEmpty() || effect == Effect.NONE) {
        // What changes nothing in one configuration is not built of nothing in the others.
        return new Verdict(told, effect);
      }
    }
    return new Verdict(List.of(), effect);
  }

  private static Effect effect(Known before, State state) {
    if (!CleanBuild.contents(state.result().output()).equals(before.files)) {
      return Effect.OTHER_FILES;
    }
    boolean changes = Step.between(0, before.tree.state(), state).changes();
    return changes ? Effect.SAME_FILES : Effect.NONE;
  }

  private List<Check> news(List<Observation> observed) {
    return observed.stream()
        .filter(observation -> !known.contains(observation.key()))
        .map(Observation::check)
        .distinct()
        .sorted()
        .toList();
  }

  /** Leaves the copy of the tree as the tree is. */
  @Override
  public void close() {
    copy.close();
  }
}
