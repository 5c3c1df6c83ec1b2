package org.kbuildsim.shell;

import java.io.IOException;
import java.util.List;

/**
 * A command that is part of the shell.
 *
 * @param special whether POSIX calls it special: its errors end the shell, and assignments before
 *     it stay
 */
record Builtin(boolean special, Action action) {

  /** What it does; the name is the first word. */
  @FunctionalInterface
  interface Action {
    int run(Interpreter shell, List<String> words) throws IOException, InterruptedException;
  }

  int run(Interpreter shell, List<String> words) throws IOException, InterruptedException {
    return action.run(shell, words);
  }
}
