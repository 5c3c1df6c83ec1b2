package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.profile.CriticalPath;
import org.kbuildsim.profile.Profile;
import org.kbuildsim.profile.Span;
import org.kbuildsim.profile.Span.Kind;
import org.kbuildsim.profile.Timeline;
import org.kbuildsim.report.ProfileFile;
import org.kbuildsim.report.ProfileSummary;

/** A profile of a real build is held to what else is known of that build. */
final class ProfileIT {
  @TempDir private Path directory;

  @Test
  void traceTellsWhatTheBuildDid() throws Exception {
    Path out = directory.resolve("out");
    Profile profile = new Profile();
    BuildResult result = KernelBuild.run(request(out), BuildObserver.NONE, profile);
    Timeline timeline = profile.timeline();
    Path file = directory.resolve("trace.json");
    try (ProfileFile opened = ProfileFile.open(file)) {
      opened.write(timeline, "it");
    }
    assertThat(result.failures()).isEmpty();
    List<JsonObject> events = events(file);

    commandsAreThere(out, events);
    assertThat(named(events, "process")).hasSize(result.processCount());
    assertThat(named(events, "tool").stream().filter(e -> outcome(e).equals("from the cache")))
        .hasSize(result.fromCache());
    lanesNest(events);
    timesSumUp(timeline);
    pathIsAChain(timeline);
    assertThat(ProfileSummary.lines(timeline)).hasSizeLessThan(40);
  }

  private static BuildRequest request(Path out) {
    return new BuildRequest(
        "profiled",
        KernelTree.open(Lab.tree()),
        "x86_64",
        out,
        ConfigRequest.parse(List.of(), out.getParent()),
        List.of(),
        Lab.toolchain("a"),
        ModpostDialect.V6_12,
        CacheRequest.in(Lab.cache()),
        2,
        false,
        false);
  }

  private static List<JsonObject> events(Path file) throws Exception {
    List<JsonObject> events = new ArrayList<>();
    JsonParser.parseString(Files.readString(file))
        .getAsJsonObject()
        .getAsJsonArray("traceEvents")
        .forEach((JsonElement event) -> events.add(event.getAsJsonObject()));
    return events;
  }

  private static List<JsonObject> named(List<JsonObject> events, String category) {
    return events.stream()
        .filter(e -> e.get("ph").getAsString().equals("X"))
        .filter(e -> e.get("cat").getAsString().equals(category))
        .toList();
  }

  private static String outcome(JsonObject event) {
    JsonElement outcome = event.getAsJsonObject("args").get("outcome");
    return outcome == null ? "" : outcome.getAsString();
  }

  // kbuild keeps a record of each command that it has run.
  private static void commandsAreThere(Path out, List<JsonObject> events) throws Exception {
    Set<String> recorded = new TreeSet<>();
    for (String name : Lab.files(out)) {
      String text = name.endsWith(".cmd") ? Files.readString(out.resolve(name)) : "";
      if (text.startsWith("savedcmd_")) {
        recorded.add(text.substring("savedcmd_".length(), text.indexOf(' ')));
      }
    }
    assertThat(recorded).hasSizeGreaterThan(50);
    assertThat(named(events, "recipe").stream().map(e -> e.get("name").getAsString()))
        .containsAll(recorded);
  }

  private static void lanesNest(List<JsonObject> events) {
    Map<Integer, List<JsonObject>> lanes = new TreeMap<>();
    events.stream()
        .filter(e -> e.get("ph").getAsString().equals("X"))
        .forEach(
            e -> lanes.computeIfAbsent(e.get("tid").getAsInt(), k -> new ArrayList<>()).add(e));
    for (List<JsonObject> lane : lanes.values()) {
      lane.sort(
          Comparator.comparingDouble((JsonObject e) -> e.get("ts").getAsDouble())
              .thenComparingInt(e -> e.getAsJsonObject("args").get("id").getAsInt()));
      Deque<Double> open = new ArrayDeque<>();
      for (JsonObject event : lane) {
        double start = event.get("ts").getAsDouble();
        double end = start + event.get("dur").getAsDouble();
        while (!open.isEmpty() && open.peek() <= start) {
          open.pop();
        }
        // Times are sums of two rounded numbers.
        assertThat(open.isEmpty() ? end : open.peek()).isGreaterThan(end - 0.01);
        open.push(end);
      }
    }
    assertThat(lanes).hasSizeGreaterThan(1);
  }

  private static void timesSumUp(Timeline timeline) {
    assertThat(timeline.of(Kind.PROCESS).stream().mapToLong(Span::processCpu).sum())
        .isEqualTo(timeline.programs());
    assertThat(timeline.work().values()).allMatch(time -> time >= 0);
    assertThat(timeline.work().values().stream().mapToLong(Long::longValue).sum())
        .isPositive()
        .isLessThanOrEqualTo(timeline.ours());
    assertThat(timeline.spans())
        .allMatch(
            s -> s.since() <= s.start() && s.start() <= s.end() && s.end() <= timeline.wall());
  }

  private static void pathIsAChain(Timeline timeline) {
    List<CriticalPath.Step> path = CriticalPath.of(timeline);
    assertThat(path.stream().mapToLong(CriticalPath.Step::time).sum())
        .isPositive()
        .isLessThanOrEqualTo(timeline.wall());
    // What is built of nothing ends by linking: modules, after modpost, after vmlinux.o, after
    // everything in it.
    List<String> targets =
        path.stream().filter(s -> !s.reading()).map(CriticalPath.Step::what).toList();
    assertThat(targets).containsSubsequence("vmlinux.o", "Module.symvers");
    List<String> waits = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      Span before = path.get(i - 1).span();
      Span after = path.get(i).span();
      Map<String, List<String>> run = timeline.prerequisites().get(after.parent());
      // Once makefiles have been read again, all waits for what made them.
      if (!path.get(i - 1).reading()
          && !path.get(i).reading()
          && run != null
          && before.parent() == after.parent()) {
        assertThat(isBehind(before.name(), after.name(), run)).as(before + "; " + after).isTrue();
        assertThat(before.end()).isLessThanOrEqualTo(after.start());
        waits.add(before.name() + " " + after.name());
      }
    }
    assertThat(waits).contains("rust/core.o rust/compiler_builtins.o");
  }

  private static boolean isBehind(String before, String after, Map<String, List<String>> run) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(after));
    while (!open.isEmpty()) {
      for (String name : run.getOrDefault(open.pop(), List.of())) {
        if (name.equals(before)) {
          return true;
        }
        if (seen.add(name)) {
          open.push(name);
        }
      }
    }
    return false;
  }
}
