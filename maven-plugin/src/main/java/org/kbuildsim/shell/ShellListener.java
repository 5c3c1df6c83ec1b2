package org.kbuildsim.shell;

/** Hears what the shell model could not do itself; called from any thread. */
@FunctionalInterface
public interface ShellListener {

  /**
   * Called before {@code script} is given to the real shell.
   *
   * @param script the script's text, or the file's name for a script file
   * @param reason what the model does not know, in the form of a message: {@code background
   *     command}
   */
  void leftToRealShell(String script, String reason);

  /** Returns a listener that does nothing. */
  static ShellListener none() {
    return (script, reason) -> {};
  }
}
