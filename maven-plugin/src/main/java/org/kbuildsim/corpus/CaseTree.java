package org.kbuildsim.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.SeriesCheck;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.report.FindingText;

/**
 * A tree that series are checked in, and what was found in it: cases that ask for the same series
 * and matrix share one check.
 */
final class CaseTree {
  private final CorpusRequest request;
  private final Path source;
  private final Path objects;
  private final Map<List<Object>, CheckResult> checked = new HashMap<>();

  CaseTree(CorpusRequest request, PlayedTree tree) {
    this.request = request;
    this.source = tree.source();
    this.objects = tree.work().resolve("check");
  }

  CaseResult run(SeriesCase each) throws InterruptedException {
    Instant start = Instant.now();
    List<Finding> found = List.of();
    List<String> differences = new ArrayList<>();
    boolean blessed = false;
    try {
      CheckResult result = check(each, each.series());
      found = relevant(each, result);
      List<String> actual = text(found, result);
      GoldenFile golden =
          new GoldenFile(
              request.corpus().root(), each.heading().directory().resolve(CaseReader.FINDINGS));
      String difference = golden.difference(actual);
      if (difference != null) {
        differences.add(difference);
        if (request.bless()) {
          golden.write(actual);
          blessed = true;
        }
      }
      if (!result.accidents().isEmpty()) {
        differences.add("disturbed: " + String.join("; ", result.accidents()));
      }
      if (!result.notTried().isEmpty()) {
        differences.add("not all was tried: " + String.join("; ", result.notTried()));
      }
      String proof = found.isEmpty() ? sabotage(each) : cure(each, found);
      if (proof != null) {
        differences.add(proof);
      }
    } catch (DiagnosticException e) {
      differences.add(DiagnosticRenderer.render(e.diagnostic()).strip());
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(each.name()), "golden file: " + e).asException();
    }
    return new CaseResult(
        each,
        found.stream().map(finding -> finding.check().id()).distinct().toList(),
        differences,
        blessed,
        null,
        Duration.between(start, Instant.now()));
  }

  /** Returns what is wrong with a case that finds something where it should have been cured. */
  private @Nullable String cure(SeriesCase each, List<Finding> found) throws InterruptedException {
    Path cure = each.cure();
    if (cure == null) {
      return "something is found, and no cure is there to show that it goes away";
    }
    List<Path> cured = each.cureReplaces() ? List.of(cure) : and(each.series(), cure);
    Set<Check> checks = new TreeSet<>();
    found.forEach(finding -> checks.add(finding.check()));
    List<String> same =
        relevant(each, check(each, cured)).stream()
            .filter(finding -> checks.contains(finding.check()) && finding.goneWith() == 0)
            .map(Finding::message)
            .toList();
    return same.isEmpty() ? null : "with the cure it is still found: " + String.join("; ", same);
  }

  /** Returns what is wrong with a case that finds nothing, whatever is done to it. */
  private @Nullable String sabotage(SeriesCase each) throws InterruptedException {
    Path sabotage = each.sabotage();
    if (sabotage == null) {
      return "nothing is found, and no sabotage is there to show that something could be";
    }
    return relevant(each, check(each, and(each.series(), sabotage))).isEmpty()
        ? "nothing is found with the sabotage either: the case cannot fail"
        : null;
  }

  private CheckResult check(SeriesCase each, List<Path> patches) throws InterruptedException {
    List<Check> wanted = wanted(each);
    List<Object> key = List.of(patches, each.matrix(), wanted);
    CheckResult known = checked.get(key);
    if (known == null) {
      known =
          SeriesCheck.run(
              new CheckRequest(
                  KernelTree.open(source),
                  PlayedTree.series(patches),
                  each.matrix(),
                  wanted,
                  List.of(),
                  objects,
                  request.toolchain(),
                  request.modpost(),
                  request.cache(),
                  request.jobs(),
                  request.confinement()),
              line -> {});
      checked.put(key, known);
    }
    return known;
  }

  // All, so that cases share what was found; but a build of nothing is only made for who looks at
  // it.
  private static List<Check> wanted(SeriesCase each) {
    return each.checks().isEmpty() || each.checks().stream().anyMatch(Check::needsCleanBuild)
        ? List.of()
        : Arrays.stream(Check.values()).filter(check -> !check.needsCleanBuild()).toList();
  }

  private static List<Finding> relevant(SeriesCase each, CheckResult result) {
    return result.findings().stream()
        .filter(finding -> each.checks().isEmpty() || each.checks().contains(finding.check()))
        .toList();
  }

  /** Returns findings as golden files hold them. */
  static List<String> text(List<Finding> findings, CheckResult result) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(FindingText.lines(finding, result.series()));
    }
    return lines;
  }

  private static List<Path> and(List<Path> series, Path more) {
    List<Path> all = new ArrayList<>(series);
    all.add(more);
    return all;
  }
}
