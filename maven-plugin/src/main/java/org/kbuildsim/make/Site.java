package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Span;

/**
 * Where a makefile gives a variable its value.
 *
 * @param place the line, as messages name it
 * @param name the variable's name as it is written there
 */
record Site(Place place, Text name) {
  /** Returns where the name stands, if a file holds it: for text of an {@code eval}, which one. */
  @Nullable Span span() {
    return name.span(0, name.chars().length());
  }
}
