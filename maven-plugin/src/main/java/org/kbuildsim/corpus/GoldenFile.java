package org.kbuildsim.corpus;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of a case that holds what has to come out. */
final class GoldenFile {
  private static final int CONTEXT = 3;

  private final Path corpus;
  private final Path file;

  GoldenFile(Path corpus, Path file) {
    this.corpus = corpus;
    this.file = file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Returns its lines, none where there is no such file. */
  List<String> lines() throws IOException {
    return exists() ? Files.readAllLines(file) : List.of();
  }

  /** Returns how {@code actual} differs, as a unified diff; null if it does not. */
  @Nullable String difference(List<String> actual) throws IOException {
    List<String> expected = lines();
    if (expected.equals(actual)) {
      return null;
    }
    String name = corpus.relativize(file).toString();
    return String.join(
        "\n",
        UnifiedDiffUtils.generateUnifiedDiff(
            name, name + " as it came out", expected, DiffUtils.diff(expected, actual), CONTEXT));
  }

  void write(List<String> lines) throws IOException {
    Files.write(file, lines);
  }
}
