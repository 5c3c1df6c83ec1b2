package org.kbuildsim.make;

import org.kbuildsim.diagnostic.Location;

/**
 * A makefile line as GNU make names it in messages: {@code Makefile:3}.
 *
 * @param line counted from 1; text made by {@code $(eval)} counts on from the line of the eval
 */
public record Place(String file, int line) {

  /** Returns the place {@code lines} further down. */
  public Place plus(int lines) {
    return lines == 0 ? this : new Place(file, line + lines);
  }

  /** Returns it as a diagnostic's place. */
  public Location location() {
    return Location.file(toString());
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
