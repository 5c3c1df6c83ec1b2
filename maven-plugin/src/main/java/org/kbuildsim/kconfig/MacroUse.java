package org.kbuildsim.kconfig;

import java.util.List;
import java.util.Set;

/**
 * A word or text of a Kconfig file that came out of macros which looked outside of it.
 *
 * @param place the line it stands in
 * @param text what it came to
 * @param probes the commands that were run for it, there or where a variable was set
 * @param environment the environment variables that it was made of
 */
public record MacroUse(Place place, String text, List<Probe> probes, Set<String> environment) {}
