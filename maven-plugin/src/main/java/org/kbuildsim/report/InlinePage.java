package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kbuildsim.inlining.HelperCalls;
import org.kbuildsim.inlining.InlineReport;
import org.kbuildsim.inlining.ObjectInlining;
import org.kbuildsim.inlining.ObjectSize;
import org.kbuildsim.inlining.Outcome;

/** What became of the helpers as one page of HTML: what {@link InlineTable} prints, to be sent. */
public final class InlinePage {
  private InlinePage() {}

  /** Returns the page. */
  public static String of(InlineReport report) {
    List<HelperCalls> called = report.called();
    return HtmlPage.of(
        "inline-report.ftlh",
        Map.of(
            "summary", summary(report, called),
            "objects", report.objects().stream().map(InlinePage::object).toList(),
            "refusals", report.refusals(),
            "helpers", called.stream().map(InlinePage::helper).toList(),
            "sites", sites(report),
            "copies", copies(report),
            "lost", report.lost(),
            "defined", report.helpers().size(),
            "unannotated",
                report.unannotated().stream().map(h -> h.at() + ": " + h.name()).toList()));
  }

  private static String summary(InlineReport report, List<HelperCalls> called) {
    return "%d calls of %d helpers in %d objects: %d inlined, %d called, %d gone"
        .formatted(
            called.stream().mapToInt(calls -> calls.sites().size()).sum(),
            called.size(),
            report.objects().size(),
            count(called, Outcome.INLINED),
            count(called, Outcome.CALLED),
            count(called, Outcome.GONE));
  }

  private static long count(List<HelperCalls> called, Outcome outcome) {
    return called.stream().mapToLong(calls -> calls.count(outcome)).sum();
  }

  private static Map<String, Object> object(ObjectInlining object) {
    ObjectSize inlined = object.inlined();
    return Map.ofEntries(
        Map.entry("object", object.object()),
        Map.entry("image", object.image()),
        Map.entry("current", object.current()),
        Map.entry("calls", object.sites().size()),
        Map.entry("inlined", object.count(Outcome.INLINED)),
        Map.entry("called", object.count(Outcome.CALLED)),
        Map.entry("gone", object.count(Outcome.GONE)),
        Map.entry("copies", object.copies().size()),
        Map.entry("codeCalled", object.called().code()),
        Map.entry("codeInlined", inlined == null ? "–" : inlined.code()),
        Map.entry("dataCalled", object.called().data()),
        Map.entry("dataInlined", inlined == null ? "–" : inlined.data()));
  }

  private static Map<String, Object> helper(HelperCalls calls) {
    return Map.of(
        "helper", calls.helper(),
        "at", calls.definedAt() == null ? "?" : calls.definedAt().toString(),
        "calls", calls.sites().size(),
        "inlined", calls.count(Outcome.INLINED),
        "called", calls.count(Outcome.CALLED),
        "gone", calls.count(Outcome.GONE));
  }

  private static List<Map<String, Object>> sites(InlineReport report) {
    List<Map<String, Object>> sites = new ArrayList<>();
    for (ObjectInlining object : report.objects()) {
      object
          .sites()
          .forEach(
              site ->
                  sites.add(
                      Map.of(
                          "outcome", site.outcome().name().toLowerCase(Locale.ROOT),
                          "helper", site.helper(),
                          "place", object.place(site))));
    }
    return sites;
  }

  private static List<Map<String, Object>> copies(InlineReport report) {
    List<Map<String, Object>> copies = new ArrayList<>();
    for (ObjectInlining object : report.objects()) {
      object
          .copies()
          .forEach(
              copy ->
                  copies.add(
                      Map.of(
                          "helper", copy.helper(),
                          "object", object.object(),
                          "bytes", copy.bytes(),
                          "why", copy.why())));
    }
    return copies;
  }
}
