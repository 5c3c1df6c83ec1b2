package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;

/**
 * A line of a {@code .config}, a defconfig or a fragment: somebody asked for a value.
 *
 * @param name the symbol's name without {@code CONFIG_}
 * @param value y, m, n, a number, or a text without its quotes
 * @param file the file as it was named, or null if it was asked for by other means
 * @param line counted from 1; 0 without file
 */
public record Assignment(String name, String value, @Nullable String file, int line) {

  /** Creates an assignment from no file. */
  public static Assignment of(String name, String value) {
    return new Assignment(name, value, null, 0);
  }
}
