package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.List;

/**
 * A case as its {@code case.yaml} tells it: what is done to a kernel tree, and what has to be said
 * of that. Paths in it begin at the case's own directory, or else at the top of the corpus.
 */
public sealed interface Case permits SeriesCase, BuildCase {

  /**
   * What every case has.
   *
   * @param directory where its file and its golden files lie
   * @param name the directory below the corpus: {@code history/F10-module-bitcode}
   * @param reproduces an id of {@code docs/review-history.md}, or empty
   * @param reference where it comes from: a version of a series, a mail, a source file
   * @param tree patches that make the tree it plays in, in this order
   */
  record Heading(
      Path directory,
      String name,
      String title,
      String reproduces,
      String reference,
      List<Path> tree) {

    /** Creates a heading; the list is copied. */
    public Heading {
      tree = List.copyOf(tree);
    }
  }

  /** Returns what every case has. */
  Heading heading();

  /** Returns its directory below the corpus. */
  default String name() {
    return heading().name();
  }
}
