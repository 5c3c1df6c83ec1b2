package org.kbuildsim.kconfig;

/** Built in, a module, or not there; ordered n &lt; m &lt; y, on which the logic is built. */
public enum Tristate {
  /** Not there. */
  N,
  /** A module. */
  M,
  /** Built in. */
  Y;

  /** Returns the lesser of the two. */
  public Tristate and(Tristate other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Returns the greater of the two. */
  public Tristate or(Tristate other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns y for n, n for y; m stays. */
  public Tristate not() {
    return switch (this) {
      case N -> Y;
      case M -> M;
      case Y -> N;
    };
  }

  /** Returns the letter as it stands in a {@code .config}. */
  public String letter() {
    return switch (this) {
      case N -> "n";
      case M -> "m";
      case Y -> "y";
    };
  }

  static Tristate of(boolean value) {
    return value ? Y : N;
  }
}
