package org.kbuildsim.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.shell.Word.Operator;
import org.kbuildsim.shell.Word.Part;

/** Expands words (POSIX 2.6) in the state of one shell. */
final class Expander {
  private final Interpreter shell;

  Expander(Interpreter shell) {
    this.shell = shell;
  }

  /** Adds the fields of a command's word: everything is expanded, split and matched. */
  void addFields(List<String> out, Word word) throws IOException, InterruptedException {
    String literal = word.literal();
    if (literal != null && (shell.options.noGlob || !Glob.isPattern(literal))) {
      out.add(literal);
      return;
    }
    StringBuilder marked = new StringBuilder();
    expand(word, marked, true, false);
    for (String field : Fields.split(marked, ifs())) {
      if (shell.options.noGlob) {
        out.add(Text.plain(field));
      } else {
        Fields.addFiles(out, field, shell.directory, shell.commands.reach());
      }
    }
  }

  /** Returns a word where only one is possible: an assignment's value, a redirection's target. */
  String text(Word word) throws IOException, InterruptedException {
    String literal = word.literal();
    if (literal != null) {
      return literal;
    }
    StringBuilder marked = new StringBuilder();
    expand(word, marked, false, false);
    return Text.plain(marked);
  }

  /** Returns a word as a pattern for {@link Glob}. */
  String pattern(Word word) throws IOException, InterruptedException {
    StringBuilder marked = new StringBuilder();
    expand(word, marked, false, false);
    return Text.pattern(marked);
  }

  private String ifs() {
    return shell.variables.get("IFS", " \t\n");
  }

  /**
   * Appends a word with marks.
   *
   * @param fields whether {@code $@} may make several fields of it
   * @param inner whether it is the argument of an unquoted expansion, so that its own text splits
   */
  private void expand(Word word, StringBuilder out, boolean fields, boolean inner)
      throws IOException, InterruptedException {
    for (Part part : word.parts()) {
      if (part instanceof Word.Literal literal) {
        if (literal.quoted() && literal.text().isEmpty()) {
          out.append(Text.PRESENT);
        }
        Text.append(out, literal.text(), literal.quoted() ? Text.QUOTED : inner ? Text.SPLIT : 0);
      } else if (part instanceof Word.Tilde) {
        String home = shell.variables.get("HOME");
        Text.append(out, home == null ? "~" : home, Text.QUOTED);
      } else if (part instanceof Word.Parameter parameter) {
        parameter(parameter, out, fields);
      } else if (part instanceof Word.Substitution substitution) {
        value(out, shell.output(substitution.body()), substitution.quoted());
      } else if (part instanceof Word.Calculation calculation) {
        value(out, calculate(calculation), calculation.quoted());
      }
    }
  }

  private static void value(StringBuilder out, String value, boolean quoted) {
    if (quoted) {
      out.append(Text.PRESENT);
    }
    Text.append(out, value, quoted ? Text.QUOTED : Text.SPLIT);
  }

  private String calculate(Word.Calculation calculation) throws IOException, InterruptedException {
    return Long.toString(
        Arithmetic.evaluate(
            text(calculation.expression()),
            new Arithmetic.Names() {
              @Override
              public long value(String name) {
                String value = shell.variables.get(name);
                return value == null || value.isEmpty() ? 0 : Arithmetic.number(value);
              }

              @Override
              public void assign(String name, long value) {
                shell.assign(name, Long.toString(value));
              }
            }));
  }

  private void parameter(Word.Parameter parameter, StringBuilder out, boolean fields)
      throws IOException, InterruptedException {
    String value = shell.parameter(parameter.name());
    boolean missing = value == null || (parameter.colon() && value.isEmpty());
    Word argument = parameter.argument();
    switch (parameter.operator()) {
      case DEFAULT -> {
        if (missing && argument != null) {
          argument(argument, parameter, out, fields);
          return;
        }
      }
      case ALTERNATIVE -> {
        if (!missing && argument != null) {
          argument(argument, parameter, out, fields);
        } else if (parameter.quoted()) {
          out.append(Text.PRESENT);
        }
        return;
      }
      case ASSIGN -> {
        if (missing && argument != null) {
          if (!WordParser.isName(parameter.name())) {
            throw new ShellError(parameter.name() + ": bad variable name");
          }
          value = text(argument);
          shell.assign(parameter.name(), value);
          value(out, value, parameter.quoted());
          return;
        }
      }
      case ERROR -> {
        if (missing && argument != null) {
          String message = text(argument);
          throw new ShellError(
              parameter.name() + ": " + (message.isEmpty() ? unset(parameter) : message));
        }
      }
      default -> {
        if (value == null && shell.options.unsetIsError && !isList(parameter)) {
          throw new ShellError(parameter.name() + ": parameter not set");
        }
      }
    }
    if (isList(parameter)) {
      list(parameter, out, fields);
      return;
    }
    String known = value == null ? "" : value;
    value(out, operate(parameter.operator(), known, argument), parameter.quoted());
  }

  private static String unset(Word.Parameter parameter) {
    return parameter.colon() ? "parameter not set or null" : "parameter not set";
  }

  private static boolean isList(Word.Parameter parameter) {
    return parameter.name().equals("@") || parameter.name().equals("*");
  }

  private void argument(Word argument, Word.Parameter parameter, StringBuilder out, boolean fields)
      throws IOException, InterruptedException {
    if (parameter.quoted() && argument.parts().isEmpty()) {
      out.append(Text.PRESENT);
    }
    expand(argument, out, fields, !parameter.quoted());
  }

  private void list(Word.Parameter parameter, StringBuilder out, boolean fields) {
    boolean quoted = parameter.quoted();
    if (!fields || (quoted && parameter.name().equals("*"))) {
      value(out, shell.joined(), quoted);
      return;
    }
    for (int i = 0; i < shell.positional.size(); i++) {
      if (i > 0) {
        out.append(Text.BREAK);
      }
      value(out, shell.positional.get(i), quoted);
    }
  }

  private String operate(Operator operator, String value, @Nullable Word argument)
      throws IOException, InterruptedException {
    if (operator == Operator.LENGTH) {
      return Integer.toString(value.length());
    }
    if (argument == null || operator.compareTo(Operator.CUT_SHORT_SUFFIX) < 0) {
      return value;
    }
    String pattern = pattern(argument);
    int length = value.length();
    List<Integer> cuts = new ArrayList<>();
    for (int cut = 0; cut <= length; cut++) {
      cuts.add(
          switch (operator) {
            case CUT_SHORT_SUFFIX, CUT_LONG_PREFIX -> length - cut;
            default -> cut;
          });
    }
    boolean prefix = operator == Operator.CUT_SHORT_PREFIX || operator == Operator.CUT_LONG_PREFIX;
    for (int cut : cuts) {
      String part = prefix ? value.substring(0, cut) : value.substring(cut);
      if (Glob.matches(pattern, part)) {
        return prefix ? value.substring(cut) : value.substring(0, cut);
      }
    }
    return value;
  }
}
