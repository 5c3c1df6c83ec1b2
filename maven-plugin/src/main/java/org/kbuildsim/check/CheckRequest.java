package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.List;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.tree.PatchSeries;

/**
 * A series to check.
 *
 * @param tree what it applies to; only read
 * @param matrix the configurations to try; none for those that the series suggests
 * @param checks what is looked for; empty for everything. A tree is built of nothing in the end
 *     only for checks that need that
 * @param programs what the series is expected to run besides the toolchain and what the build ran
 *     before
 * @param output where the copy of the tree and the object trees are, kept from run to run
 * @param cache where results of tools are kept
 * @param jobs how many recipes run at once
 * @param confinement what the programs of a build are shut in by
 */
public record CheckRequest(
    KernelTree tree,
    PatchSeries series,
    List<Configuration> matrix,
    List<Check> checks,
    List<String> programs,
    Path output,
    Toolchain toolchain,
    ModpostDialect modpost,
    CacheRequest cache,
    int jobs,
    Confinement confinement) {

  /** Creates a request; the lists are copied. */
  public CheckRequest {
    matrix = List.copyOf(matrix);
    checks = List.copyOf(checks);
    programs = List.copyOf(programs);
  }

  /** Returns whether the tree with all patches has to be built of nothing. */
  boolean wantsCleanBuild() {
    return checks.isEmpty() || checks.stream().anyMatch(Check::needsCleanBuild);
  }
}
