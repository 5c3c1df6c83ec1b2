package org.kbuildsim.kernel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * What a build did and left.
 *
 * @param name the request's name
 * @param output the object tree
 * @param status make's exit status: 0, or 2 for a failed target
 * @param failures what failed: a recipe, or the reading of a makefile
 * @param actions how many runs of compilers, linkers and their like made a file
 * @param fromCache how many more were answered from the action cache
 * @param processes how many processes were started, by the program's base name
 * @param leftToShell scripts the shell model did not understand, with the reason
 * @param warnings how many warnings the tools printed
 * @param modules how many modules there are
 * @param exported how many symbols {@code Module.symvers} lists
 * @param helperSymbols how many symbols {@code rust_helper_*}, defined or not, are in vmlinux and
 *     the modules
 * @param time from start to end
 */
public record BuildResult(
    String name,
    Path output,
    int status,
    List<Diagnostic> failures,
    int actions,
    int fromCache,
    Map<String, Integer> processes,
    List<String> leftToShell,
    int warnings,
    int modules,
    int exported,
    int helperSymbols,
    Duration time) {

  /** Creates a result; lists and maps are copied. */
  public BuildResult {
    failures = List.copyOf(failures);
    processes = Map.copyOf(processes);
    leftToShell = List.copyOf(leftToShell);
  }

  /** Returns this result for what was made in another directory: a module's, by {@code M=}. */
  public BuildResult in(Path directory) {
    return new BuildResult(
        name,
        directory,
        status,
        failures,
        actions,
        fromCache,
        processes,
        leftToShell,
        warnings,
        modules,
        exported,
        helperSymbols,
        time);
  }

  /** Returns what there is to say of a build that was ended in the midst. */
  public static BuildResult ended(BuildRequest request, Diagnostic why) {
    return new BuildResult(
        request.name(),
        request.output(),
        2,
        List.of(why),
        0,
        0,
        Map.of(),
        List.of(),
        0,
        0,
        0,
        0,
        Duration.ZERO);
  }

  /** Returns whether everything that was asked for was built. */
  public boolean succeeded() {
    return status == 0;
  }

  /** Returns how many processes were started. */
  public int processCount() {
    return processes.values().stream().mapToInt(Integer::intValue).sum();
  }
}
