package org.kbuildsim.make;

/**
 * A built-in function.
 *
 * <p>Most take their arguments expanded; those that decide what is expanded at all, and how often
 * ({@code if}, {@code or}, {@code and}, {@code foreach}, {@code call}), take them as expressions.
 */
final class Function {
  /** What a function does that has its arguments expanded. */
  interface Eager {
    String apply(Evaluator evaluator, String[] arguments);
  }

  /** What a function does that expands its arguments itself. */
  interface Lazy {
    void expand(Evaluator evaluator, Expression[] arguments, Sink out);
  }

  private final String name;
  private final int least;
  private final int most;
  private final Lazy body;
  private int stripped;
  private MakeVersion since = MakeVersion.V4_3;

  private Function(String name, int least, int most, Lazy body) {
    this.name = name;
    this.least = least;
    this.most = most;
    this.body = body;
  }

  /**
   * Creates a function of expanded arguments.
   *
   * @param most where to stop looking for commas, the last argument has the rest; 0 for no limit
   */
  static Function eager(String name, int least, int most, Eager body) {
    return eager(name, least, most, Carry.NOTHING, body);
  }

  /**
   * Creates a function of expanded arguments.
   *
   * @param carry what a trace is told of the result
   */
  static Function eager(String name, int least, int most, Carry carry, Eager body) {
    return new Function(
        name,
        least,
        most,
        (evaluator, arguments, out) -> {
          String[] expanded = new String[arguments.length];
          if (out instanceof Trace trace) {
            traced(evaluator, arguments, expanded, carry, body, trace);
            return;
          }
          for (int i = 0; i < expanded.length; i++) {
            expanded[i] = evaluator.expand(arguments[i]);
          }
          out.computed(body.apply(evaluator, expanded));
        });
  }

  private static void traced(
      Evaluator evaluator,
      Expression[] arguments,
      String[] expanded,
      Carry carry,
      Eager body,
      Trace out) {
    Text[] texts = new Text[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = evaluator.expand(arguments[i], out);
      expanded[i] = texts[i].chars();
    }
    String result = body.apply(evaluator, expanded);
    carry.carry(
        texts, result, (argument, word) -> again(evaluator, expanded, body, argument, word), out);
  }

  private static String again(
      Evaluator evaluator, String[] arguments, Eager body, int argument, String word) {
    String[] changed = arguments.clone();
    changed[argument] = word;
    return body.apply(evaluator, changed);
  }

  static Function lazy(String name, int least, int most, Lazy body) {
    return new Function(name, least, most, body);
  }

  /** Makes white space around the first {@code count} arguments not count. */
  Function stripping(int count) {
    stripped = count;
    return this;
  }

  /** Makes it one that versions before {@code version} do not have. */
  Function since(MakeVersion version) {
    since = version;
    return this;
  }

  MakeVersion since() {
    return since;
  }

  String name() {
    return name;
  }

  int most() {
    return most;
  }

  boolean strips(int argument) {
    return argument < stripped;
  }

  void expand(Evaluator evaluator, Expression[] arguments, Sink out) {
    if (arguments.length < least) {
      throw evaluator.expansionFailure(
          null,
          "insufficient number of arguments (" + arguments.length + ") to function '" + name + "'");
    }
    // By call alone: $(call shell). GNU make then does nothing, whatever the function.
    if (arguments.length > 0) {
      body.expand(evaluator, arguments, out);
    }
  }

  /** Runs for {@code $(call name,…)}, whose arguments have been expanded once already. */
  void call(Evaluator evaluator, Text[] arguments, Sink out) {
    Expression[] expressions = new Expression[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      expressions[i] = again(strips(i) ? stripped(arguments[i]) : arguments[i]);
    }
    expand(evaluator, expressions, out);
  }

  private static Text stripped(Text argument) {
    int start = Words.skipSpace(argument.chars(), 0);
    return argument.part(start, Words.endWithoutSpace(argument.chars(), start));
  }

  private Expression again(Text argument) {
    return expandsItself()
        ? argument.expression()
        : new Expression.Literal(argument.chars(), argument, 0);
  }

  private boolean expandsItself() {
    return switch (name) {
      case "if", "or", "and", "foreach", "let", "intcmp" -> true;
      default -> false;
    };
  }
}
