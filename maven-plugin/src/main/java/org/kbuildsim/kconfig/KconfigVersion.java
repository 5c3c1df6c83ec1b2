package org.kbuildsim.kconfig;

/**
 * Which kernel's {@code conf} to be; everything in which they differ is asked here, by name.
 *
 * <p>Found by running the prebuilt programs of both kernels on the same input.
 */
public enum KconfigVersion {
  /** Linux 6.12, the long-term kernel; the default. */
  V6_12,
  /** Linux 7.3. */
  V7_3;

  /** Returns whether {@code transitional} is a keyword. */
  boolean hasTransitional() {
    return this == V7_3;
  }

  /** Returns whether {@code depends on A if B} is allowed. */
  boolean hasConditionalDependencies() {
    return this == V7_3;
  }

  /** Returns whether a choice may say {@code bool "prompt"}. */
  boolean choiceTakesBool() {
    return this == V6_12;
  }

  /** Returns whether a file may be sourced only once. */
  boolean forbidsRepeatedInclusion() {
    return this == V7_3;
  }

  /**
   * Returns whether a menuconfig without prompt, a second help text and an empty help text are
   * errors; before they were warnings.
   */
  boolean isStrict() {
    return this == V7_3;
  }

  /**
   * Returns whether an option that is there for want of another one stays beside it; before it was
   * put into the other's submenu.
   */
  boolean keepsAlternativesApart() {
    return this == V7_3;
  }

  /** Returns whether {@code KCONFIG_WARN_CHANGED_INPUT} is understood. */
  boolean canReportChangedInput() {
    return this == V7_3;
  }
}
