package org.kbuildsim.build;

import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;

/**
 * Hears what make runs do, for progress and accounting. Called from several threads at a time.
 *
 * <p>All methods do nothing by default.
 */
public interface MakeListener {
  /** Hears nothing. */
  MakeListener NONE = new MakeListener() {};

  /** Returns a listener that tells this one first and {@code next} then. */
  default MakeListener and(MakeListener next) {
    return next == NONE ? this : new BothListeners(this, next);
  }

  /**
   * One recipe that is run.
   *
   * @param directory where, the run's working directory
   * @param level how deep the run is: 0 is the outermost
   * @param target what it makes
   * @param makefile the file and line where the recipe stands
   */
  record RecipeEvent(String directory, int level, String target, String makefile) {}

  /** The prerequisites of a target, worked out when asked; for the time of the call. */
  interface Prerequisites {
    /** Returns those that its age is compared with. */
    List<String> compared();

    /** Returns those that have to be made before it, and no more. */
    List<String> orderOnly();
  }

  /** Called when a run begins, outermost or sub-make. */
  default void runStarted(String directory, int level, List<String> arguments) {}

  /** Called when a run has ended with {@code status}. */
  default void runFinished(String directory, int level, int status) {}

  /** Called when a run begins to read its makefiles, again whenever it has remade one of them. */
  default void readingStarted() {}

  /** Called when it has read them all, on the same thread. */
  default void readingFinished() {}

  /** Called for each makefile that is read, by the name it was asked for. */
  default void makefileRead(String directory, String name) {}

  /**
   * Called when a recipe is found to be needed, on the thread of its run. From here to {@link
   * #recipeFinished} it is pending.
   */
  default void recipeNeeded(RecipeEvent recipe, Prerequisites prerequisites) {}

  /** Called when a slot is free for it, on the thread that runs its commands. */
  default void recipeStarted(RecipeEvent recipe, Staleness why) {}

  /** Called on the same thread when the shell is started for one of its commands. */
  default void commandStarted(Invocation shell) {}

  /** Called when that has ended; one that only starts a make is none. */
  default void commandEnded(int status) {}

  /** Called on the same thread when the last of its commands has ended. */
  default void recipeEnded(RecipeEvent recipe) {}

  /**
   * Called when the run has taken note of its end, on the thread of the run; {@code status} is 0 if
   * it succeeded.
   */
  default void recipeFinished(RecipeEvent recipe, int status) {}

  /** Called when more targets become known that will be looked at: a total that may still grow. */
  default void targetsAdded(int count) {}

  /**
   * Called when one of them has been made, or been found up to date.
   *
   * @param prerequisites what had to be made before it
   */
  default void targetDone(String directory, String target, Prerequisites prerequisites) {}

  /** Called as {@link #targetDone}, for a makefile that is brought up to date. */
  default void makefileDone(String target, Prerequisites prerequisites) {}

  /** Called when something is wrong that does not end the run. */
  default void warned(Diagnostic diagnostic) {}

  /** Called when a run ends by an error. */
  default void failed(Diagnostic diagnostic) {}
}
