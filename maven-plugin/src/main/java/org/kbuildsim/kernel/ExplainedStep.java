package org.kbuildsim.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One expansion on the way of a word from where it is written to where it is used.
 *
 * @param name the variable, or the function
 * @param origin what {@code $(origin)} said of the variable then; null for a function
 * @param set where the variable got its value, the last part of it if by {@code +=}; null if no
 *     makefile set it
 * @param expanded where the reference stands; null if no file holds it, and for the variable of a
 *     {@code $(call)}, whose reference is the step after it
 */
public record ExplainedStep(
    String name, @Nullable String origin, @Nullable Position set, @Nullable Position expanded) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    text.append(origin == null ? ", a function" : ", " + origin + " variable");
    if (set != null) {
      text.append(" set at ").append(set);
    }
    if (expanded != null) {
      text.append(", expanded at ").append(expanded);
    }
    return text.toString();
  }
}
