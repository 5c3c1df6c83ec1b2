package org.kbuildsim.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Builtins that set, print and read variables and parameters. */
final class VariableBuiltins {
  private VariableBuiltins() {}

  static int export(Interpreter shell, List<String> words) throws IOException {
    return attribute(shell, words, "export", Variables.Variable::exported);
  }

  static int readOnly(Interpreter shell, List<String> words) throws IOException {
    return attribute(shell, words, "readonly", Variables.Variable::readOnly);
  }

  private static int attribute(
      Interpreter shell, List<String> words, String what, Predicate<Variables.Variable> has)
      throws IOException {
    int first = words.size() > 1 && words.get(1).equals("--") ? 2 : 1;
    if (words.size() <= first || words.get(1).equals("-p")) {
      for (Map.Entry<String, Variables.Variable> entry : shell.variables.sorted().entrySet()) {
        if (has.test(entry.getValue())) {
          String value = entry.getValue().value();
          String shown = value == null ? "" : "=" + quoted(value);
          shell.print(1, what + " " + entry.getKey() + shown + "\n");
        }
      }
      return 0;
    }
    for (String word : words.subList(first, words.size())) {
      String name = assign(shell, word);
      if (what.equals("export")) {
        shell.variables.export(name);
      } else {
        shell.variables.makeReadOnly(name);
      }
    }
    return 0;
  }

  // Returns the name of `name` or `name=value`.
  private static String assign(Interpreter shell, String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    if (!WordParser.isName(name)) {
      throw new ShellError(word + ": bad variable name");
    }
    if (equals >= 0) {
      shell.assign(name, word.substring(equals + 1));
    }
    return name;
  }

  static int local(Interpreter shell, List<String> words) {
    if (shell.locals.isEmpty()) {
      throw new ShellError("not in a function");
    }
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (name.equals("-")) {
        throw new ShellError("`local -` is not modelled");
      }
      shell.locals.element().putIfAbsent(name, shell.variables.find(name));
      assign(shell, word);
    }
    return 0;
  }

  static int set(Interpreter shell, List<String> words) throws IOException {
    if (words.size() == 1) {
      for (Map.Entry<String, Variables.Variable> entry : shell.variables.sorted().entrySet()) {
        String value = entry.getValue().value();
        if (value != null) {
          shell.print(1, entry.getKey() + "=" + quoted(value) + "\n");
        }
      }
      return 0;
    }
    int i = 1;
    for (; i < words.size() && words.get(i).matches("[-+].*"); i++) {
      String word = words.get(i);
      if (word.equals("--") || word.equals("-")) {
        if (word.equals("-")) {
          shell.options.trace = false;
        }
        i++;
        if (i == words.size() && word.equals("--")) {
          shell.positional = List.of();
        }
        break;
      }
      boolean on = word.charAt(0) == '-';
      for (char letter : word.substring(1).toCharArray()) {
        if (letter == 'o' && i + 1 < words.size()) {
          i++;
          if (!shell.options.set(words.get(i), on)) {
            throw new ShellError("Illegal option " + word + " " + words.get(i));
          }
        } else if (!shell.options.set(letter, on)) {
          throw new ShellError("Illegal option " + word.charAt(0) + letter);
        }
      }
    }
    if (i < words.size()) {
      shell.positional = List.copyOf(words.subList(i, words.size()));
    }
    return 0;
  }

  static int unset(Interpreter shell, List<String> words) {
    int i = 1;
    boolean functions = false;
    for (; i < words.size() && words.get(i).matches("-[fv]|--"); i++) {
      functions = words.get(i).equals("-f");
    }
    for (String name : words.subList(i, words.size())) {
      if (functions) {
        shell.functions.remove(name);
      } else {
        if (!WordParser.isName(name)) {
          throw new ShellError(name + ": bad variable name");
        }
        if (shell.variables.isReadOnly(name)) {
          throw new ShellError(name + ": is read only");
        }
        shell.variables.unset(name);
      }
    }
    return 0;
  }

  /** Returns {@code value} in quotes that a shell reads back. */
  static String quoted(String value) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    do {
      int quotes = i;
      while (quotes < value.length() && value.charAt(quotes) != '\'') {
        quotes++;
      }
      if (quotes > i || value.isEmpty()) {
        out.append('\'').append(value, i, quotes).append('\'');
      }
      i = quotes;
      while (quotes < value.length() && value.charAt(quotes) == '\'') {
        quotes++;
      }
      if (quotes > i) {
        out.append('"').append(value, i, quotes).append('"');
      }
      i = quotes;
    } while (i < value.length());
    return out.toString();
  }

  static int read(Interpreter shell, List<String> words) throws IOException {
    int i = 1;
    boolean raw = false;
    for (; i < words.size() && words.get(i).startsWith("-"); i++) {
      if (words.get(i).equals("--")) {
        i++;
        break;
      }
      if (!words.get(i).equals("-r")) {
        throw new ShellError("Illegal option " + words.get(i));
      }
      raw = true;
    }
    List<String> names = words.subList(i, words.size());
    if (names.isEmpty()) {
      throw new ShellError("arg count");
    }
    StringBuilder line = new StringBuilder();
    boolean whole = readLine(shell.descriptors.in(0), raw, line);
    String ifs = shell.variables.get("IFS", " \t\n");
    String rest = skipWhite(line.toString(), ifs);
    for (String name : names.subList(0, names.size() - 1)) {
      int end = 0;
      while (end < rest.length() && !isSeparator(rest.charAt(end), ifs)) {
        end++;
      }
      shell.assign(name, Text.plain(rest.substring(0, end)));
      rest = afterSeparator(rest.substring(end), ifs);
    }
    List<String> fields = Fields.split(rest, ifs);
    shell.assign(
        names.get(names.size() - 1),
        fields.size() == 1 ? Text.plain(fields.get(0)) : Text.plain(trimmed(rest, ifs)));
    return whole ? 0 : 1;
  }

  // One byte at a time: what follows the line belongs to the next reader.
  private static boolean readLine(InputStream in, boolean raw, StringBuilder line)
      throws IOException {
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\\' && !raw) {
        c = in.read();
        if (c < 0) {
          return false;
        }
        if (c != '\n') {
          line.append((char) (c | Text.QUOTED));
        }
      } else if (c == '\n') {
        return true;
      } else if (c != 0) {
        line.append((char) (c | Text.SPLIT));
      }
    }
    return false;
  }

  private static boolean isSeparator(char c, String ifs) {
    return (c & Text.SPLIT) != 0 && ifs.indexOf(c & 0xFF) >= 0;
  }

  private static boolean isWhite(char c, String ifs) {
    return isSeparator(c, ifs) && " \t\n".indexOf(c & 0xFF) >= 0;
  }

  private static String skipWhite(String text, String ifs) {
    int i = 0;
    while (i < text.length() && isWhite(text.charAt(i), ifs)) {
      i++;
    }
    return text.substring(i);
  }

  private static String afterSeparator(String text, String ifs) {
    String rest = skipWhite(text, ifs);
    if (!rest.isEmpty() && isSeparator(rest.charAt(0), ifs)) {
      rest = skipWhite(rest.substring(1), ifs);
    }
    return rest;
  }

  private static String trimmed(String text, String ifs) {
    int end = text.length();
    while (end > 0 && isWhite(text.charAt(end - 1), ifs)) {
      end--;
    }
    return text.substring(0, end);
  }

  static int getopts(Interpreter shell, List<String> words) throws IOException {
    if (words.size() < 3) {
      throw new ShellError("Usage: getopts optstring var [arg...]");
    }
    String letters = words.get(1);
    String name = words.get(2);
    List<String> arguments = words.size() > 3 ? words.subList(3, words.size()) : shell.positional;
    int index = Builtins.number(shell.variables.get("OPTIND", "1"));
    if (index < 1 || index > arguments.size() + 1) {
      index = 1;
      shell.letter = 0;
    }
    int letter = shell.letter;
    if (letter == 0) {
      String word = index <= arguments.size() ? arguments.get(index - 1) : "";
      if (!word.startsWith("-") || word.equals("-") || word.equals("--")) {
        shell.assign("OPTIND", Integer.toString(word.equals("--") ? index + 1 : index));
        shell.variables.unset("OPTARG");
        shell.assign(name, "?");
        return 1;
      }
      index++;
      letter = 1;
    }
    // While letters are left in a word, OPTIND already names the next one.
    String argument = arguments.get(index - 2);
    char option = argument.charAt(letter++);
    boolean lastLetter = letter >= argument.length();
    int known = option == ':' ? -1 : letters.indexOf(option);
    boolean silent = letters.startsWith(":");
    String result = String.valueOf(option);
    String optionArgument = null;
    if (known < 0) {
      if (silent) {
        optionArgument = result;
      } else {
        shell.print(2, "Illegal option -" + option + "\n");
      }
      result = "?";
    } else if (known + 1 < letters.length() && letters.charAt(known + 1) == ':') {
      if (!lastLetter) {
        optionArgument = argument.substring(letter);
      } else if (index <= arguments.size()) {
        optionArgument = arguments.get(index - 1);
        index++;
      } else if (silent) {
        optionArgument = result;
        result = ":";
      } else {
        shell.print(2, "No arg for -" + option + " option\n");
        result = "?";
      }
      lastLetter = true;
    }
    shell.assign("OPTIND", Integer.toString(index));
    shell.letter = lastLetter ? 0 : letter;
    if (optionArgument == null) {
      shell.variables.unset("OPTARG");
    } else {
      shell.assign("OPTARG", optionArgument);
    }
    shell.assign(name, result);
    return 0;
  }
}
