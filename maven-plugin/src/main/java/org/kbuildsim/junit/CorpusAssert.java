package org.kbuildsim.junit;

import java.util.List;
import java.util.stream.Collectors;
import org.kbuildsim.corpus.CaseResult;
import org.kbuildsim.corpus.CorpusReport;

/** Assertions about cases that were run. */
public final class CorpusAssert {
  private final CorpusOutcome cases;

  CorpusAssert(CorpusOutcome cases) {
    this.cases = cases;
  }

  /** Checks that each is as its golden files say, and proved that it could have failed. */
  public CorpusAssert passed() {
    List<CaseResult> failed = cases.results().stream().filter(result -> !result.passed()).toList();
    if (!failed.isEmpty()) {
      throw new AssertionError(
          failed.stream()
              .flatMap(result -> CorpusReport.lines(result).stream())
              .collect(Collectors.joining("\n")));
    }
    return this;
  }

  /** Checks that there are cases of these names. */
  public CorpusAssert contains(String... names) {
    List<String> there = cases.results().stream().map(result -> result.of().name()).toList();
    for (String name : names) {
      if (!there.contains(name)) {
        throw new AssertionError("no case `" + name + "`; there are " + there);
      }
    }
    return this;
  }
}
