package org.kbuildsim.make;

/**
 * How much work a makefile may make of little text.
 *
 * <p>Twenty lines can ask for more characters than any memory holds, or for more expansions than
 * any life has time for; GNU make tries. No real makefile comes near these numbers: a whole kernel
 * build takes some tens of millions of expansions, over hundreds of thousands of lines.
 */
final class Budget {
  private static final int CHARACTERS = 1 << 26;
  private static final int STEPS = 20_000_000;
  private static final int EVALUATION = 50;
  private static final int DEPTH = 200_000;
  private static final int MAKEFILES = 100_000;

  private int steps;
  private int depth;
  private int makefiles;

  /** Begins a line of a makefile, or of a recipe. */
  void renew() {
    steps = 0;
  }

  /** Notes that one more reference was expanded, into {@code characters} so far. */
  void spend(Evaluator evaluator, int characters) {
    if (++steps > STEPS) {
      throw evaluator
          .readingFailure("gave up after " + STEPS + " expansions for one line")
          .help("look for variables that refer to the next one twice, and for nested `foreach`");
    }
    if (characters > CHARACTERS) {
      throw evaluator
          .readingFailure("expansion is longer than " + CHARACTERS + " characters")
          .help("look for variables that refer to the next one twice");
    }
  }

  /** Notes that text is read as a makefile, which is worth many expansions. */
  void evaluate(Evaluator evaluator) {
    steps += EVALUATION - 1;
    spend(evaluator, 0);
  }

  /** Notes that a variable's value is begun with, inside of those that were before. */
  void descend(Evaluator evaluator) {
    if (++depth > DEPTH) {
      throw evaluator.readingFailure("expansion is nested too deeply");
    }
  }

  /** Notes that a variable's value is done with. */
  void ascend() {
    depth--;
  }

  /** Notes that one more makefile is read. */
  void read(Evaluator evaluator) {
    if (++makefiles > MAKEFILES) {
      throw evaluator.readingFailure("gave up after reading " + MAKEFILES + " makefiles");
    }
  }
}
