package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.CheckRecord;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.SeriesCheck;
import org.kbuildsim.check.Shard;
import org.kbuildsim.check.Variation;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.tree.GitRange;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.PatchSeries;
import org.kbuildsim.tree.SeriesReader;

/**
 * Checks a patch series: builds the tree with each of its patches in several configurations, and
 * says what reviewers and test robots would. The tree itself is not touched.
 */
@Mojo(name = "check-series", requiresProject = false, threadSafe = true)
public final class CheckSeriesMojo extends CachingMojo {

  /**
   * The series: a directory of {@code git format-patch}, a mailbox as {@code b4 am} writes it, a
   * mail or a diff.
   */
  @Parameter(property = "kbuild.series")
  private @Nullable File series;

  /** In place of a series, commits of the git work tree that the tree lies in: base..topic. */
  @Parameter(property = "kbuild.range")
  private @Nullable String range;

  /** The source tree that the series applies to; with a range, where in the work tree it lies. */
  @Parameter(property = "kbuild.tree", defaultValue = "${basedir}")
  private File tree;

  /**
   * The configurations to try, {@code arm64+RUST_INLINE_HELPERS}, with {@code @external}, {@code
   * @in-tree}, {@code @other-llvm} or {@code @mixed-llvm} behind it if it is to be built so;
   * without, what the series suggests.
   */
  @Parameter(property = "kbuild.matrix")
  private List<String> matrix = List.of();

  /** Programs that the series may run besides the toolchain and what the build ran before it. */
  @Parameter(property = "kbuild.programs")
  private List<String> programs = List.of();

  /** Where a copy of the tree, object trees and reports are, kept from run to run. */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild-check")
  private File output;

  /**
   * How findings are shown: {@code full}, or {@code line}, one a line as {@code checkpatch --terse}
   * does.
   */
  @Parameter(property = "kbuild.format", defaultValue = "full")
  private String format;

  /** The least severity that fails the goal: {@code error}, {@code warning} or {@code never}. */
  @Parameter(property = "kbuild.failOn", defaultValue = "warning")
  private String failOn;

  /**
   * Which part of the configurations to try, {@code 2/3}: of jobs that run independently of each
   * other, and may share a cache. {@code kbuild:merge-reports} tells what all of them found.
   */
  @Parameter(property = "kbuild.shard")
  private @Nullable String shard;

  /**
   * The mail of one patch of the series, {@code -} for standard input: only what that patch brings
   * in is told, as {@code b4 prep --check} asks for it.
   */
  @Parameter(property = "kbuild.patch")
  private @Nullable String patch;

  /** How many recipes run at once; 0 for as many as there are cores. */
  @Parameter(property = "kbuild.jobs", defaultValue = "0")
  private int jobs;

  /** How many seconds a program may run; a whole build may take six times as long. */
  @Parameter(property = "kbuild.timeLimit", defaultValue = "600")
  private int timeLimit;

  /**
   * Whose modpost speaks: that of Linux {@code 6.12} or {@code 7.3}; by default that of the tree's
   * own source, and 6.12's where the tree has none.
   */
  @Parameter(property = "kbuild.modpost")
  private @Nullable String modpost;

  @Override
  void run() throws MojoFailureException, InterruptedException {
    SeriesReports.requireKnown(format, failOn);
    Path work = directory(output);
    Path base = tree.toPath();
    PatchSeries patches;
    if (series != null && range == null) {
      patches = SeriesReader.read(series.toPath());
    } else if (range != null && series == null) {
      GitRange found = GitRange.read(base, range, work);
      base = found.base();
      patches = found.series();
    } else {
      throw Diagnostic.error("say what to check: a series or a range of commits, not both")
          .help("-Dkbuild.series=DIR|mbox|diff, or -Dkbuild.range=base..topic")
          .asException();
    }
    Set<Integer> only = asked(patches);
    KernelTree kernel = KernelTree.open(base);
    Shard part = shard == null ? Shard.WHOLE : Shard.parse(shard);
    List<Configuration> asked = matrix.stream().map(Configuration::parse).toList();
    Toolchain toolchain = toolchains().resolve(toolchainRequest());
    CheckRecord record =
        SeriesCheck.recordOnce(
            new CheckRequest(
                kernel,
                patches,
                asked,
                part,
                List.of(),
                programs,
                work,
                toolchain,
                others(toolchain, asked),
                kernel.modpost(modpost),
                results(),
                jobs > 0 ? jobs : Runtime.getRuntime().availableProcessors(),
                confinement(timeLimit)),
            new LogCheckObserver(getLog()));
    if (part.count() > 1) {
      getLog()
          .info("shard " + part + " is done; kbuild:merge-reports tells what all of them found");
      return;
    }
    CheckResult result = CheckRecord.result(List.of(record));
    List<Finding> told =
        only == null
            ? result.findings()
            : result.findings().stream().filter(f -> only.contains(f.patch())).toList();
    new SeriesReports(getLog(), format, failOn).tell(result, told, work);
  }

  /** Returns which of the patches the mail that is asked about is; null for all. */
  private @Nullable Set<Integer> asked(PatchSeries series) {
    if (patch == null) {
      return null;
    }
    Patch mail = patch.equals("-") ? SeriesReader.one(System.in) : SeriesReader.one(Path.of(patch));
    Set<Integer> asked =
        series.patches().stream()
            .filter(each -> each.subject().equals(mail.subject()))
            .map(Patch::number)
            .collect(Collectors.toSet());
    if (asked.isEmpty()) {
      throw Diagnostic.error("no patch of " + series.name() + " is `" + mail.subject() + "`")
          .help("give the mail of a patch of the series: -Dkbuild.patch=FILE|-")
          .asException();
    }
    return asked;
  }

  /** Returns the toolchains of another LLVM: those that are there, or that are asked for. */
  private Map<Variation, Toolchain> others(Toolchain chosen, List<Configuration> asked) {
    boolean wanted =
        asked.stream()
            .map(Configuration::variation)
            .anyMatch(v -> v == Variation.OTHER_LLVM || v == Variation.MIXED_LLVM);
    if (!wanted && !asked.isEmpty()) {
      return Map.of();
    }
    Toolchain other = toolchains().other(chosen, wanted);
    if (other == null) {
      return Map.of();
    }
    return Map.of(Variation.OTHER_LLVM, other, Variation.MIXED_LLVM, chosen.withLlvmOf(other));
  }
}
