package org.kbuildsim.build;

/** Ends a run whose reason has been reported already. */
final class RunStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RunStopped(int status) {
    super("stopped", null, false, false);
    this.status = status;
  }

  /** Returns the exit status of the run. */
  int status() {
    return status;
  }
}
