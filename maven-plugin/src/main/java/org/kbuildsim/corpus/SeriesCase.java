package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.Configuration;

/**
 * A series of patches, and the findings of {@code kbuild:check-series} in it.
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
 * @param series the patches that are checked: directories of them, one after the other
 * @param checks what it is about; findings of other checks are not looked at. Empty for all
 * @param cure a series in place of this one, or patches on top of it, with which none of the checks
 *     finds anything
 * @param cureReplaces whether the cure stands in place of the series
 * @param sabotage for a case without findings: patches on top, with which one of the checks finds
 *     something
 */
public record SeriesCase(
    Heading heading,
    List<Path> series,
    List<Configuration> matrix,
    List<Check> checks,
    @Nullable Path cure,
    boolean cureReplaces,
    @Nullable Path sabotage)
    implements Case {

  /** Creates a case; the lists are copied. */
  public SeriesCase {
    series = List.copyOf(series);
    matrix = List.copyOf(matrix);
    checks = List.copyOf(checks);
  }
}
