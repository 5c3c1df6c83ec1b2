package org.kbuildsim.mojo;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Finding;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.report.FindingText;
import org.kbuildsim.report.HtmlReport;
import org.kbuildsim.report.JunitReport;
import org.kbuildsim.report.SarifReport;

/** Tells what was found in a series, in the log and in files, and fails the goal for it. */
record SeriesReports(Log log, String format, String failOn) {

  /** Refuses values of parameters that mean nothing. */
  static void requireKnown(String format, String failOn) {
    requireOneOf("kbuild.format", format, List.of("full", "line"));
    requireOneOf("kbuild.failOn", failOn, List.of("error", "warning", "never"));
  }

  private static void requireOneOf(String property, String value, List<String> known) {
    if (!known.contains(value)) {
      throw Diagnostic.error("`" + value + "` is no value of " + property)
          .help("choose one of: " + String.join(", ", known))
          .asException();
    }
  }

  /** Reports into {@code work}. */
  void tell(CheckResult result, Path work) throws MojoFailureException {
    tell(result, result.findings(), work);
  }

  /** Reports all into {@code work}; only {@code told} is shown, and fails the goal. */
  void tell(CheckResult result, List<Finding> told, Path work) throws MojoFailureException {
    log.info("");
    for (Finding finding : told) {
      if (format.equals("line")) {
        // Without Maven's prefix, and with -q nothing else: for programs.
        System.out.println(FindingText.line(finding, result.series()));
      } else {
        FindingText.lines(finding, result.series()).forEach(log::info);
        log.info("");
      }
    }
    FindingText.summary(result).forEach(log::info);
    String version = getClass().getPackage().getImplementationVersion();
    KbuildMojo.write(
        work.resolve("findings.sarif"), SarifReport.of(result, version == null ? "0" : version));
    KbuildMojo.write(work.resolve("TEST-check-series.xml"), JunitReport.of(result));
    KbuildMojo.write(work.resolve("report.html"), HtmlReport.of(result));
    long failing = told.stream().filter(this::fails).count();
    if (!result.accidents().isEmpty() && !failOn.equals("never")) {
      throw new MojoFailureException(
          "the check was disturbed and has to be run again; reports are in " + work);
    }
    // A shard may have nothing to try; then there is nothing that it did not.
    boolean untried = result.configurations().isEmpty() && !result.notTried().isEmpty();
    if (untried && !failOn.equals("never")) {
      throw new MojoFailureException(
          "no configuration could be tried, so the series is not checked; reports are in " + work);
    }
    if (failing > 0) {
      throw new MojoFailureException(
          failing + (failing == 1 ? " finding" : " findings") + "; reports are in " + work);
    }
  }

  private boolean fails(Finding finding) {
    return switch (failOn) {
      case "never" -> false;
      case "error" -> finding.severity() == Severity.ERROR;
      default -> true;
    };
  }
}
