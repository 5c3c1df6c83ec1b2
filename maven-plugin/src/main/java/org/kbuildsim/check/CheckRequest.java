package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
 * @param shard which of the configurations are tried
 * @param checks what is looked for; empty for everything. A tree is built of nothing in the end
 *     only for checks that need that
 * @param programs what the series is expected to run besides the toolchain and what the build ran
 *     before
 * @param output where the copy of the tree and the object trees are, kept from run to run
 * @param others toolchains of the variations that have one of their own, as far as there are any
 * @param cache where results of tools are kept
 * @param jobs how many recipes run at once
 * @param confinement what the programs of a build are shut in by
 */
public record CheckRequest(
    KernelTree tree,
    PatchSeries series,
    List<Configuration> matrix,
    Shard shard,
    List<Check> checks,
    List<String> programs,
    Path output,
    Toolchain toolchain,
    Map<Variation, Toolchain> others,
    ModpostDialect modpost,
    CacheRequest cache,
    int jobs,
    Confinement confinement) {

  /** Creates a request; the lists are copied. */
  public CheckRequest {
    matrix = List.copyOf(matrix);
    checks = List.copyOf(checks);
    programs = List.copyOf(programs);
    // In an order of their own: Map.copyOf has another one in each JVM, and Question asks in order.
    others = Collections.unmodifiableMap(new TreeMap<>(others));
  }

  /** Creates a request with one toolchain for everything, in one job. */
  public CheckRequest(
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
    this(
        tree,
        series,
        matrix,
        Shard.WHOLE,
        checks,
        programs,
        output,
        toolchain,
        Map.of(),
        modpost,
        cache,
        jobs,
        confinement);
  }

  /** Returns the tools that a configuration is built with. */
  Toolchain toolchain(Configuration configuration) {
    return Objects.requireNonNull(others.getOrDefault(configuration.variation(), toolchain));
  }

  /** Returns whether a configuration needs tools that are not there. */
  boolean lacksToolchain(Configuration configuration) {
    Variation variation = configuration.variation();
    return (variation == Variation.OTHER_LLVM || variation == Variation.MIXED_LLVM)
        && !others.containsKey(variation);
  }

  /** Returns all toolchains, the one that was chosen first. */
  List<Toolchain> toolchains() {
    List<Toolchain> all = new ArrayList<>(List.of(toolchain));
    all.addAll(others.values());
    return all;
  }

  /** Returns whether the tree with all patches has to be built of nothing. */
  boolean wantsCleanBuild() {
    return checks.isEmpty() || checks.stream().anyMatch(Check::needsCleanBuild);
  }
}
