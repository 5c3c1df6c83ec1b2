package org.kbuildsim.kconfig;

import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;

/** Hears what an in-process run of {@link Conf} came to. */
public interface ConfListener {

  /**
   * Called when a run wrote (or checked) a configuration, before it returns.
   *
   * @param configuration the evaluated configuration; the listener's to keep
   * @param diagnostics errors and warnings of the run, in their order
   */
  void configured(Configuration configuration, List<Diagnostic> diagnostics);

  /** Called when a run failed. */
  default void failed(List<Diagnostic> diagnostics) {}
}
