package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.Place;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.PatchSeries;

/**
 * Findings for a terminal, in the manner of a compiler.
 *
 * <pre>
 * rust/Makefile:161: error: bitcode is compiled without `-g0` [helper-debug-info]
 *   161 | -		-c -g0 $&lt; -emit-llvm -o $@
 * patch 2/4: note: `rust: inline helpers`, @@ -158,7 +158,7 @@
 * note: seen in x86_64+RUST_INLINE_HELPERS
 * help: give `-g0` behind the other flags
 * </pre>
 */
public final class FindingText {
  private FindingText() {}

  /** Returns the lines of one finding. */
  public static List<String> lines(Finding finding, PatchSeries series) {
    List<String> lines = new ArrayList<>();
    Place place = finding.place();
    String label = series.label(finding.patch());
    lines.add(
        where(place, label)
            + finding.severity().word()
            + ": "
            + finding.message()
            + " ["
            + finding.check().id()
            + "]");
    if (place != null) {
      lines.add("%5d | %s%s".formatted(place.line(), place.removed() ? "-" : "+", place.text()));
    }
    Patch patch = series.patches().get(finding.patch() - 1);
    lines.add(
        label + ": note: `" + patch.subject() + "`" + (place == null ? "" : ", " + place.hunk()));
    finding.evidence().forEach(line -> lines.add("note: " + line));
    if (!finding.configurations().isEmpty()) {
      lines.add("note: seen in " + String.join(", ", finding.configurations()));
    }
    if (finding.goneWith() > 0) {
      lines.add(
          "note: gone with "
              + series.label(finding.goneWith())
              + ": only who bisects will meet it");
    }
    finding.help().forEach(line -> lines.add("help: " + line));
    return lines;
  }

  /** Returns the one line of a finding that scripts for {@code checkpatch --terse} read. */
  public static String line(Finding finding, PatchSeries series) {
    return where(finding.place(), series.label(finding.patch()))
        + finding.severity().word().toUpperCase(Locale.ROOT)
        + ": "
        + finding.check().id()
        + ": "
        + finding.message();
  }

  /** Returns what closes a report: what was tried, and how many findings there are. */
  public static List<String> summary(CheckResult result) {
    List<String> lines = new ArrayList<>();
    result.chosen().forEach(line -> lines.add("chosen: " + line));
    result.notTried().forEach(line -> lines.add("not tried: " + line));
    result.accidents().forEach(line -> lines.add("disturbed: " + line + "; run it again"));
    lines.addAll(counts(result));
    return lines;
  }

  /** Returns what it came to: how much was done, and how many findings there are. */
  static List<String> counts(CheckResult result) {
    List<String> lines = new ArrayList<>();
    long errors = result.findings().stream().filter(f -> f.severity() == Severity.ERROR).count();
    lines.add(
        "%s, %s, %s (%s, %d more from the cache), %.1f s"
            .formatted(
                counted(result.series().patches().size(), "patch", "patches"),
                counted(result.configurations().size(), "configuration", "configurations"),
                counted(result.builds(), "build", "builds"),
                counted(result.actions(), "action", "actions"),
                result.fromCache(),
                result.time().toMillis() / 1000.0));
    lines.add(
        result.findings().isEmpty()
            ? "no findings"
            : counted(errors, "error", "errors")
                + ", "
                + counted(result.findings().size() - errors, "warning", "warnings"));
    return lines;
  }

  private static String counted(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String where(@Nullable Place place, String label) {
    return place == null ? label + ": " : place.file() + ":" + place.line() + ": ";
  }
}
