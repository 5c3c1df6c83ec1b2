package org.kbuildsim.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * The filter behind {@code nm} that makes the export lists of {@code rust/Makefile}: keep the lines
 * whose type is one of some letters and whose name holds none of some words, print each name in a
 * format.
 *
 * <pre>
 * awk '$2~/(T|R|D|B)/ &amp;&amp; $3!~/__(pfx|cfi|odr_asan)/ { printf "EXPORT_SYMBOL_RUST_GPL(%s);\n",$3 }'
 * </pre>
 *
 * <p>The awk program is read, not assumed: letters, words and format are whatever a tree's Makefile
 * says. A program of any other shape is not recognised, and is for the real awk.
 */
public final class ExportFilter implements Program {
  private static final int LINE_FEED = '\n';

  private final List<Condition> conditions;
  private final List<String> texts;
  private final List<Integer> fields;

  private ExportFilter(List<Condition> conditions, List<String> texts, List<Integer> fields) {
    this.conditions = List.copyOf(conditions);
    this.texts = List.copyOf(texts);
    this.fields = List.copyOf(fields);
  }

  /**
   * Returns the filter that {@code arguments} call for.
   *
   * @param arguments the words of the command, {@code awk} first
   * @return empty if this is not an awk program of the shape above, reading its standard input
   */
  public static Optional<Program> recognise(List<String> arguments) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    return ExportFilterParser.parse(arguments.get(1)).map(filter -> filter);
  }

  static ExportFilter of(List<Condition> conditions, List<String> texts, List<Integer> fields) {
    return new ExportFilter(conditions, texts, fields);
  }

  @Override
  public int run(Invocation invocation) throws IOException {
    invocation.out().write(filter(readAll(invocation.in())));
    return 0;
  }

  /** Returns what the filter prints for the lines {@code input}. */
  public byte[] filter(byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(input.length / 2);
    int start = 0;
    while (start < input.length) {
      int end = start;
      while (end < input.length && input[end] != LINE_FEED) {
        end++;
      }
      line(new String(input, start, end - start, StandardCharsets.ISO_8859_1), out);
      start = end + 1;
    }
    return out.toByteArray();
  }

  private void line(String line, ByteArrayOutputStream out) {
    List<String> words = words(line);
    for (Condition condition : conditions) {
      if (!condition.holds(field(line, words, condition.field))) {
        return;
      }
    }
    for (int i = 0; i < texts.size(); i++) {
      out.writeBytes(texts.get(i).getBytes(StandardCharsets.ISO_8859_1));
      if (i < fields.size()) {
        String value = field(line, words, fields.get(i));
        out.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static String field(String line, List<String> words, int number) {
    return number == 0 ? line : number <= words.size() ? words.get(number - 1) : "";
  }

  // awk's default field separator: runs of blanks and tabs (POSIX awk, "Regular Expressions as
  // field separators"); a carriage return is part of a word.
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>(3);
    int at = 0;
    while (true) {
      while (at < line.length() && isBlank(line.charAt(at))) {
        at++;
      }
      if (at == line.length()) {
        return words;
      }
      int from = at;
      while (at < line.length() && !isBlank(line.charAt(at))) {
        at++;
      }
      words.add(line.substring(from, at));
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static byte[] readAll(InputStream in) throws IOException {
    return in.readAllBytes();
  }

  /** {@code $field ~ /expression/}, or {@code !~}. */
  static final class Condition {
    private final int field;
    private final Pattern expression;
    private final boolean wanted;

    Condition(int field, Pattern expression, boolean wanted) {
      this.field = field;
      this.expression = expression;
      this.wanted = wanted;
    }

    boolean holds(String value) {
      return expression.matcher(value).find() == wanted;
    }
  }
}
