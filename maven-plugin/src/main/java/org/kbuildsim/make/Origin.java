package org.kbuildsim.make;

/**
 * Where a variable's value came from (manual, 8.11), weakest first: a definition takes the place of
 * an earlier one unless that one's origin is stronger.
 */
public enum Origin {
  /** Built into make. */
  DEFAULT("default", "default"),
  /** Imported when make started. */
  ENVIRONMENT("environment", "environment"),
  /** A makefile. */
  FILE("file", "makefile"),
  /** Imported, and stronger than makefiles because of {@code -e}. */
  ENVIRONMENT_OVERRIDE("environment override", "environment under -e"),
  /** {@code make X=1}. */
  COMMAND_LINE("command line", "command line"),
  /** {@code override X = 1}. */
  OVERRIDE("override", "'override' directive"),
  /** Set by make for a rule, a {@code foreach} or a {@code call}. */
  AUTOMATIC("automatic", "automatic");

  private final String word;
  private final String inDatabase;

  Origin(String word, String inDatabase) {
    this.word = word;
    this.inDatabase = inDatabase;
  }

  /** Returns what {@code $(origin X)} says. */
  public String word() {
    return word;
  }

  /** Returns what {@code make -p} says. */
  String inDatabase() {
    return inDatabase;
  }
}
