package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kbuildsim.profile.CriticalPath;
import org.kbuildsim.profile.Span;
import org.kbuildsim.profile.Span.Kind;
import org.kbuildsim.profile.Timeline;

/** Where the time of a build went, on one screen. */
public final class ProfileSummary {
  private static final int MOST_PROGRAMS = 5;
  private static final int MOST_STEPS = 15;
  private static final int LONGEST_NAME = 70;

  private ProfileSummary() {}

  /** Returns its lines. */
  public static List<String> lines(Timeline timeline) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s s of time, %d cores, %.0f %% of them idle"
            .formatted(seconds(timeline.wall()), timeline.cores(), 100 * timeline.idle()));
    List<Span> processes = timeline.of(Kind.PROCESS);
    lines.add(
        "programs: %s s of processor time in %d processes%s"
            .formatted(seconds(timeline.programs()), processes.size(), programs(processes)));
    lines.add("ours: %s s of processor time".formatted(seconds(timeline.ours())));
    long known = 0;
    for (Map.Entry<Kind, Long> work : timeline.work().entrySet()) {
      known += work.getValue();
      lines.add("  %7s  %s".formatted(seconds(work.getValue()), work.getKey().work()));
    }
    lines.add(
        "  %7s  the JVM: compiling our code, collecting garbage, threads that pass output on"
            .formatted(seconds(Math.max(0, timeline.ours() - known))));
    lines.add(tools(timeline));
    lines.addAll(path(timeline));
    return lines;
  }

  private static String programs(List<Span> processes) {
    Map<String, long[]> byName = new TreeMap<>();
    for (Span process : processes) {
      long[] sums = byName.computeIfAbsent(process.name(), k -> new long[2]);
      sums[0] += process.processCpu();
      sums[1]++;
    }
    List<String> most =
        byName.entrySet().stream()
            .filter(entry -> entry.getValue()[0] > 0)
            .sorted(Comparator.comparingLong(entry -> -entry.getValue()[0]))
            .limit(MOST_PROGRAMS)
            .map(
                entry ->
                    "%s %s in %d"
                        .formatted(
                            entry.getKey(), seconds(entry.getValue()[0]), entry.getValue()[1]))
            .toList();
    return most.isEmpty() ? "" : ": " + String.join(", ", most);
  }

  private static String tools(Timeline timeline) {
    List<Span> tools = timeline.of(Kind.TOOL);
    long hits = tools.stream().filter(t -> t.outcome().equals(Timeline.FROM_CACHE)).count();
    long ran = tools.stream().filter(t -> t.outcome().equals("run")).count();
    long waited =
        timeline.of(Kind.RECIPE).stream().mapToLong(span -> span.start() - span.since()).sum();
    return "tools: %d from the cache, %d run, %d answers known; recipes waited %s s for a slot"
        .formatted(hits, ran, tools.size() - hits - ran, seconds(waited));
  }

  private static List<String> path(Timeline timeline) {
    List<CriticalPath.Step> path = CriticalPath.of(timeline);
    long total = path.stream().mapToLong(CriticalPath.Step::time).sum();
    List<String> lines = new ArrayList<>();
    lines.add("critical path: %s s in %d steps".formatted(seconds(total), path.size()));
    long least =
        path.stream()
            .map(CriticalPath.Step::time)
            .sorted(Comparator.reverseOrder())
            .skip(MOST_STEPS - 1)
            .findFirst()
            .orElse(0L);
    long left = 0;
    int count = 0;
    for (CriticalPath.Step step : path) {
      if (step.time() < least) {
        left += step.time();
        count++;
        continue;
      }
      String what = step.reading() ? "reading for make " + step.what() : step.what();
      lines.add("  %7s  %s".formatted(seconds(step.time()), cut(what)));
    }
    if (count > 0) {
      lines.add("  %7s  %d steps that are shorter".formatted(seconds(left), count));
    }
    return lines;
  }

  private static String cut(String what) {
    return what.length() <= LONGEST_NAME ? what : what.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String seconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%.2f", nanoseconds / 1e9);
  }
}
