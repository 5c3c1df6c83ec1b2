package org.kbuildsim.diagnostic;

import java.util.Locale;

/** How much a diagnostic weighs. */
public enum Severity {
  /** The work asked for cannot be done, or its result is wrong. */
  ERROR,
  /** The work was done; somebody should look. */
  WARNING;

  /** Returns the word that a message carries. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
