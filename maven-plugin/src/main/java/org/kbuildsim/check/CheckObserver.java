package org.kbuildsim.check;

/** Watches a check go on. */
@FunctionalInterface
public interface CheckObserver {
  /** Takes a line about what came of what was done. */
  void line(String line);

  /**
   * Hears what is done now.
   *
   * @param number which of the builds it is, from 1
   * @param total how many there will be
   */
  default void begins(String what, int number, int total) {}
}
