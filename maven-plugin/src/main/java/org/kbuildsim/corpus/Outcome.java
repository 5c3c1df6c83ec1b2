package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of a build.
 *
 * @param status make's exit status
 * @param texts what there is of each golden file
 * @param log all that the build printed
 * @param kept where what was built is to be found
 */
record Outcome(int status, Map<Golden, List<String>> texts, List<String> log, Path kept) {
  Outcome {
    texts = Collections.unmodifiableMap(texts);
    log = List.copyOf(log);
  }

  /** Returns what a case that does not say so is likely to be about. */
  List<Golden> telling() {
    List<Golden> listed =
        Stream.of(Golden.COMMANDS, Golden.NM, Golden.STRINGS)
            .filter(golden -> !of(golden).isEmpty())
            .toList();
    return !listed.isEmpty()
        ? listed
        : Stream.of(Golden.MODPOST, Golden.BUILD)
            .filter(golden -> !of(golden).isEmpty())
            .limit(1)
            .toList();
  }

  List<String> of(Golden golden) {
    return texts.getOrDefault(golden, List.of());
  }
}
