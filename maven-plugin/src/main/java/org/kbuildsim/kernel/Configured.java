package org.kbuildsim.kernel;

import java.util.Map;
import org.kbuildsim.kconfig.Configuration;

/**
 * A configuration that was worked out.
 *
 * @param configuration the values of all options, and why
 * @param origins who asked for a value, in words for people, by the option's name without {@code
 *     CONFIG_}
 * @param text the {@code .config}
 */
record Configured(Configuration configuration, Map<String, String> origins, String text) {
  Configured {
    origins = Map.copyOf(origins);
  }
}
