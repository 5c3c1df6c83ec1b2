package org.kbuildsim.kconfig;

import java.nio.file.Path;
import java.util.Map;

/**
 * Which Kconfig files to read, and as seen from where.
 *
 * @param version which kernel's language they are in
 * @param directory the working directory, absolute: the object tree
 * @param top the first file, as {@code conf} would be given it; usually {@code Kconfig}
 * @param environment what macros see; {@code srctree} is where files are looked for that are not in
 *     {@code directory}
 */
public record KconfigSource(
    KconfigVersion version, Path directory, String top, Map<String, String> environment) {

  /** Creates a source; the map is copied. */
  public KconfigSource {
    environment = Map.copyOf(environment);
  }
}
