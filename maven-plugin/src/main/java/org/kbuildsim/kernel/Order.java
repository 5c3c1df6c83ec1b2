package org.kbuildsim.kernel;

/** In which order a build makes what does not depend on one another. */
public enum Order {
  /** As make does: the jobs that there are take what comes next. */
  FREE,

  /** One recipe at a time, as makefiles name targets: what {@code make -j1} does. */
  AS_WRITTEN,

  /**
   * One recipe at a time, with the prerequisites of each target looked at from last to first: what
   * a makefile forgot to say is not made up for by the order in which it says the rest, nor by what
   * is made meanwhile.
   */
  REVERSED
}
