package org.kbuildsim.junit;

import java.util.List;
import org.kbuildsim.corpus.CaseResult;

/** What came of the cases that a test is about. */
public record CorpusOutcome(List<CaseResult> results) {

  /** Creates an outcome; the list is copied. */
  public CorpusOutcome {
    results = List.copyOf(results);
  }
}
