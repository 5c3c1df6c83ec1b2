package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kbuildsim.inlining.AttributeDifference;
import org.kbuildsim.inlining.CallSite;
import org.kbuildsim.inlining.HelperCopy;
import org.kbuildsim.inlining.HelperSource;
import org.kbuildsim.inlining.InlineReport;
import org.kbuildsim.inlining.ObjectInlining;
import org.kbuildsim.inlining.ObjectSize;
import org.kbuildsim.inlining.Outcome;
import org.kbuildsim.inlining.SourcePosition;

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
      called(report.objects(), lines);
      if (everySite) {
        inlined(report.objects(), lines);
      }
      copies(report.objects(), lines);
      lost(report.objects(), lines);
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
    Map<String, SourcePosition> defined =
        report.helpers().stream()
            .collect(Collectors.toMap(HelperSource::name, HelperSource::at, (a, b) -> a));
    Map<String, List<CallSite>> sites = new TreeMap<>();
    report.objects().stream()
        .flatMap(object -> object.sites().stream())
        .forEach(site -> sites.computeIfAbsent(site.helper(), h -> new ArrayList<>()).add(site));
    Table table = new Table("helper", "defined at", "calls", "inlined", "called", "gone");
    sites.forEach(
        (helper, calls) ->
            table.row(
                helper,
                defined.containsKey(helper) ? defined.get(helper) : "?",
                calls.size(),
                count(calls, Outcome.INLINED),
                count(calls, Outcome.CALLED),
                count(calls, Outcome.GONE)));
    return table.lines();
  }

  private static long count(List<CallSite> sites, Outcome outcome) {
    return sites.stream().filter(site -> site.outcome() == outcome).count();
  }

  /** What a call and others have in common, apart from where they are. */
  private record Refusal(
      String helper, String reason, List<AttributeDifference> differences, String cure) {}

  private static void called(List<ObjectInlining> objects, List<String> lines) {
    Map<Refusal, List<String>> refusals = new LinkedHashMap<>();
    for (ObjectInlining object : objects) {
      for (CallSite site : object.sites()) {
        if (site.outcome() == Outcome.CALLED) {
          Refusal refusal =
              new Refusal(site.helper(), site.reason(), site.differences(), site.cure());
          refusals.computeIfAbsent(refusal, r -> new ArrayList<>()).add(place(object, site));
        }
      }
    }
    refusals.forEach(
        (refusal, places) -> {
          lines.add("");
          lines.add("not inlined: " + refusal.helper());
          places.forEach(place -> lines.add("  at " + place));
          lines.add("  why: " + refusal.reason());
          for (AttributeDifference difference : refusal.differences()) {
            lines.add("  differs in " + difference.attribute() + ": " + difference.words());
            lines.add("    helper: " + difference.helper());
            lines.add("    caller: " + difference.caller());
          }
          if (!refusal.cure().isEmpty()) {
            lines.add("  help: " + refusal.cure());
          }
        });
  }

  private static void inlined(List<ObjectInlining> objects, List<String> lines) {
    lines.add("");
    for (ObjectInlining object : objects) {
      for (CallSite site : object.sites()) {
        if (site.outcome() != Outcome.CALLED) {
          String outcome = site.outcome() == Outcome.INLINED ? "inlined" : "gone";
          lines.add(outcome + ": " + site.helper() + " at " + place(object, site));
        }
      }
    }
  }

  private static String place(ObjectInlining object, CallSite site) {
    String written =
        site.at().isEmpty()
            ? "?"
            : site.at().stream()
                .map(SourcePosition::toString)
                .collect(Collectors.joining(", inlined at "));
    return written + ", in " + site.caller() + " of " + object.object();
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

  private static void lost(List<ObjectInlining> objects, List<String> lines) {
    Set<String> gone = new TreeSet<>();
    for (ObjectInlining object : objects) {
      gone.addAll(object.lost());
      object.sites().stream()
          .filter(site -> site.outcome() == Outcome.INLINED)
          .forEach(site -> gone.add(site.helper()));
    }
    for (ObjectInlining object : objects) {
      object.copies().forEach(copy -> gone.remove(copy.helper()));
    }
    if (!gone.isEmpty()) {
      lines.add("");
      lines.add(
          "in no backtrace any more, their code being their callers': " + String.join(", ", gone));
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
