package org.kbuildsim.shell;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/** Says what runs for a command that is neither a function nor built into the shell. */
@FunctionalInterface
public interface ProgramFinder {

  /**
   * Returns what runs for {@code name}, or null for what PATH of the command's environment holds
   * under that name, as a process.
   *
   * @param name the command as the script writes it, before any search: {@code rustc}, {@code
   *     scripts/basic/fixdep}
   * @param invocation how it will be run: whole argument list, environment, directory
   */
  @Nullable Program find(String name, Invocation invocation);

  /** Returns a finder that leaves everything to PATH. */
  static ProgramFinder path() {
    return (name, invocation) -> null;
  }
}
