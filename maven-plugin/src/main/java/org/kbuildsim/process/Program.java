package org.kbuildsim.process;

import java.io.IOException;

/** Something that can be run like a program; a process, or a tool written in Java. */
@FunctionalInterface
public interface Program {

  /**
   * Runs to its end.
   *
   * @return the exit status as a shell sees it: 0 to 255, 128 + n for a program ended by signal n
   * @throws IOException if it could not be started, or one of the invocation's own streams failed
   * @throws InterruptedException if the running thread was interrupted; the program has ended
   */
  int run(Invocation invocation) throws IOException, InterruptedException;
}
