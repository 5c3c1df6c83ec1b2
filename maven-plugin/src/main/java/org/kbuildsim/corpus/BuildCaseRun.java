package org.kbuildsim.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.tree.Directories;

/** Runs a build case: as it is, and cured or sabotaged. */
final class BuildCaseRun {
  private final CorpusRequest request;
  private final BuildBenches benches;
  private final BuildCase of;
  private final Path directory;
  private final List<String> differences = new ArrayList<>();
  private boolean blessed;

  private BuildCaseRun(CorpusRequest request, BuildBenches benches, BuildCase of) {
    this.request = request;
    this.benches = benches;
    this.of = of;
    this.directory = request.output().resolve("cases").resolve(of.name());
  }

  /** Runs {@code of}; what was built stays in a directory of its own if it is not as expected. */
  static CaseResult run(CorpusRequest request, BuildBenches benches, BuildCase of)
      throws InterruptedException {
    String missing = request.tools().missing(of.words());
    if (missing != null) {
      return CaseResult.notTried(of, missing);
    }
    BuildCaseRun run = new BuildCaseRun(request, benches, of);
    Instant start = Instant.now();
    List<String> found = List.of();
    try {
      found = run.run();
    } catch (DiagnosticException e) {
      run.differences.add(DiagnosticRenderer.render(e.diagnostic()).strip());
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(of.name()), "golden file: " + e).asException();
    }
    return new CaseResult(
        of, found, run.differences, run.blessed, null, Duration.between(start, Instant.now()));
  }

  private List<String> run() throws IOException, InterruptedException {
    Outcome outcome = build(of, "built", Change.NONE);
    Map<Golden, List<String>> expected = compare(outcome);
    if ((outcome.status() != 0) != of.fails()) {
      differences.add(
          of.fails() ? "the build does not fail" : "the build fails:\n" + tail(outcome.log()));
    }
    String proof = of.sabotage() == null ? cured(expected) : sabotaged(expected, of.sabotage());
    if (proof != null) {
      differences.add(proof);
    }
    if (differences.isEmpty()) {
      Directories.delete(directory);
    } else {
      Files.write(directory.resolve("build.log"), outcome.log());
    }
    return expected.keySet().stream().map(Golden::file).toList();
  }

  private Outcome build(BuildCase of, String name, Change change) throws InterruptedException {
    Configuration other = change.configuration();
    BuildBench bench =
        benches.of(of.heading().tree(), other == null ? of.configuration() : other, of.asks());
    return bench.build(of, change, directory.resolve(name));
  }

  /** Holds the golden files against what came out; returns what they say, once written anew. */
  private Map<Golden, List<String>> compare(Outcome outcome) throws IOException {
    Map<Golden, List<String>> expected = new EnumMap<>(Golden.class);
    for (Golden golden : Golden.values()) {
      GoldenFile file = file(golden);
      List<String> actual = outcome.of(golden);
      if (file.exists()) {
        expected.put(golden, file.lines());
        String difference = file.difference(actual);
        if (difference != null) {
          differences.add(difference);
          bless(file, actual);
        }
      }
    }
    if (expected.isEmpty()) {
      differences.add("no golden file is there: nothing is looked at");
      for (Golden golden : outcome.telling()) {
        expected.put(golden, outcome.of(golden));
        bless(file(golden), outcome.of(golden));
      }
    }
    return expected;
  }

  private void bless(GoldenFile file, List<String> actual) throws IOException {
    if (request.bless()) {
      file.write(actual);
      blessed = true;
    }
  }

  /** Returns what is wrong with a case of which the cure leaves something. */
  private @Nullable String cured(Map<Golden, List<String>> expected) throws InterruptedException {
    Change cure = of.cure();
    Outcome outcome =
        cure == null ? build(of.undone(), "cured", Change.NONE) : build(of, "cured", cure);
    List<String> left = new ArrayList<>();
    if (of.fails() && outcome.status() != 0) {
      left.add("the build still fails:\n" + tail(outcome.log()));
    }
    expected.forEach(
        (golden, lines) -> {
          if (golden.isSaid()) {
            if (lines.isEmpty()) {
              left.add(golden.file() + " is empty: only a sabotage can show that it is looked at");
            }
            outcome.of(golden).stream()
                .filter(line -> !line.isBlank() && lines.contains(line))
                .map(line -> golden.file() + ": " + line)
                .forEach(left::add);
          } else if (outcome.of(golden).equals(lines)) {
            left.add(golden.file() + " is the same");
          }
        });
    return left.isEmpty() ? null : "with the cure " + String.join("\n", left);
  }

  /** Returns what is wrong with a case that stays as it is, whatever is done to it. */
  private @Nullable String sabotaged(Map<Golden, List<String>> expected, Change sabotage)
      throws InterruptedException {
    Outcome outcome = build(of, "sabotaged", sabotage);
    boolean same =
        (outcome.status() != 0) == of.fails()
            && expected.entrySet().stream()
                .allMatch(golden -> outcome.of(golden.getKey()).equals(golden.getValue()));
    return same ? "with the sabotage the same comes out: the case cannot fail" : null;
  }

  private GoldenFile file(Golden golden) {
    return new GoldenFile(request.corpus().root(), of.heading().directory().resolve(golden.file()));
  }

  private static String tail(List<String> log) {
    return String.join("\n", log.subList(Math.max(0, log.size() - 12), log.size()));
  }
}
