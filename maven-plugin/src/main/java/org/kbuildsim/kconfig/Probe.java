package org.kbuildsim.kconfig;

/**
 * A {@code $(shell,…)} that was run while Kconfig files were read.
 *
 * @param command the command, macros expanded
 * @param output what it wrote, as the Kconfig file sees it: one line, no line feed at its end
 * @param place the line being read
 */
public record Probe(String command, String output, Place place) {}
