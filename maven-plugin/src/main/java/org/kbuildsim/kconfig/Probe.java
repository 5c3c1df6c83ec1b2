package org.kbuildsim.kconfig;

import java.util.List;
import java.util.Set;

/**
 * A {@code $(shell,…)} that was run while Kconfig files were read.
 *
 * @param command the command, macros expanded
 * @param output what it wrote, as the Kconfig file sees it: one line, no line feed at its end
 * @param place the line being read
 * @param inputs the commands whose output went into this one's text
 * @param environment the environment variables that went into it
 */
public record Probe(
    String command, String output, Place place, List<Probe> inputs, Set<String> environment) {}
