package org.kbuildsim.process;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What there is to shut programs in by.
 *
 * @param bubblewrap the program {@code bwrap}; null where there is none, or it cannot work
 * @param limits what a program may use
 */
public record Confinement(@Nullable Path bubblewrap, Limits limits) {
  /** For who trusts the patches: nothing to shut in by, and programs run ten minutes at most. */
  public static Confinement none() {
    return new Confinement(null, Limits.of(Duration.ofMinutes(10)));
  }
}
