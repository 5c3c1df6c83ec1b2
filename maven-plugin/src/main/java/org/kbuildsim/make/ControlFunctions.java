package org.kbuildsim.make;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that decide, repeat, ask about variables, speak, or run something. */
final class ControlFunctions {
  /** More often than any stack can hold: {@code call} lets a variable refer to itself. */
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private ControlFunctions() {}

  static List<Function> all() {
    return List.of(
        Function.lazy("if", 2, 3, ControlFunctions::branch).stripping(1),
        Function.lazy("or", 1, 0, ControlFunctions::or).stripping(UNLIMITED),
        Function.lazy("and", 1, 0, ControlFunctions::and).stripping(UNLIMITED),
        Function.lazy("foreach", 3, 3, ControlFunctions::foreach),
        Function.lazy("call", 1, 0, ControlFunctions::call),
        Function.lazy("eval", 0, 1, ControlFunctions::eval),
        Function.eager("value", 0, 1, (e, a) -> value(e.lookup(a[0]))),
        Function.eager("origin", 0, 1, (e, a) -> origin(e.lookup(a[0]))),
        Function.eager("flavor", 0, 1, (e, a) -> flavor(e.lookup(a[0]))),
        Function.eager("shell", 0, 1, (e, a) -> e.shell(a[0], true)),
        Function.eager("info", 0, 1, ControlFunctions::info),
        Function.eager("warning", 0, 1, ControlFunctions::warning),
        Function.eager("error", 0, 1, ControlFunctions::error));
  }

  private static void branch(Evaluator evaluator, Expression[] a, Sink out) {
    int chosen = evaluator.expand(a[0]).isEmpty() ? 2 : 1;
    if (chosen < a.length) {
      a[chosen].expand(evaluator, out);
    }
  }

  private static void or(Evaluator evaluator, Expression[] a, Sink out) {
    for (Expression argument : a) {
      Text value = evaluator.expand(argument, out);
      if (!value.isEmpty()) {
        out.literal(value.chars(), value, 0);
        return;
      }
    }
  }

  private static void and(Evaluator evaluator, Expression[] a, Sink out) {
    Text value = Text.EMPTY;
    for (Expression argument : a) {
      value = evaluator.expand(argument, out);
      if (value.isEmpty()) {
        return;
      }
    }
    out.literal(value.chars(), value, 0);
  }

  private static void foreach(Evaluator evaluator, Expression[] a, Sink out) {
    String name = Words.strip(evaluator.expand(a[0]));
    Text words = evaluator.expand(a[1], out);
    String chars = words.chars();
    Scope scope = evaluator.push();
    try {
      boolean first = true;
      for (int at = Words.skipSpace(chars, 0); at < chars.length(); ) {
        if (!first) {
          out.computed(" ");
        }
        first = false;
        int end = Words.skipWord(chars, at);
        evaluator.budget().spend(evaluator, out.chars.length());
        scope.define(name, words.part(at, end), Origin.AUTOMATIC, false, null);
        a[2].expand(evaluator, out);
        at = Words.skipSpace(chars, end);
      }
    } finally {
      evaluator.pop();
    }
  }

  private static void call(Evaluator evaluator, Expression[] a, Sink out) {
    Text[] arguments = new Text[a.length];
    for (int i = 0; i < a.length; i++) {
      arguments[i] = evaluator.expand(a[i], out);
    }
    String name = Words.strip(arguments[0].chars());
    if (name.isEmpty()) {
      return;
    }
    Function builtIn = Functions.named(name);
    if (builtIn != null && evaluator.isAtLeast(builtIn.since())) {
      Text[] rest = new Text[a.length - 1];
      System.arraycopy(arguments, 1, rest, 0, rest.length);
      builtIn.call(evaluator, rest, out);
      return;
    }
    Variable variable = evaluator.lookup(name);
    if (variable == null) {
      evaluator.warnUndefined(name);
      return;
    }
    if (variable.value.isEmpty()) {
      return;
    }
    arguments[0] = Text.of(name);
    // Its reference is the call, which has been entered.
    out.enter(name, Text.EMPTY, 0, 0, variable);
    evaluator.callVariable(variable, arguments, out);
    out.leave();
  }

  private static void eval(Evaluator evaluator, Expression[] a, Sink out) {
    evaluator.eval(out.inside(evaluator.expand(a[0], out)));
  }

  private static String value(@Nullable Variable variable) {
    return variable == null ? "" : variable.value.chars();
  }

  private static String origin(@Nullable Variable variable) {
    return variable == null ? "undefined" : variable.origin.word();
  }

  private static String flavor(@Nullable Variable variable) {
    return variable == null ? "undefined" : variable.recursive ? "recursive" : "simple";
  }

  private static String info(Evaluator evaluator, String[] a) {
    evaluator.host().messages().print(a[0] + "\n");
    return "";
  }

  private static String warning(Evaluator evaluator, String[] a) {
    evaluator.host().messages().error(evaluator.reading(), a[0]);
    return "";
  }

  private static String error(Evaluator evaluator, String[] a) {
    throw evaluator.readingFailure(a[0]);
  }
}
