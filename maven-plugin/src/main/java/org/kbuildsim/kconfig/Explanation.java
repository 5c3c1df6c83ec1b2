package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Why an option did not come out as it was asked for.
 *
 * @param asked what was asked for
 * @param value what it is; null if there is no such option
 * @param reason the kind of reason
 * @param diagnostic the whole story, as a warning
 */
public record Explanation(
    Assignment asked, @Nullable String value, Reason reason, Diagnostic diagnostic) {

  /** What stood in the way. */
  public enum Reason {
    /** No Kconfig file defines it. */
    UNKNOWN_SYMBOL,
    /** It is not a value of the option's type. */
    INVALID_VALUE,
    /** Its dependencies, or those of the menus around it, do not hold. */
    UNMET_DEPENDENCY,
    /** Its dependencies allow it as a module only. */
    LIMITED_TO_MODULE,
    /** Another option selects it. */
    SELECTED,
    /** It is an alternative, and another one was chosen. */
    CHOICE_TAKEN,
    /** It has no prompt: its value is computed. */
    NOT_SETTABLE,
    /** The number is too small or too large. */
    OUT_OF_RANGE,
    /** It was asked for something else later on. */
    OVERRIDDEN
  }
}
