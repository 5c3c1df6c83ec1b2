package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.SeriesCheck;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.report.FindingText;
import org.kbuildsim.report.HtmlReport;
import org.kbuildsim.report.JunitReport;
import org.kbuildsim.report.SarifReport;
import org.kbuildsim.tree.GitRange;
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
   * The configurations to try, {@code arm64+RUST_INLINE_HELPERS}; without, x86_64 and arm64, each
   * also with the options that the series adds.
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
    requireOneOf("kbuild.format", format, List.of("full", "line"));
    requireOneOf("kbuild.failOn", failOn, List.of("error", "warning", "never"));
    Path work = output.toPath().toAbsolutePath().normalize();
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
    KernelTree kernel = KernelTree.open(base);
    CheckResult result =
        SeriesCheck.run(
            new CheckRequest(
                kernel,
                patches,
                matrix.stream().map(Configuration::parse).toList(),
                List.of(),
                programs,
                work,
                toolchains().resolve(toolchainRequest()),
                kernel.modpost(modpost),
                results(),
                jobs > 0 ? jobs : Runtime.getRuntime().availableProcessors(),
                confinement(timeLimit)),
            getLog()::info);
    report(result, work);
    long failing = result.findings().stream().filter(this::fails).count();
    if (failing > 0) {
      throw new MojoFailureException(
          failing + (failing == 1 ? " finding" : " findings") + "; reports are in " + work);
    }
  }

  private void report(CheckResult result, Path work) {
    getLog().info("");
    for (Finding finding : result.findings()) {
      if (format.equals("line")) {
        getLog().info(FindingText.line(finding, result.series()));
      } else {
        FindingText.lines(finding, result.series()).forEach(getLog()::info);
        getLog().info("");
      }
    }
    FindingText.summary(result).forEach(getLog()::info);
    String version = getClass().getPackage().getImplementationVersion();
    write(work.resolve("findings.sarif"), SarifReport.of(result, version == null ? "0" : version));
    write(work.resolve("TEST-check-series.xml"), JunitReport.of(result));
    write(work.resolve("report.html"), HtmlReport.of(result));
  }

  private boolean fails(Finding finding) {
    return switch (failOn) {
      case "never" -> false;
      case "error" -> finding.severity() == Severity.ERROR;
      default -> true;
    };
  }

  private static void requireOneOf(String property, String value, List<String> known) {
    if (!known.contains(value)) {
      throw Diagnostic.error("`" + value + "` is no value of " + property)
          .help("choose one of: " + String.join(", ", known))
          .asException();
    }
  }
}
