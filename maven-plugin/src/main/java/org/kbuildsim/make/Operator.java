package org.kbuildsim.make;

/** How an assignment makes a value of its right side. */
enum Operator {
  /** {@code =}: kept as it stands, expanded on each use. */
  RECURSIVE("="),
  /** {@code :=} and {@code ::=}: expanded now. */
  SIMPLE(":="),
  /** {@code ?=}: recursive, and only if the variable is not yet defined. */
  CONDITIONAL("?="),
  /** {@code +=}: appended, in the flavor the variable has. */
  APPEND("+="),
  /** {@code !=}: the output of a shell command, recursive. */
  SHELL("!=");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  @Override
  public String toString() {
    return symbol;
  }
}
