package org.kbuildsim.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code test} and {@code [}: the rules by number of arguments first, then the grammar. */
final class TestExpression {
  private static final Set<String> UNARY =
      Set.of(
          "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-L", "-n", "-p", "-r", "-s", "-S", "-t",
          "-u", "-w", "-x", "-z", "-G", "-O");
  private static final Set<String> BINARY =
      Set.of("=", "!=", "<", ">", "-eq", "-ne", "-gt", "-ge", "-lt", "-le", "-nt", "-ot", "-ef");

  private final Interpreter shell;
  private List<String> words;
  private int position;

  private TestExpression(Interpreter shell, List<String> words) {
    this.shell = shell;
    this.words = words;
  }

  static int run(Interpreter shell, List<String> command) {
    List<String> words = command.subList(1, command.size());
    if (command.get(0).equals("[")) {
      if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
        throw new ShellError("missing ]");
      }
      words = words.subList(0, words.size() - 1);
    }
    return new TestExpression(shell, words).whole() ? 0 : 1;
  }

  private boolean whole() {
    boolean negated = false;
    while (true) {
      int count = words.size();
      if (count < 1) {
        return negated;
      }
      boolean binary = count == 3 && BINARY.contains(words.get(1));
      if (!binary && (count == 3 || count == 4)) {
        if (words.get(0).equals("(") && words.get(count - 1).equals(")")) {
          words = words.subList(1, count - 1);
        } else if (words.get(0).equals("!")) {
          negated = !negated;
          words = words.subList(1, count);
          continue;
        }
      }
      boolean result = binary ? comparison() : or();
      if (position < words.size()) {
        throw new ShellError(words.get(position - 1) + ": unexpected operator");
      }
      return result != negated;
    }
  }

  private @Nullable String at(int index) {
    return index < words.size() ? words.get(index) : null;
  }

  // An operator's name is an operand where nothing could follow it as an operator.
  private boolean isUnary(int index) {
    String word = at(index);
    if (word == null || !UNARY.contains(word)) {
      return false;
    }
    String next = at(index + 1);
    if (next == null) {
      return false;
    }
    String after = at(index + 2);
    if (after == null) {
      return true;
    }
    boolean operand = BINARY.contains(next) && !after.equals(")");
    return !operand;
  }

  private boolean or() {
    boolean result = and();
    while ("-o".equals(at(position))) {
      position++;
      result |= and();
    }
    return result;
  }

  private boolean and() {
    boolean result = not();
    while ("-a".equals(at(position))) {
      position++;
      result &= not();
    }
    return result;
  }

  private boolean not() {
    if ("!".equals(at(position)) && at(position + 1) != null) {
      position++;
      return !not();
    }
    return primary();
  }

  private boolean primary() {
    String word = at(position);
    if (word == null) {
      return false;
    }
    if (word.equals("(") && at(position + 1) != null) {
      position++;
      if (")".equals(at(position))) {
        position++;
        return false;
      }
      boolean result = or();
      if (!")".equals(at(position))) {
        throw new ShellError("closing paren expected");
      }
      position++;
      return result;
    }
    if (isUnary(position)) {
      position += 2;
      return unary(word, words.get(position - 1));
    }
    if (position + 1 < words.size() && BINARY.contains(words.get(position + 1))) {
      return comparison();
    }
    position++;
    return !word.isEmpty();
  }

  private boolean comparison() {
    String left = words.get(position);
    String operator = words.get(position + 1);
    String right = at(position + 2);
    if (right == null) {
      throw new ShellError(operator + ": argument expected");
    }
    position += 3;
    return switch (operator) {
      case "=" -> left.equals(right);
      case "!=" -> !left.equals(right);
      case "<" -> left.compareTo(right) < 0;
      case ">" -> left.compareTo(right) > 0;
      case "-eq" -> number(left) == number(right);
      case "-ne" -> number(left) != number(right);
      case "-gt" -> number(left) > number(right);
      case "-ge" -> number(left) >= number(right);
      case "-lt" -> number(left) < number(right);
      case "-le" -> number(left) <= number(right);
      case "-nt" -> newer(left, right);
      case "-ot" -> newer(right, left);
      default -> same(left, right);
    };
  }

  private static long number(String text) {
    String digits = text.strip();
    if (digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    if (!digits.matches("-?[0-9]+")) {
      throw new ShellError("Illegal number: " + text);
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new ShellError("Illegal number: " + text);
    }
  }

  private @Nullable Path file(String name) {
    if (name.isEmpty()) {
      return null;
    }
    try {
      return shell.resolve(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private boolean newer(String left, String right) {
    Path a = file(left);
    Path b = file(right);
    try {
      return a != null
          && b != null
          && Files.exists(a)
          && Files.exists(b)
          && Files.getLastModifiedTime(a).compareTo(Files.getLastModifiedTime(b)) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean same(String left, String right) {
    Path a = file(left);
    Path b = file(right);
    try {
      return a != null && b != null && Files.isSameFile(a, b);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean unary(String operator, String operand) {
    return switch (operator) {
      case "-z" -> operand.isEmpty();
      case "-n" -> !operand.isEmpty();
      case "-t" -> {
        // What stands behind our descriptors is never a terminal itself.
        number(operand);
        yield false;
      }
      default -> {
        Path file = file(operand);
        yield file != null && fileTest(operator, file);
      }
    };
  }

  private static boolean fileTest(String operator, Path file) {
    try {
      return switch (operator) {
        case "-h", "-L" -> Files.isSymbolicLink(file);
        case "-e" -> Files.exists(file);
        case "-d" -> Files.isDirectory(file);
        case "-f" -> Files.isRegularFile(file);
        case "-r" -> Files.isReadable(file);
        case "-w" -> Files.isWritable(file);
        case "-x" -> isExecutable(file);
        case "-s" -> Files.exists(file) && Files.size(file) > 0;
        case "-b" -> mode(file, 0170000) == 0060000;
        case "-c" -> mode(file, 0170000) == 0020000;
        case "-p" -> mode(file, 0170000) == 0010000;
        case "-S" -> mode(file, 0170000) == 0140000;
        case "-u" -> mode(file, 04000) != 0;
        case "-g" -> mode(file, 02000) != 0;
        case "-k" -> mode(file, 01000) != 0;
        case "-O" -> Files.getOwner(file).getName().equals(System.getProperty("user.name"));
        default -> Files.exists(file);
      };
    } catch (IOException e) {
      return false;
    }
  }

  // For root, any execute bit will do; Java's own check knows.
  private static boolean isExecutable(Path file) throws IOException {
    if (Files.isDirectory(file) || !Files.isExecutable(file)) {
      return Files.isDirectory(file) && Files.isExecutable(file);
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    return permissions.contains(PosixFilePermission.OWNER_EXECUTE)
        || permissions.contains(PosixFilePermission.GROUP_EXECUTE)
        || permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
  }

  private static int mode(Path file, int mask) throws IOException {
    Object mode = Files.getAttribute(file, "unix:mode", new LinkOption[0]);
    return mode instanceof Integer bits ? bits & mask : 0;
  }
}
