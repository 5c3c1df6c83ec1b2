package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kbuildsim.inlining.AttributeDifference;
import org.kbuildsim.inlining.CallSite;
import org.kbuildsim.inlining.HelperCalls;
import org.kbuildsim.inlining.HelperCopy;
import org.kbuildsim.inlining.HelperSource;
import org.kbuildsim.inlining.InlineReport;
import org.kbuildsim.inlining.ObjectInlining;
import org.kbuildsim.inlining.ObjectSize;
import org.kbuildsim.inlining.Outcome;
import org.kbuildsim.inlining.Refusal;

/** What became of the helpers: tables, then each call that is left with why and what to do. */
public final class InlineTable {
  private InlineTable() {}

  /** Returns the report as one JSON object: the fields of {@link InlineReport} and below. */
  public static String json(InlineReport report) {
    return Json.GSON.toJson(report);
  }

  /**
   * Returns the report as lines.
   *
   * @param everySite whether to list calls that were inlined, too
   */
  public static List<String> lines(InlineReport report, boolean everySite) {
    List<String> lines = new ArrayList<>();
    if (!report.objects().isEmpty()) {
      lines.addAll(objects(report.objects()));
      lines.add("");
      lines.addAll(helpers(report));
      refused(report, lines);
      if (everySite) {
        inlined(report.objects(), lines);
      }
      copies(report.objects(), lines);
      lost(report, lines);
      lines.add("");
    }
    lines.addAll(unannotated(report));
    return lines;
  }

  private static List<String> objects(List<ObjectInlining> objects) {
    Table table =
        new Table(
            "object",
            "part of",
            "calls",
            "inlined",
            "called",
            "gone",
            "copies",
            "code: called",
            "inlined",
            "data: called",
            "inlined");
    for (ObjectInlining object : objects) {
      ObjectSize inlined = object.inlined();
      table.row(
          object.object(),
          object.image(),
          object.sites().size(),
          object.count(Outcome.INLINED),
          object.count(Outcome.CALLED),
          object.count(Outcome.GONE),
          object.copies().size(),
          object.called().code(),
          inlined == null ? "-" : inlined.code(),
          object.called().data(),
          inlined == null ? "-" : inlined.data());
    }
    return table.lines();
  }

  private static List<String> helpers(InlineReport report) {
    Table table = new Table("helper", "defined at", "calls", "inlined", "called", "gone");
    for (HelperCalls calls : report.called()) {
      table.row(
          calls.helper(),
          calls.definedAt() == null ? "?" : calls.definedAt(),
          calls.sites().size(),
          calls.count(Outcome.INLINED),
          calls.count(Outcome.CALLED),
          calls.count(Outcome.GONE));
    }
    return table.lines();
  }

  private static void refused(InlineReport report, List<String> lines) {
    for (Refusal refusal : report.refusals()) {
      lines.add("");
      lines.add("not inlined: " + refusal.helper());
      refusal.places().forEach(place -> lines.add("  at " + place));
      lines.add("  why: " + refusal.reason());
      for (AttributeDifference difference : refusal.differences()) {
        lines.add("  differs in " + difference.attribute() + ": " + difference.words());
        lines.add("    helper: " + difference.helper());
        lines.add("    caller: " + difference.caller());
      }
      if (!refusal.cure().isEmpty()) {
        lines.add("  help: " + refusal.cure());
      }
    }
  }

  private static void inlined(List<ObjectInlining> objects, List<String> lines) {
    lines.add("");
    for (ObjectInlining object : objects) {
      for (CallSite site : object.sites()) {
        if (site.outcome() != Outcome.CALLED) {
          String outcome = site.outcome() == Outcome.INLINED ? "inlined" : "gone";
          lines.add(outcome + ": " + site.helper() + " at " + object.place(site));
        }
      }
    }
  }

  private static void copies(List<ObjectInlining> objects, List<String> lines) {
    for (ObjectInlining object : objects) {
      for (HelperCopy copy : object.copies()) {
        lines.add("");
        lines.add(
            "copy: %s in %s, %d bytes: %s"
                .formatted(copy.helper(), object.object(), copy.bytes(), copy.why()));
      }
    }
  }

  private static void lost(InlineReport report, List<String> lines) {
    Set<String> lost = report.lost();
    if (!lost.isEmpty()) {
      lines.add("");
      lines.add(
          "in no backtrace any more, their code being their callers': " + String.join(", ", lost));
    }
  }

  private static List<String> unannotated(InlineReport report) {
    List<HelperSource> without = report.unannotated();
    List<String> lines = new ArrayList<>();
    lines.add(
        "helpers without __rust_helper: %d of %d"
            .formatted(without.size(), report.helpers().size()));
    without.forEach(helper -> lines.add("  " + helper.at() + ": " + helper.name()));
    return lines;
  }
}
