package org.kbuildsim.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.kbuildsim.profile.Span;
import org.kbuildsim.profile.Span.Kind;
import org.kbuildsim.profile.Timeline;

/**
 * A profile as ui.perfetto.dev and chrome://tracing show it: Chrome's Trace Event Format, times in
 * microseconds.
 *
 * <p>Each lane is a thread of the one process, and spans are complete events ({@code X}) that nest
 * by their times. What a recipe waited for a slot is an asynchronous event ({@code b}, {@code e})
 * of the category {@code queue}; how many processes ran at a time is a counter ({@code C}).
 */
public final class ProfileTrace {
  private final JsonWriter json;
  private int running;

  private ProfileTrace(JsonWriter json) {
    this.json = json;
  }

  /** Writes the trace; {@code to} stays open. */
  public static void write(Timeline timeline, String name, Writer to) throws IOException {
    JsonWriter json = new JsonWriter(to);
    json.beginObject().name("displayTimeUnit").value("ms").name("traceEvents").beginArray();
    ProfileTrace trace = new ProfileTrace(json);
    trace.named("process_name", 0, name);
    int lanes = timeline.spans().stream().mapToInt(Span::lane).max().orElse(-1) + 1;
    for (int lane = 0; lane < lanes; lane++) {
      trace.named("thread_name", lane, "lane " + lane);
    }
    for (Span span : timeline.spans()) {
      trace.complete(span);
      if (span.since() < span.start()) {
        trace.waiting(span, "b", span.since());
        trace.waiting(span, "e", span.start());
      }
    }
    trace.counters(timeline);
    json.endArray().endObject().flush();
  }

  private void named(String what, int lane, String name) throws IOException {
    event(what, "M", "__metadata", lane, 0).name("args").beginObject();
    json.name("name").value(name).endObject().endObject();
  }

  private void complete(Span span) throws IOException {
    event(span.name(), "X", category(span), span.lane(), span.start());
    json.name("dur").value(span.time() / 1e3).name("args").beginObject();
    json.name("id").value(span.id()).name("parent").value(span.parent());
    json.name("cpu_us").value(span.cpu() / 1e3);
    if (span.kind() == Kind.PROCESS) {
      json.name("process_cpu_us").value(span.processCpu() / 1e3);
    }
    if (!span.outcome().isEmpty()) {
      json.name("outcome").value(span.outcome());
    }
    if (!span.detail().isEmpty()) {
      json.name("detail").value(span.detail());
    }
    json.endObject().endObject();
  }

  private void waiting(Span span, String phase, long at) throws IOException {
    event(span.name(), phase, "queue", span.lane(), at);
    json.name("id").value(span.id()).endObject();
  }

  private void counters(Timeline timeline) throws IOException {
    record Change(long at, int by) {}
    var changes = new java.util.ArrayList<Change>();
    for (Span span : timeline.of(Kind.PROCESS)) {
      changes.add(new Change(span.start(), 1));
      changes.add(new Change(span.end(), -1));
    }
    changes.sort(java.util.Comparator.comparingLong(Change::at).thenComparingInt(Change::by));
    for (Change change : changes) {
      running += change.by();
      event("processes", "C", "processes", 0, change.at()).name("args").beginObject();
      json.name("running").value(running).endObject().endObject();
    }
  }

  private JsonWriter event(String name, String phase, String category, int lane, long at)
      throws IOException {
    json.beginObject().name("name").value(name).name("ph").value(phase);
    json.name("cat").value(category).name("pid").value(1).name("tid").value(lane);
    return json.name("ts").value(at / 1e3);
  }

  private static String category(Span span) {
    return span.kind().name().toLowerCase(Locale.ROOT);
  }
}
