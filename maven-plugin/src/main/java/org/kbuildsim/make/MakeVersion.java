package org.kbuildsim.make;

/** Which GNU make the language is that of: makefiles see it, and some behave accordingly. */
public enum MakeVersion {
  /** Debian 12's and Ubuntu 24.04's. */
  V4_3(
      "4.3",
      "target-specific order-only second-expansion else-if shortest-stem undefine oneshell"
          + " nocomment grouped-target extra-prereqs archives jobserver output-sync check-symlink"
          + " load"),
  /** Debian 13's. */
  V4_4(
      "4.4.1",
      "target-specific order-only second-expansion else-if shortest-stem undefine oneshell"
          + " nocomment grouped-target extra-prereqs notintermediate shell-export archives"
          + " jobserver jobserver-fifo output-sync check-symlink load");

  private final String number;
  private final String features;

  MakeVersion(String number, String features) {
    this.number = number;
    this.features = features;
  }

  /** Returns what {@code MAKE_VERSION} holds. */
  public String number() {
    return number;
  }

  /** Returns what {@code .FEATURES} holds. */
  String features() {
    return features;
  }

  /** Returns the version that {@code number} begins, {@code 4.3} or {@code 4.4}. */
  public static MakeVersion of(String number) {
    for (MakeVersion version : values()) {
      if (!number.isEmpty() && version.number.startsWith(number)) {
        return version;
      }
    }
    throw new IllegalArgumentException("neither 4.3 nor 4.4: " + number);
  }

  boolean isAtLeast(MakeVersion other) {
    return compareTo(other) >= 0;
  }
}
