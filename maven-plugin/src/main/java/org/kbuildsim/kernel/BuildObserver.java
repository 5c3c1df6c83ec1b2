package org.kbuildsim.kernel;

import java.util.List;
import java.util.function.Supplier;
import org.kbuildsim.diagnostic.Diagnostic;

/** Watches a build go on; called from several threads, one call at a time. */
public interface BuildObserver {
  /** Watches nothing. */
  BuildObserver NONE =
      new BuildObserver() {
        @Override
        public void line(String line, int done, int total) {}

        @Override
        public void warning(Diagnostic diagnostic) {}
      };

  /**
   * Takes a line that a recipe or make itself printed.
   *
   * @param done recipes run so far
   * @param total recipes known so far to be run; grows as sub-makes are read
   */
  void line(String line, int done, int total);

  /** Takes a line that modpost printed; it comes to {@link #line} as well. */
  default void modpost(String line) {}

  /** Takes a warning of the simulator's own. */
  void warning(Diagnostic diagnostic);

  /**
   * Takes a target that make has made or found up to date.
   *
   * @param directory which names are relative to
   * @param prerequisites returns what its age was compared with; for the time of the call
   */
  default void targetDone(String directory, String target, Supplier<List<String>> prerequisites) {}
}
