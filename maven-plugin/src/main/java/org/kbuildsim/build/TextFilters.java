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
import org.kbuildsim.process.Reach;

/**
 * Has a text tool of the system do the same only once in the life of this JVM.
 *
 * <p>Scripts of kbuild cut version texts to pieces with {@code sed} and {@code head}, a hundred
 * times in every build and mostly the same ones; each is a process, and where programs are shut in
 * it is several. What counts as a filter depends on its words, on a short text and on the locale,
 * writes no file and starts nothing; whatever might do more is run. The text is its standard input,
 * or the one file that {@code grep} is to search, as far as that may be read.
 */
public final class TextFilters implements Program {
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final int MOST_INPUT = 4096;
  private static final int MOST_ANSWERS = 10_000;
  private static final List<String> MATTERS = List.of("LANG", "LC_", "LD_", "POSIX", "GREP_");
  private static final List<String> CAT = List.of("cat");
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

  // What awk writes or starts, where it gets more than its input, and what is another each time.
  private static final Pattern MORE_THAN_A_FILTER =
      Pattern.compile("[>|@]|system|getline|close|ENVIRON|ARG[CV]|PROCINFO|rand|time");

  private final Program tools;
  private final Reach reach;

  /**
   * Creates the decorator.
   *
   * @param tools what runs a tool
   * @param reach the files that are read without asking it
   */
  public TextFilters(Program tools, Reach reach) {
    this.tools = tools;
    this.reach = reach;
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    List<String> words = invocation.arguments();
    Path program = isFilter(words) ? ofTheSystem(invocation) : null;
    if (program == null) {
      return tools.run(invocation);
    }
    String searched = searchedFile(words);
    if (searched != null) {
      String text = shortText(invocation.directory(), searched);
      return text == null
          ? tools.run(invocation)
          : answered(onItsInput(invocation, searched, text), program, text);
    }
    byte[] input = readsInput(words) ? invocation.in().readNBytes(MOST_INPUT) : new byte[0];
    InputStream read = new ByteArrayInputStream(input);
    if (input.length == MOST_INPUT) {
      InputStream all = new SequenceInputStream(read, invocation.in());
      return tools.run(invocation.withStreams(all, invocation.out(), invocation.err()));
    }
    if (words.equals(CAT)) {
      invocation.out().write(input);
      return 0;
    }
    return answered(
        invocation.withStreams(read, invocation.out(), invocation.err()),
        program,
        new String(input, BYTES));
  }

  /**
   * Returns the same search in {@code text} as standard input: the file may be another one by now.
   */
  private static Invocation onItsInput(Invocation invocation, String file, String text) {
    List<String> words = new ArrayList<>(invocation.arguments());
    words.remove(words.lastIndexOf(file));
    return new Invocation(
        words,
        invocation.environment(),
        invocation.directory(),
        new ByteArrayInputStream(text.getBytes(BYTES)),
        invocation.out(),
        invocation.err());
  }

  /** Has it run, or says what came of it before, for {@code text} as standard input. */
  private int answered(Invocation invocation, Path program, String text)
      throws IOException, InterruptedException {
    Question question =
        new Question(
            program,
            invocation.arguments(),
            invocation.environment().entrySet().stream()
                .filter(variable -> MATTERS.stream().anyMatch(variable.getKey()::startsWith))
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList(),
            text);
    Answer answer = KNOWN.get(question);
    if (answer == null) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int status = tools.run(invocation.withStreams(invocation.in(), out, err));
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

  /**
   * Returns what is in a file; null if it is long, or is not there, or may not be read, or is
   * nothing that every locale takes for text: {@code grep} says then of which file that is so.
   */
  private @Nullable String shortText(Path directory, String name) {
    try {
      Path file = directory.resolve(name);
      if (!reach.covers(file) || !Files.isRegularFile(file) || Files.size(file) >= MOST_INPUT) {
        return null;
      }
      String text = Files.readString(file, BYTES);
      return text.chars().allMatch(c -> c > 0 && c < 128) ? text : null;
    } catch (IOException | InvalidPathException unreadable) {
      return null;
    }
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
      case "awk" -> arguments.size() == 1 && isScript(arguments.get(0));
      case "cat" -> arguments.isEmpty();
      default -> false;
    };
  }

  /** Returns whether a pattern is the first operand, and one file at the most the second. */
  private static boolean isSearch(List<String> arguments) {
    List<String> operands = operands(arguments);
    return (operands.size() == 1 || operands.size() == 2)
        && operands.stream().noneMatch(operand -> operand.startsWith("-"));
  }

  private static @Nullable String searchedFile(List<String> words) {
    List<String> operands = operands(words.subList(1, words.size()));
    return words.get(0).equals("grep") && operands.size() == 2 ? operands.get(1) : null;
  }

  private static List<String> operands(List<String> arguments) {
    return arguments.stream().filter(word -> !word.matches("-[EFvqcoixw]+")).toList();
  }

  private static boolean isScript(String word) {
    return !word.startsWith("-") && !MORE_THAN_A_FILTER.matcher(word).find();
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
