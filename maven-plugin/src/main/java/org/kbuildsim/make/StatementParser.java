package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Statement.Assignment;

/**
 * Says what a logical line is.
 *
 * <p>An assignment is looked for first, so that a variable may be called {@code ifdef} or {@code
 * export}.
 */
final class StatementParser {
  private static final Statement BLANK = new Statement.Blank();

  private StatementParser() {}

  static Statement parse(LogicalLine line) {
    Text text = withoutComment(line.joined());
    String chars = text.chars();
    int start = Words.skipSpace(chars, 0);
    Statement assignment = assignment(text, start, false);
    if (assignment != null) {
      return assignment;
    }
    if (start == chars.length()) {
      return BLANK;
    }
    int end = Words.skipWord(chars, start);
    String word = chars.substring(start, end);
    Text rest = text.from(Words.skipSpace(chars, end));
    return switch (word) {
      case "ifdef", "ifndef", "ifeq", "ifneq" -> condition(word, rest);
      case "else" -> otherwise(rest);
      case "endif" -> new Statement.Endif(!rest.isEmpty());
      case "export", "unexport" -> new Statement.ExportLine(word.equals("export"), rest);
      case "include" -> new Statement.Include(false, rest);
      case "-include", "sinclude" -> new Statement.Include(true, rest);
      case "load", "-load" -> new Statement.Load(word.equals("-load"), rest);
      case "vpath" -> new Statement.Vpath(rest);
      default -> rule(line);
    };
  }

  private static Text withoutComment(Text line) {
    if (line.chars().indexOf('#') < 0) {
      return line;
    }
    StringBuilder chars = new StringBuilder(line.chars());
    int comment = Quoting.find(chars, 0, "#", true);
    if (comment >= 0) {
      chars.setLength(comment);
    }
    return line.without(chars.toString());
  }

  // Assignments.

  /** Returns the assignment that begins at {@code start}, if it is one. */
  static @Nullable Statement assignment(Text text, int start, boolean targetSpecific) {
    String chars = text.chars();
    boolean export = false;
    boolean override = false;
    boolean isPrivate = false;
    int at = start;
    while (at < chars.length()) {
      Statement.Modifiers modifiers = new Statement.Modifiers(export, override, isPrivate);
      Statement.Assignment found = definition(text, at, modifiers);
      if (found != null) {
        return found;
      }
      int end = Words.skipWord(chars, at);
      int next = Words.skipSpace(chars, end);
      switch (chars.substring(at, end)) {
        case "export" -> export = true;
        case "override" -> override = true;
        case "private" -> isPrivate = true;
        case "define" -> {
          return targetSpecific ? null : define(text.from(next), modifiers);
        }
        case "undefine" -> {
          return targetSpecific ? null : new Statement.Undefine(modifiers, text.from(next));
        }
        default -> {
          return null;
        }
      }
      at = next;
    }
    return null;
  }

  private static Statement define(Text rest, Statement.Modifiers modifiers) {
    Statement.Assignment head = definition(rest, 0, modifiers);
    return head == null
        ? new Statement.Define(modifiers, rest, Operator.RECURSIVE, false)
        : new Statement.Define(modifiers, head.name(), head.operator(), !head.value().isEmpty());
  }

  private static @Nullable Assignment definition(
      Text text, int start, Statement.Modifiers modifiers) {
    String chars = text.chars();
    int length = chars.length();
    int nameEnd = -1;
    int at = start;
    while (at < length) {
      char c = chars.charAt(at);
      if (c == '#') {
        return null;
      }
      if (c == '$') {
        at = Quoting.afterReference(chars, at);
        if (nameEnd >= 0) {
          return null;
        }
        continue;
      }
      if (Words.isBlank(c)) {
        if (nameEnd < 0) {
          nameEnd = at;
        }
        at = Words.skipSpace(chars, at);
        if (at == length) {
          return null;
        }
        c = chars.charAt(at);
      }
      int operatorStart = at;
      Operator operator = null;
      int operatorEnd = at + 1;
      if (c == '=') {
        operator = Operator.RECURSIVE;
      } else if (chars.startsWith("=", at + 1)) {
        operatorEnd = at + 2;
        operator =
            switch (c) {
              case '+' -> Operator.APPEND;
              case ':' -> Operator.SIMPLE;
              case '?' -> Operator.CONDITIONAL;
              case '!' -> Operator.SHELL;
              default -> null;
            };
      } else if (chars.startsWith("::=", at)) {
        operatorEnd = at + 3;
        operator = Operator.SIMPLE;
      } else if (c == ':') {
        return null;
      }
      if (operator != null) {
        int end = nameEnd < 0 ? operatorStart : nameEnd;
        return new Statement.Assignment(
            modifiers,
            text.part(start, end),
            operator,
            text.from(Words.skipSpace(chars, operatorEnd)));
      }
      if (nameEnd >= 0) {
        return null;
      }
      at++;
    }
    return null;
  }

  // Conditionals.

  private static Statement otherwise(Text rest) {
    if (rest.isEmpty()) {
      return new Statement.Else(null, false);
    }
    String chars = rest.chars();
    int end = Words.skipWord(chars, 0);
    String word = chars.substring(0, end);
    return switch (word) {
      case "ifdef", "ifndef", "ifeq", "ifneq" ->
          new Statement.Else(condition(word, rest.from(Words.skipSpace(chars, end))), false);
      default -> new Statement.Else(null, true);
    };
  }

  private static Statement.Condition condition(String word, Text rest) {
    boolean wanted = word.equals("ifdef") || word.equals("ifeq");
    if (word.endsWith("def")) {
      int end = Words.endWithoutSpace(rest.chars(), 0);
      return new Statement.Condition(wanted, rest.part(0, end), null, false, false);
    }
    return comparison(wanted, rest);
  }

  private static Statement.Condition comparison(boolean wanted, Text rest) {
    String chars = rest.chars();
    char open = chars.isEmpty() ? '\0' : chars.charAt(0);
    if (open != '(' && open != '"' && open != '\'') {
      return invalid(wanted);
    }
    int comma = open == '(' ? unnested(chars, 1, ',') : chars.indexOf(open, 1);
    if (comma < 0) {
      return invalid(wanted);
    }
    int leftEnd = comma;
    int at = comma + 1;
    if (open == '(') {
      while (leftEnd > 1 && Words.isBlank(chars.charAt(leftEnd - 1))) {
        leftEnd--;
      }
    } else {
      at = Words.skipSpace(chars, at);
    }
    int end;
    int rightStart;
    if (open == '(') {
      rightStart = Words.skipSpace(chars, at);
      end = unnested(chars, rightStart, ')');
    } else {
      char quote = at < chars.length() ? chars.charAt(at) : '\0';
      if (quote != '"' && quote != '\'') {
        return invalid(wanted);
      }
      rightStart = at + 1;
      end = chars.indexOf(quote, rightStart);
    }
    if (end < 0) {
      return invalid(wanted);
    }
    boolean extra = Words.skipSpace(chars, end + 1) < chars.length();
    return new Statement.Condition(
        wanted, rest.part(1, leftEnd), rest.part(rightStart, end), false, extra);
  }

  private static Statement.Condition invalid(boolean wanted) {
    return new Statement.Condition(wanted, Text.EMPTY, Text.EMPTY, true, false);
  }

  private static int unnested(String chars, int start, char wanted) {
    int depth = 0;
    for (int i = start; i < chars.length(); i++) {
      char c = chars.charAt(i);
      if (c == wanted && depth <= 0) {
        return i;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
    }
    return -1;
  }

  // Rules.

  private static Statement rule(LogicalLine line) {
    StringBuilder chars = new StringBuilder(line.raw());
    int stop = Quoting.find(chars, 0, ";#", true);
    Text raw = line.rawText();
    Text recipe = null;
    if (stop >= 0) {
      if (chars.charAt(stop) == ';') {
        // Quoting backslashes before the semicolon were removed, so count from the end.
        int behind = chars.length() - stop - 1;
        recipe = raw.from(line.raw().length() - behind);
      }
      chars.setLength(stop);
    }
    Text text = LogicalLine.joined(raw.without(chars.toString()));
    return new Statement.RuleLine(text, words(text), recipe);
  }

  private static List<Statement.RuleLine.Word> words(Text text) {
    List<Statement.RuleLine.Word> words = new ArrayList<>();
    String chars = text.chars();
    for (int at = Words.skipSpace(chars, 0); at < chars.length(); ) {
      int operator = operatorEnd(chars, at);
      int end = operator > at ? operator : wordEnd(chars, at);
      boolean colon =
          operator > at
              && (chars.charAt(at) == ':' || chars.charAt(at) == '&')
              && !chars.startsWith("=", operator - 1);
      words.add(new Statement.RuleLine.Word(at, end, colon, text.part(at, end).expression()));
      at = Words.skipSpace(chars, end);
    }
    return words;
  }

  private static int operatorEnd(String chars, int at) {
    for (String operator :
        List.of("::=", ":=", "::", ":", "&::", "&:", ";", "=", "+=", "?=", "!=")) {
      if (chars.startsWith(operator, at)) {
        return at + operator.length();
      }
    }
    return at;
  }

  private static int wordEnd(String chars, int start) {
    int at = start;
    while (at < chars.length()) {
      char c = chars.charAt(at);
      boolean operatorNext =
          switch (c) {
            case '=', ':' -> true;
            case '?', '+', '!' -> chars.startsWith("=", at + 1);
            case '&' -> chars.startsWith(":", at + 1);
            default -> Words.isSpace(c);
          };
      if (operatorNext && at > start) {
        return at;
      }
      if (c == '$') {
        at = Quoting.afterReference(chars, at);
      } else if (c == '\\'
          && at + 1 < chars.length()
          && ":;=\\".indexOf(chars.charAt(at + 1)) >= 0) {
        at += 2;
      } else {
        at++;
      }
    }
    return chars.length();
  }
}
