package org.kbuildsim.junit;

/** Where assertions begin. */
public final class KbuildAssertions {
  private KbuildAssertions() {}

  /** Begins assertions about a tree, which has to have been built. */
  public static BuiltTreeAssert assertThat(BuiltTree build) {
    return new BuiltTreeAssert(build);
  }

  /** Begins assertions about cases. */
  public static CorpusAssert assertThat(CorpusOutcome cases) {
    return new CorpusAssert(cases);
  }
}
