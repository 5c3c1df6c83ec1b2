package org.kbuildsim.make;

import org.kbuildsim.diagnostic.Location;

/**
 * A makefile line as GNU make names it in messages: {@code Makefile:3}.
 *
 * @param line counted from 1; text made by {@code $(eval)} counts on from the line of the eval
 */
public record Place(String file, int line) {

  private static final String NO_FILE = "<string>";

  /** Returns the first line of text that stands in no file: of {@code --eval}. */
  static Place ofNoFile() {
    return new Place(NO_FILE, 1);
  }

  /** Returns whether it stands in a file; messages name no other place. */
  boolean isInFile() {
    return !file.equals(NO_FILE);
  }

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
