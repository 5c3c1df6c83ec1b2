package org.kbuildsim.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * Has a text tool of the system do the same only once in the life of this JVM.
 *
 * <p>Scripts of kbuild cut version texts to pieces with {@code sed} and {@code head}, a hundred
 * times in every build and mostly the same ones; each is a process, and where programs are shut in
 * it is several. What counts as a filter depends on its words, on a short standard input and on the
 * locale, reads no file, writes none and starts nothing; whatever might do more is run.
 */
public final class TextFilters implements Program {
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final int MOST_INPUT = 4096;
  private static final int MOST_ANSWERS = 10_000;
  private static final List<String> MATTERS = List.of("LANG", "LC_", "LD_", "POSIX", "GREP_");
  private static final Pattern SYSTEM = Pattern.compile("(/usr)?/bin");

  private record Question(
      Path program, List<String> words, List<String> environment, String input) {}

  /** The output, a character a byte. */
  private record Answer(int status, String output) {}

  // Answers are the same for every build in this JVM.
  private static final Map<Question, Answer> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
              return size() > MOST_ANSWERS;
            }
          });

  private final Program tools;

  /**
   * Creates the decorator.
   *
   * @param tools what runs a tool
   */
  public TextFilters(Program tools) {
    this.tools = tools;
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    List<String> words = invocation.arguments();
    Path program = isFilter(words) ? ofTheSystem(invocation) : null;
    if (program == null) {
      return tools.run(invocation);
    }
    byte[] input = readsInput(words) ? invocation.in().readNBytes(MOST_INPUT) : new byte[0];
    InputStream read = new ByteArrayInputStream(input);
    if (input.length == MOST_INPUT) {
      InputStream all = new SequenceInputStream(read, invocation.in());
      return tools.run(invocation.withStreams(all, invocation.out(), invocation.err()));
    }
    Question question =
        new Question(
            program,
            words,
            invocation.environment().entrySet().stream()
                .filter(variable -> MATTERS.stream().anyMatch(variable.getKey()::startsWith))
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList(),
            new String(input, BYTES));
    Answer answer = KNOWN.get(question);
    if (answer == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int status = tools.run(invocation.withStreams(read, out, err));
      answer = new Answer(status, out.toString(BYTES));
      err.writeTo(invocation.err());
      // 0 and 1 are answers; what a tool complains about, or was killed over, is none.
      if (err.size() == 0 && answer.status() <= 1) {
        KNOWN.put(question, answer);
      }
    }
    invocation.out().write(answer.output().getBytes(BYTES));
    return answer.status();
  }

  /** Returns the program if it is the system's own, which no build puts there; else null. */
  private static @Nullable Path ofTheSystem(Invocation invocation) {
    String name = invocation.program();
    if (name.contains("/")) {
      return null;
    }
    for (String directory : invocation.environment().getOrDefault("PATH", "").split(":", -1)) {
      try {
        Path program = Path.of(directory, name);
        if (Files.isExecutable(program)) {
          return SYSTEM.matcher(directory).matches() ? program : null;
        }
      } catch (InvalidPathException noDirectory) {
        return null;
      }
    }
    return null;
  }

  private static boolean readsInput(List<String> words) {
    return !words.get(0).equals("uname") && !words.get(0).equals("expr");
  }

  static boolean isFilter(List<String> words) {
    List<String> arguments = words.subList(1, words.size());
    String line = String.join(" ", arguments);
    return switch (words.get(0)) {
      case "uname" -> line.equals("-m");
      case "expr" -> !arguments.isEmpty() && !line.startsWith("--");
      case "head" -> line.matches("-n \\d+|-n\\d+|-\\d+");
      case "grep" -> isSearch(arguments);
      case "sed" -> isEdit(arguments);
      default -> false;
    };
  }

  /** Returns whether a pattern is the only operand, so that standard input is searched. */
  private static boolean isSearch(List<String> arguments) {
    List<String> operands =
        arguments.stream().filter(word -> !word.matches("-[EFvqcoixw]+")).toList();
    return operands.size() == 1 && !operands.get(0).startsWith("-");
  }

  private static boolean isEdit(List<String> arguments) {
    List<String> scripts = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("-e") && i + 1 < arguments.size()) {
        scripts.add(arguments.get(++i));
      } else if (!word.matches("-[nEr]")) {
        operands.add(word);
      }
    }
    if (scripts.isEmpty() && operands.size() == 1) {
      scripts.add(operands.remove(0));
    }
    return operands.isEmpty()
        && !scripts.isEmpty()
        && scripts.stream().allMatch(TextFilters::isSubstitution);
  }

  /**
   * Returns whether {@code script} is one {@code s} command, with a line's number before it at the
   * most, and with no flag that writes or runs something.
   */
  private static boolean isSubstitution(String script) {
    String command = script.replaceFirst("^(\\d+|\\$)", "");
    if (command.length() < 4 || command.charAt(0) != 's' || command.contains("\n")) {
      return false;
    }
    char delimiter = command.charAt(1);
    if (Character.isLetterOrDigit(delimiter) || delimiter == '\\') {
      return false;
    }
    int found = 0;
    for (int i = 1; i < command.length(); i++) {
      if (command.charAt(i) == '\\') {
        i++;
      } else if (command.charAt(i) == delimiter && ++found == 3) {
        return command.substring(i + 1).matches("[gpI\\d]*");
      }
    }
    return false;
  }
}
