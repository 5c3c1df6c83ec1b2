package org.kbuildsim.build;

/** Carries an interrupt of the running thread out of the engine. */
final class MakeInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MakeInterrupted() {
    super("interrupted", null, false, false);
  }
}
