package org.kbuildsim.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  private static final int BLOCK = 1 << 16;

  private final List<Condition> conditions;
  private final List<byte[]> texts;
  private final List<Integer> fields;

  private ExportFilter(List<Condition> conditions, List<String> texts, List<Integer> fields) {
    this.conditions = List.copyOf(conditions);
    this.texts = texts.stream().map(t -> t.getBytes(StandardCharsets.ISO_8859_1)).toList();
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
    byte[] block = new byte[BLOCK];
    ByteText out = new ByteText(BLOCK);
    int filled = 0;
    int read;
    do {
      if (filled == block.length) {
        block = Arrays.copyOf(block, 2 * filled); // one line is longer than that
      }
      read = invocation.in().read(block, filled, block.length - filled);
      filled += Math.max(read, 0);
      // awk takes what follows the last line feed for a line, too.
      int lines = read < 0 ? filled : afterLastLine(block, filled);
      filter(new AwkLine(block, lines), out);
      out.writeTo(invocation.out());
      out.clear();
      filled -= lines;
      System.arraycopy(block, lines, block, 0, filled);
    } while (read >= 0);
    return 0;
  }

  private static int afterLastLine(byte[] block, int filled) {
    int end = filled;
    while (end > 0 && block[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void filter(AwkLine line, ByteText out) {
    while (line.next()) {
      if (selects(line)) {
        for (int i = 0; i < texts.size(); i++) {
          out.add(texts.get(i));
          if (i < fields.size()) {
            line.select(fields.get(i));
            line.copyTo(out);
          }
        }
      }
    }
  }

  private boolean selects(AwkLine line) {
    for (Condition condition : conditions) {
      line.select(condition.field);
      if (line.matches(condition.expression) != condition.wanted) {
        return false;
      }
    }
    return true;
  }

  /** {@code $field ~ /expression/}, or {@code !~}. */
  record Condition(int field, AwkExpression expression, boolean wanted) {}
}
