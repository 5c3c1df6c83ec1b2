package org.kbuildsim.mutation;

/**
 * One change of one line.
 *
 * @param file below the top of the tree
 * @param line the line that changes, counted from 1
 * @param column where in the line, counted from 1: a word may stand in it twice
 * @param what what is done to it, in a few words: {@code without `-g0`}
 * @param text the file with the change
 */
public record Mutant(String file, int line, int column, String what, String text) {

  /** Returns what no other mutant of the tree has for a name. */
  String key() {
    return file + ":" + line + ":" + column + ": " + what.replace('\t', ' ');
  }
}
