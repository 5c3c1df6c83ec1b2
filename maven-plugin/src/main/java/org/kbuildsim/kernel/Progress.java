package org.kbuildsim.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kbuildsim.build.MakeListener;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/** How far a build is, and what failed in it. */
final class Progress implements MakeListener {
  private final BuildObserver observer;
  private final List<Diagnostic> failures = new ArrayList<>();
  private final Map<Integer, Integer> failedRuns = new TreeMap<>();
  private int done;
  private int total;

  Progress(BuildObserver observer) {
    this.observer = observer;
  }

  @Override
  public synchronized void targetsAdded(int count) {
    total += count;
  }

  @Override
  public synchronized void targetDone(
      String directory, String target, Prerequisites prerequisites) {
    done++;
    observer.targetDone(directory, target, prerequisites::compared);
  }

  @Override
  public synchronized void recipeFinished(RecipeEvent recipe, int status) {
    if (status == 0) {
      return;
    }
    // A recipe that failed because the make it started failed says nothing new.
    int below = recipe.level() + 1;
    if (failedRuns.getOrDefault(below, 0) > 0) {
      failedRuns.merge(below, -1, Integer::sum);
      return;
    }
    failures.add(
        Diagnostic.error(
                Location.file(recipe.makefile()),
                "recipe for target `" + recipe.target() + "` failed: Error " + status)
            .note("what it printed stands above; with -Dkbuild.verbose, the whole command too"));
  }

  @Override
  public synchronized void runFinished(String directory, int level, int status) {
    if (status != 0 && level > 0) {
      failedRuns.merge(level, 1, Integer::sum);
    }
  }

  @Override
  public synchronized void failed(Diagnostic diagnostic) {
    failures.add(diagnostic);
  }

  synchronized int done() {
    return done;
  }

  synchronized int total() {
    return total;
  }

  synchronized List<Diagnostic> failures() {
    return List.copyOf(failures);
  }
}
