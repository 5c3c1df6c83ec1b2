package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.kbuildsim.tree.PatchSeries;
import org.kbuildsim.tree.SeriesReader;
import org.kbuildsim.tree.SourceCopy;

/**
 * A tree that cases play in.
 *
 * @param source the request's own, or a copy with patches on it
 * @param work where what is made of it is kept
 */
record PlayedTree(Path source, Path work) {

  /**
   * Makes the tree with {@code patches} on it.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if they do not apply
   */
  static PlayedTree of(CorpusRequest request, List<Path> patches) {
    if (patches.isEmpty()) {
      return new PlayedTree(request.tree().root(), request.output().resolve("tree"));
    }
    String names =
        patches.stream()
            .map(path -> request.corpus().root().relativize(path).toString())
            .collect(Collectors.joining(" "));
    Path work = request.output().resolve("tree-%08x".formatted(names.hashCode()));
    Path source = work.resolve("tree");
    SourceCopy.patched(request.tree().root(), series(patches), source);
    return new PlayedTree(source, work);
  }

  /** Reads directories of patches as one series. */
  static PatchSeries series(List<Path> directories) {
    return directories.stream().map(SeriesReader::read).reduce(PatchSeries::then).orElseThrow();
  }
}
