package org.kbuildsim.kconfig;

import org.kbuildsim.diagnostic.Location;

/**
 * A line of a Kconfig file, as {@code conf} names it in messages.
 *
 * @param file the file and how it came to be read
 * @param line counted from 1; may lie behind the last line
 */
public record Place(KconfigFile file, int line) {

  /** Returns the place as it begins a message: {@code init/Kconfig:12}. */
  public String render() {
    return file.name() + ":" + line;
  }

  /** Returns the line's text as a location for a diagnostic. */
  public Location location() {
    return file.line(line);
  }

  @Override
  public String toString() {
    return render();
  }
}
