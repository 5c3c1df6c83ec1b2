package org.kbuildsim.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One word of a script, before expansion. */
record Word(List<Part> parts) {

  Word {
    parts = List.copyOf(parts);
  }

  /** Returns the word's text if it is one unquoted literal, as reserved words and names are. */
  @Nullable String literal() {
    return parts.size() == 1 && parts.get(0) instanceof Literal only && !only.quoted()
        ? only.text()
        : null;
  }

  /** A stretch of a word. */
  sealed interface Part {}

  /** Text as it stands; an empty quoted one is {@code ''}, which makes a field. */
  record Literal(String text, boolean quoted) implements Part {}

  /** An unquoted {@code ~} where a home directory may stand. */
  record Tilde() implements Part {}

  /**
   * {@code $name}, {@code ${name}}, {@code ${name:-argument}} and its kin.
   *
   * @param name a variable, a positional parameter's number or one of {@code @*#?-$!}
   * @param colon whether an empty value counts as none
   */
  record Parameter(
      String name, Operator operator, boolean colon, @Nullable Word argument, boolean quoted)
      implements Part {}

  /** {@code $(…)} or backquotes. */
  record Substitution(Command body, boolean quoted) implements Part {}

  /** {@code $((…))}. */
  record Calculation(Word expression, boolean quoted) implements Part {}

  /** What a parameter expansion does with the value. */
  enum Operator {
    VALUE,
    LENGTH,
    /** {@code -}: the argument instead of no value. */
    DEFAULT,
    /** {@code =}: as {@code -}, and the variable gets it. */
    ASSIGN,
    /** {@code ?}: no value is an error. */
    ERROR,
    /** {@code +}: the argument instead of a value. */
    ALTERNATIVE,
    /** {@code %}, {@code %%}, {@code #}, {@code ##}: a match cut off the end or the beginning. */
    CUT_SHORT_SUFFIX,
    CUT_LONG_SUFFIX,
    CUT_SHORT_PREFIX,
    CUT_LONG_PREFIX
  }
}
