package org.kbuildsim.corpus;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case.
 *
 * @param foundBy the checks that found something in its series, or the golden files of its build
 * @param differences how that differs from what was expected, or why the case proves nothing; empty
 *     if the case passed. A unified diff each, or a sentence
 * @param blessed whether its golden file was written anew
 * @param notTried why it was not run; null if it was
 */
public record CaseResult(
    Case of,
    List<String> foundBy,
    List<String> differences,
    boolean blessed,
    @Nullable String notTried,
    Duration time) {

  /** Creates a result; the lists are copied. */
  public CaseResult {
    foundBy = List.copyOf(foundBy);
    differences = List.copyOf(differences);
  }

  /** Returns that {@code of} was not run, with what it would have been found by. */
  static CaseResult notTried(BuildCase of, String reason) {
    List<String> goldens =
        Golden.files().stream()
            .filter(name -> Files.exists(of.heading().directory().resolve(name)))
            .toList();
    return new CaseResult(of, goldens, List.of(), false, reason, Duration.ZERO);
  }

  /** Returns whether it is as expected, as far as it was tried. */
  public boolean passed() {
    return differences.isEmpty();
  }
}
