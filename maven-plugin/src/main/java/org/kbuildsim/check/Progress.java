package org.kbuildsim.check;

/** Tells an observer what goes on side by side, a line after the other. */
final class Progress {
  private final CheckObserver observer;
  private int total;
  private int number;

  Progress(CheckObserver observer) {
    this.observer = observer;
  }

  /** Hears that there will be {@code builds} more. */
  synchronized void add(int builds) {
    total += builds;
  }

  synchronized void begins(String what, String configuration) {
    observer.begins(what + ", " + configuration, ++number, total);
  }

  synchronized void line(String line) {
    observer.line(line);
  }
}
