package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.Configuration;

/**
 * A case as its {@code case.yaml} tells it. Paths in it begin at the case's own directory, or else
 * at the top of the corpus.
 *
 * <pre>
 * title: One bitcode for built-in code and modules
 * reproduces: F10
 * reference: review of v1
 * tree: [series/without-option]
 * series: series/v1
 * matrix: [x86_64+RUST_INLINE_HELPERS]
 * checks: [helper-side]
 * cured-by: series/v2
 * </pre>
 *
 * @param name its directory below the corpus: {@code history/F10-module-bitcode}
 * @param reproduces an id of {@code docs/review-history.md}, or empty
 * @param reference where it comes from: a version of a series, a mail, a source file
 * @param tree directories of patches that make the tree it plays in, in this order
 * @param series the patches that are checked: directories of them, one after the other
 * @param checks what it is about; findings of other checks are not looked at. Empty for all
 * @param cure a series in place of this one, or patches on top of it, with which none of the checks
 *     finds anything
 * @param cureReplaces whether the cure stands in place of the series
 * @param sabotage for a case without findings: patches on top, with which one of the checks finds
 *     something
 */
public record Case(
    Path directory,
    String name,
    String title,
    String reproduces,
    String reference,
    List<Path> tree,
    List<Path> series,
    List<Configuration> matrix,
    List<Check> checks,
    @Nullable Path cure,
    boolean cureReplaces,
    @Nullable Path sabotage) {

  /** Creates a case; the lists are copied. */
  public Case {
    tree = List.copyOf(tree);
    series = List.copyOf(series);
    matrix = List.copyOf(matrix);
    checks = List.copyOf(checks);
  }

  @Override
  public String toString() {
    return name;
  }
}
