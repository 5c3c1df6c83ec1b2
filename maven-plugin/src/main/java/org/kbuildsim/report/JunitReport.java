package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Finding;
import org.kbuildsim.tree.Patch;

/** Findings as JUnit's XML: a test suite a patch, a test a check. */
public final class JunitReport {
  private JunitReport() {}

  /** Returns the report. */
  public static String of(CheckResult result) {
    return JunitXml.of(
        result.series().patches().stream().map(patch -> suite(patch, result)).toList());
  }

  private static JunitXml.Suite suite(Patch patch, CheckResult result) {
    return new JunitXml.Suite(
        result.series().label(patch.number()) + ": " + patch.subject(),
        Arrays.stream(Check.values())
            .map(
                check ->
                    new JunitXml.Test(
                        "check-series", check.id(), null, failure(check, patch, result), null))
            .toList());
  }

  private static JunitXml.@Nullable Failure failure(Check check, Patch patch, CheckResult result) {
    List<Finding> shown =
        result.findings().stream()
            .filter(finding -> finding.patch() == patch.number() && finding.check() == check)
            .toList();
    if (shown.isEmpty()) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    shown.forEach(finding -> lines.addAll(FindingText.lines(finding, result.series())));
    return new JunitXml.Failure(shown.get(0).severity().word(), shown.get(0).message(), lines);
  }
}
