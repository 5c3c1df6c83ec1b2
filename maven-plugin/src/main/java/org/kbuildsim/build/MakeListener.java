package org.kbuildsim.build;

import java.util.List;
import java.util.function.Supplier;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Hears what make runs do, for progress and accounting. Called from several threads at a time.
 *
 * <p>All methods do nothing by default.
 */
public interface MakeListener {
  /** Hears nothing. */
  MakeListener NONE = new MakeListener() {};

  /**
   * One recipe that is run.
   *
   * @param directory where, the run's working directory
   * @param level how deep the run is: 0 is the outermost
   * @param target what it makes
   * @param makefile the file and line where the recipe stands
   */
  record RecipeEvent(String directory, int level, String target, String makefile) {}

  /** Called when a run begins, outermost or sub-make. */
  default void runStarted(String directory, int level, List<String> arguments) {}

  /** Called when a run has ended with {@code status}. */
  default void runFinished(String directory, int level, int status) {}

  /** Called for each makefile that is read, by the name it was asked for. */
  default void makefileRead(String directory, String name) {}

  /**
   * Called when a recipe is found to be needed. From here to {@link #recipeFinished} it is pending.
   */
  default void recipeStarted(RecipeEvent recipe, Staleness why) {}

  /** Called when a recipe has ended; {@code status} is 0 if it succeeded. */
  default void recipeFinished(RecipeEvent recipe, int status) {}

  /** Called when more targets become known that will be looked at: a total that may still grow. */
  default void targetsAdded(int count) {}

  /**
   * Called when one of them has been made, or been found up to date.
   *
   * @param prerequisites returns what its age was compared with; for the time of the call
   */
  default void targetDone(String directory, String target, Supplier<List<String>> prerequisites) {}

  /** Called when something is wrong that does not end the run. */
  default void warned(Diagnostic diagnostic) {}

  /** Called when a run ends by an error. */
  default void failed(Diagnostic diagnostic) {}
}
