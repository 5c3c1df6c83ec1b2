package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Span;

/**
 * One expansion on the way of a character from where it is written to where it is used.
 *
 * @param name the variable, or the function
 * @param at where the reference to it stands; null for the variable of a {@code $(call)}, whose
 *     reference is the step after it, and for text that no file holds
 * @param origin what {@code $(origin)} said of the variable then; null for a function
 * @param definition where the variable got its value (its last part, if by {@code +=}), if a
 *     makefile gave it
 */
public record Step(
    String name, @Nullable Span at, @Nullable Origin origin, @Nullable Span definition) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("`").append(name).append('`');
    if (origin == null) {
      text.append(" (function)");
    } else {
      text.append(" (").append(origin.word());
      if (definition != null) {
        text.append(", set at ").append(definition);
      }
      text.append(')');
    }
    return at == null ? text.toString() : text + " expanded at " + at;
  }
}
