package org.kbuildsim.make;

/** What {@code export} and {@code unexport} have said about a variable. */
enum Export {
  /** Nothing: exported if it came from outside, or everything is. */
  DEFAULT,
  /** To be exported. */
  YES,
  /** Not to be exported. */
  NO,
  /** Exported unless it still has its built-in value. */
  IF_SET
}
