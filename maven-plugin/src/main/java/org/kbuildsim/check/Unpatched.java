package org.kbuildsim.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kernel.Order;

/**
 * The tree without patches in one configuration, built once and kept for later runs.
 *
 * @param left what mrproper leaves of it
 * @param unnamed what a build of nothing showed that no rule names, for {@link OrderOfFiles#known}
 */
record Unpatched(State state, List<String> left, List<String> unnamed) {

  Unpatched {
    left = List.copyOf(left);
    unnamed = List.copyOf(unnamed);
  }

  /**
   * Builds it, or takes what an earlier run kept.
   *
   * @return null if it cannot be configured so: an option that a patch brings
   */
  static @Nullable Unpatched of(
      Bench bench, Path source, Door door, Path output, CheckObserver observer)
      throws InterruptedException {
    String name = bench.configuration().name();
    Path programs = output.resolve("programs");
    Path leftovers = output.resolve(name + ".left");
    Path unnamed = output.resolve(name + ".unnamed");
    int accidents = door.accidents().count();
    boolean kept = bench.restore(leftovers, unnamed);
    door.load(programs);
    if (!kept) {
      observer.line("the tree as it is, " + name + ": built once and kept");
    }
    State state = bench.build(source, door, false);
    if (kept && state != null && state.result().actions() + state.result().fromCache() > 0) {
      // What rules say is seen in a build of nothing only.
      kept = false;
      state = bench.buildClean(source, door, false, Order.FREE);
    }
    if (state == null) {
      return null;
    }
    if (!state.result().succeeded()) {
      return new Unpatched(state, List.of(), List.of());
    }
    try {
      if (!kept) {
        // Kept is the last to be there: who was interrupted before begins anew.
        bench.setAside();
        door.save(programs);
        Files.write(leftovers, bench.left(source, door, false));
        Files.write(unnamed, OrderOfFiles.subjects(state));
        // What was disturbed may be anything; the next run begins anew.
        if (door.accidents().count() == accidents) {
          bench.keep();
          bench.restore();
        }
      }
      return new Unpatched(state, Files.readAllLines(leftovers), Files.readAllLines(unnamed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what there is to see in it. */
  List<Observation> observations() throws InterruptedException {
    List<Observation> observed = new ArrayList<>(StateProperties.of(state));
    observed.addAll(OrderOfFiles.known(unnamed));
    return observed;
  }
}
