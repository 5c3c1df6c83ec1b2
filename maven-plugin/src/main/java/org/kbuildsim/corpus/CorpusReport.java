package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.report.JunitXml;

/** What came of the cases of a corpus. */
public final class CorpusReport {
  private CorpusReport() {}

  /** Returns the lines of one case: one if it passed, else how it differs. */
  public static List<String> lines(CaseResult result) {
    if (result.notTried() != null) {
      return List.of("-      %s, not tried: %s".formatted(result.of().name(), result.notTried()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s, %.1f s"
            .formatted(
                result.passed() ? "ok    " : result.blessed() ? "wrote " : "FAILED",
                result.of().name(),
                result.time().toMillis() / 1000.0));
    if (!result.passed()) {
      lines.add("       " + result.of().heading().title());
      result.differences().stream().flatMap(String::lines).forEach(lines::add);
    }
    return lines;
  }

  /** Returns the cases as JUnit's XML: a suite a directory. */
  public static String junit(List<CaseResult> results) {
    Map<String, List<JunitXml.Test>> areas = new LinkedHashMap<>();
    for (CaseResult result : results) {
      String name = result.of().name();
      int slash = name.lastIndexOf('/');
      String area = slash < 0 ? "corpus" : name.substring(0, slash).replace('/', '.');
      areas
          .computeIfAbsent(area, a -> new ArrayList<>())
          .add(
              new JunitXml.Test(
                  area,
                  name.substring(slash + 1),
                  result.time().toMillis() / 1000.0,
                  failure(result),
                  result.notTried()));
    }
    return JunitXml.of(
        areas.entrySet().stream()
            .map(area -> new JunitXml.Suite(area.getKey(), area.getValue()))
            .toList());
  }

  /**
   * Returns a table, in Markdown, of what is found of what the cases reproduce: by which check, in
   * which series, and with which it is gone.
   */
  public static List<String> history(List<CaseResult> results, Path corpus) {
    List<String> lines = new ArrayList<>();
    lines.add("| | what | in | found by | gone with |");
    lines.add("|---|---|---|---|---|");
    results.stream()
        .filter(result -> !result.of().heading().reproduces().isEmpty())
        .sorted(Comparator.comparing(result -> result.of().name()))
        .forEach(result -> lines.add(row(result, corpus)));
    return lines;
  }

  private static String row(CaseResult result, Path corpus) {
    Case.Heading of = result.of().heading();
    String found =
        result.foundBy().stream().map(by -> "`" + by + "`").collect(Collectors.joining(", "));
    String in = places(playsIn(result.of()), of, corpus);
    String cure = places(goneWith(result.of()), of, corpus);
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            of.reproduces(),
            of.title(),
            in.isEmpty() ? inNoPatch(result.of()) : in,
            found.isEmpty() ? "nothing, rightly" : found,
            cure.isEmpty() ? goneWithNoPatch(result.of()) : cure);
  }

  private static String inNoPatch(Case of) {
    return of instanceof BuildCase build && build.module() != null
        ? "a module of the case"
        : "the tree as it is";
  }

  private static String goneWithNoPatch(Case of) {
    if (isUndone(of)) {
      return "that taken back";
    }
    Change cure = of instanceof BuildCase build ? build.cure() : null;
    if (cure == null) {
      return "";
    }
    return cure.words().isEmpty()
        ? "another source"
        : "`" + String.join("`, `", cure.words()) + "`";
  }

  private static boolean isUndone(Case of) {
    return of instanceof BuildCase build && build.cure() == null && build.sabotage() == null;
  }

  /** Returns what makes the tree that the case is about, none for the tree as it is. */
  private static List<Path> playsIn(Case of) {
    if (of instanceof SeriesCase series) {
      return series.series();
    }
    List<Path> places = new ArrayList<>(of.heading().tree());
    if (of instanceof BuildCase build) {
      places.addAll(build.change().patches());
      places.addAll(build.change().files());
    }
    return places;
  }

  private static List<Path> goneWith(Case of) {
    if (of instanceof SeriesCase series) {
      return series.cure() == null ? List.of() : List.of(series.cure());
    }
    Change cure = of instanceof BuildCase build ? build.cure() : null;
    return cure == null ? List.of() : cure.patches();
  }

  private static String places(List<Path> patches, Case.Heading of, Path corpus) {
    return patches.stream()
        .map(
            place ->
                place.startsWith(of.directory())
                    ? "a patch of the case"
                    : "`" + corpus.relativize(place) + "`")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static JunitXml.@Nullable Failure failure(CaseResult result) {
    if (result.passed()) {
      return null;
    }
    List<String> lines =
        result.differences().stream().flatMap(text -> Arrays.stream(text.split("\n"))).toList();
    return new JunitXml.Failure("case", result.of().heading().title(), lines);
  }
}
