package org.kbuildsim.mutation;

/**
 * One change of one line.
 *
 * @param file below the top of the tree
 * @param line the line that changes, counted from 1
 * @param what what is done to it, in a few words: {@code without `-g0`}
 * @param text the file with the change
 */
public record Mutant(String file, int line, String what, String text) {}
