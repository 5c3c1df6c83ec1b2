package org.kbuildsim.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.BuildObserver;

/** Takes down what a build prints, and whose words they are. */
final class BuildListener implements BuildObserver {
  // kbuild's short log: two spaces, a word in capitals, what is made.
  private static final Pattern LOG = Pattern.compile("^  [A-Z][A-Z0-9 ]*(\\[M\\])? +(\\S+)$");

  // What make adds to a recipe that failed, with the number of the makefile's line.
  private static final Pattern MAKES_ACCOUNT =
      Pattern.compile(
          "^make(\\[\\d+\\])?: (\\*\\*\\* (\\[.*\\] Error \\d+.*|Waiting for .*|Deleting file .*)|Target .* not"
              + " remade.*|(Entering|Leaving) directory .*)$");

  // What conf says of itself.
  private static final Pattern CONFS_ACCOUNT =
      Pattern.compile(
          "^(#|# (configuration written|No change) to .*|\\*\\*\\* Default configuration is based on"
              + " .*)$");

  private final List<String> log = new ArrayList<>();
  private final List<String> modpost = new ArrayList<>();
  private final List<String> advice = new ArrayList<>();

  @Override
  public synchronized void line(String line, int done, int total) {
    log.add(line);
  }

  @Override
  public synchronized void modpost(String line) {
    modpost.add(line);
  }

  @Override
  public synchronized void warning(Diagnostic diagnostic) {
    DiagnosticRenderer.render(diagnostic).lines().forEach(advice::add);
  }

  /** Returns all that was printed. */
  synchronized List<String> log() {
    return List.copyOf(log);
  }

  synchronized List<String> modpost() {
    return List.copyOf(modpost);
  }

  synchronized List<String> advice() {
    return List.copyOf(advice);
  }

  /** Returns what compilers, linkers and make itself said. */
  synchronized List<String> said() {
    List<String> rest = new ArrayList<>(log);
    modpost.forEach(rest::remove);
    rest.removeIf(
        line ->
            Stream.of(LOG, MAKES_ACCOUNT, CONFS_ACCOUNT)
                .anyMatch(account -> account.matcher(line).matches()));
    return rest;
  }
}
