package org.kbuildsim.inlining;

/** What became of a call of a helper. */
public enum Outcome {
  /** The helper's code stands in the place of the call. */
  INLINED,
  /** The object calls the helper. */
  CALLED,
  /** The optimiser found that the call is never reached, or that nothing comes of it. */
  GONE
}
