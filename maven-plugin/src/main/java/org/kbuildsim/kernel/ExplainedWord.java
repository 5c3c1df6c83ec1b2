package org.kbuildsim.kernel;

import java.util.List;

/**
 * A word of a command, and where its first character comes from.
 *
 * @param file the makefile, below the kernel tree where it is there; empty if no file had a part
 * @param line counted from 1
 * @param column counted from 1
 * @param how empty if the word is written there; else what that place has to do with it
 * @param chain the expansions that brought it into the command, innermost first
 */
public record ExplainedWord(
    String chars, String file, int line, int column, String how, List<String> chain) {

  /** Returns file, line and column, and what they have to do with the word. */
  public String where() {
    String place = file.isEmpty() ? "" : file + ":" + line + ":" + column;
    return how.isEmpty() ? place : place.isEmpty() ? how : place + " (" + how + ")";
  }
}
