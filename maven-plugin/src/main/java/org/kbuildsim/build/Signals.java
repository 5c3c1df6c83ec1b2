package org.kbuildsim.build;

import java.util.List;
import java.util.Set;

/**
 * Ends by a signal. Java tells of one by the status 128 + N, as shells do; which of both it was
 * cannot be seen, so the status of a shell is taken as it is.
 */
final class Signals {
  // As the C library's strsignal has them.
  private static final List<String> NAMES =
      List.of(
          "Hangup",
          "Interrupt",
          "Quit",
          "Illegal instruction",
          "Trace/breakpoint trap",
          "Aborted",
          "Bus error",
          "Floating point exception",
          "Killed",
          "User defined signal 1",
          "Segmentation fault",
          "User defined signal 2",
          "Broken pipe",
          "Alarm clock",
          "Terminated");
  private static final Set<String> SHELLS = Set.of("sh", "dash", "bash", "ksh", "zsh");
  private static final int FIRST = 128;

  private Signals() {}

  /** Returns GNU make's words for how {@code script} failed: {@code Error 1}, {@code Killed}. */
  static String describe(String script, int status) {
    boolean signal = status > FIRST && status <= FIRST + NAMES.size() && !isByShell(script);
    return signal ? NAMES.get(status - FIRST - 1) : "Error " + status;
  }

  private static boolean isByShell(String script) {
    List<String> words = SimpleCommand.words(script);
    String program = words.isEmpty() ? "sh" : words.get(0);
    return SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
  }
}
