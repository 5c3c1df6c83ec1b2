package org.kbuildsim.check;

/** Watches a check go on. */
@FunctionalInterface
public interface CheckObserver {
  /** Takes a line about what is done now. */
  void line(String line);
}
