package org.kbuildsim.make;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parsed text: literal characters and the references between them, each with its position. */
abstract class Expression {

  /** Sends what this expression stands for, now and in the current scope, to {@code out}. */
  abstract void expand(Evaluator evaluator, Sink out);

  /** Returns the expansion, if it is the same for ever; else null. */
  @Nullable String constant() {
    return null;
  }

  /** Characters that stand for themselves ({@code $$} is already one dollar). */
  static final class Literal extends Expression {
    private final String chars;
    private final Text source;
    private final int start;

    Literal(String chars, Text source, int start) {
      this.chars = chars;
      this.source = source;
      this.start = start;
    }

    @Override
    void expand(Evaluator evaluator, Sink out) {
      out.literal(chars, source, start);
    }

    @Override
    String constant() {
      return chars;
    }
  }

  /** One after the other. */
  static final class Sequence extends Expression {
    private final Expression[] parts;

    Sequence(List<Expression> parts) {
      this.parts = parts.toArray(new Expression[0]);
    }

    @Override
    void expand(Evaluator evaluator, Sink out) {
      for (Expression part : parts) {
        part.expand(evaluator, out);
      }
    }

    @Override
    @Nullable String constant() {
      return parts.length == 0 ? "" : null;
    }
  }

  /** {@code $(X)}, {@code $X}, {@code $(X:a=b)} with a name known when parsed. */
  static final class Reference extends Expression {
    private final String name;
    private final @Nullable Substitution substitution;
    private final Text source;
    private final int start;
    private final int end;

    Reference(String name, @Nullable Substitution substitution, Text source, int start, int end) {
      this.name = name;
      this.substitution = substitution;
      this.source = source;
      this.start = start;
      this.end = end;
    }

    @Override
    void expand(Evaluator evaluator, Sink out) {
      evaluator.expandVariable(name, substitution, source, start, end, out);
    }
  }

  /** {@code $($(X)_y)}: what stands between the parentheses has to be expanded to be a name. */
  static final class ComputedReference extends Expression {
    private final Expression body;
    private final Text source;
    private final int start;
    private final int end;

    ComputedReference(Expression body, Text source, int start, int end) {
      this.body = body;
      this.source = source;
      this.start = start;
      this.end = end;
    }

    @Override
    void expand(Evaluator evaluator, Sink out) {
      String name = evaluator.expand(body);
      Substitution substitution = Substitution.find(name);
      if (substitution != null) {
        name = name.substring(0, substitution.colon());
      }
      evaluator.expandVariable(name, substitution, source, start, end, out);
    }
  }

  /** {@code $(function a,b)}. */
  static final class FunctionCall extends Expression {
    private final Function function;
    private final Expression[] arguments;
    private final Text source;
    private final int start;
    private final int end;

    FunctionCall(Function function, List<Expression> arguments, Text source, int start, int end) {
      this.function = function;
      this.arguments = arguments.toArray(new Expression[0]);
      this.source = source;
      this.start = start;
      this.end = end;
    }

    @Override
    void expand(Evaluator evaluator, Sink out) {
      out.enter(function.name(), source, start, end, null);
      evaluator.budget().spend(evaluator, out.chars.length());
      try {
        function.expand(evaluator, arguments, out);
      } catch (MakeFailure e) {
        throw e.through(source, start, end);
      } catch (StackOverflowError e) {
        throw evaluator.failure(source.span(start, end), "expansion is nested too deeply");
      }
      out.leave();
    }
  }

  /** What means one thing to one version of make, and another to those after it. */
  static final class ByVersion extends Expression {
    private final MakeVersion since;
    private final Expression before;
    private final Expression from;

    ByVersion(MakeVersion since, Expression before, Expression from) {
      this.since = since;
      this.before = before;
      this.from = from;
    }

    @Override
    void expand(Evaluator evaluator, Sink out) {
      (evaluator.isAtLeast(since) ? from : before).expand(evaluator, out);
    }
  }

  /** A reference that never ends; an error, but only where it is expanded. */
  static final class Broken extends Expression {
    private final String message;
    private final Text source;
    private final int start;

    Broken(String message, Text source, int start) {
      this.message = message;
      this.source = source;
      this.start = start;
    }

    @Override
    void expand(Evaluator evaluator, Sink out) {
      throw evaluator.expansionFailure(source.span(start, source.chars().length()), message);
    }
  }
}
