package org.kbuildsim.make;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a makefile is, as far as that can be known without expanding anything.
 *
 * <p>Make cannot be parsed ahead: whether a line with a tab is a recipe line depends on the line
 * before it, and whether {@code a: b = c} is a rule on what {@code a} expands to. So a statement is
 * made of one logical line, {@link MakefileReader} executes it before it looks at the next, and
 * {@link RuleLine} is parsed again when its words are expanded.
 */
sealed interface Statement {

  <R> R accept(Visitor<R> visitor);

  /** Does something with each kind of statement. */
  interface Visitor<R> {
    R visit(Blank statement);

    R visit(Assignment statement);

    R visit(Define statement);

    R visit(Undefine statement);

    R visit(Condition statement);

    R visit(Else statement);

    R visit(Endif statement);

    R visit(Include statement);

    R visit(ExportLine statement);

    R visit(Vpath statement);

    R visit(Load statement);

    R visit(RuleLine statement);
  }

  /** {@code export}, {@code override} and {@code private} before an assignment. */
  record Modifiers(boolean export, boolean override, boolean isPrivate) {
    static final Modifiers NONE = new Modifiers(false, false, false);

    Origin origin() {
      return override ? Origin.OVERRIDE : Origin.FILE;
    }
  }

  /** Nothing, or a comment. */
  record Blank() implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code name operator value}. */
  record Assignment(Modifiers modifiers, Text name, Operator operator, Text value)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code define name operator}; the lines up to {@code endef} follow. */
  record Define(Modifiers modifiers, Text name, Operator operator, boolean extraText)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code undefine name}. */
  record Undefine(Modifiers modifiers, Text name) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code ifdef} and its three siblings.
   *
   * @param wanted the outcome of the test (defined, equal) for which the lines below are read
   * @param right what to compare with, or null where the question is whether {@code left} is
   *     defined
   * @param invalid whether the line is no condition: reported only if it is evaluated
   */
  record Condition(
      boolean wanted, Text left, @Nullable Text right, boolean invalid, boolean extraText)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }

    String directive() {
      return (right == null ? wanted ? "ifdef" : "ifndef" : wanted ? "ifeq" : "ifneq");
    }
  }

  /** {@code else}, with a further condition or without. */
  record Else(@Nullable Condition condition, boolean extraText) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code endif}. */
  record Endif(boolean extraText) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code include}; optional as {@code -include} and {@code sinclude}. */
  record Include(boolean optional, Text names) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A line that exports or hides variables: those named, or all where no name stands. */
  record ExportLine(boolean export, Text names) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code load}; with {@code -load}, {@code optional}. */
  record Load(boolean optional, Text names) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code vpath}. */
  record Vpath(Text rest) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Anything else: a rule, a target-specific variable, or nothing once expanded.
   *
   * @param head the line up to a semicolon
   * @param words the words of the head: names, colons, …
   * @param recipe what stands behind the semicolon, or null without one
   */
  record RuleLine(Text head, List<Word> words, @Nullable Text recipe) implements Statement {
    /** A word of the head, from {@code start} to {@code end}. */
    record Word(int start, int end, boolean colon, Expression expression) {}

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
