package org.kbuildsim.mutation;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Check;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.mutation.MutationResult.Outcome;

/**
 * The results of a run, written as they come: a run that was ended is gone on with.
 *
 * <p>The first line says what was asked, by a hash; then a line a result: mutant, outcome, checks,
 * between tabs. Lines of another question are thrown away.
 */
final class MutationLog implements AutoCloseable {
  private static final int FIELDS = 3;

  private final Path file;
  private final Map<String, String[]> known = new HashMap<>();
  private final Writer writer;

  private MutationLog(Path file, String question) throws IOException {
    this.file = file;
    List<String> lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    boolean same = !lines.isEmpty() && lines.get(0).equals(question);
    if (same) {
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split("\t", -1);
        if (fields.length == FIELDS) {
          known.put(fields[0], fields);
        }
      }
    }
    this.writer =
        Files.newBufferedWriter(
            file,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            same ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    if (!same) {
      write(question);
    } else if (!Files.readString(file).endsWith("\n")) {
      // Ended in the midst of a line, which is no result.
      write("");
    }
  }

  static MutationLog open(Path file, String question) {
    try {
      return new MutationLog(file, question);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Returns what came of a mutant before, or null if it was not tried. */
  @Nullable MutationResult find(Mutant mutant) {
    String[] fields = known.get(mutant.key());
    if (fields == null) {
      return null;
    }
    List<Check> checks =
        fields[2].isEmpty()
            ? List.of()
            : Arrays.stream(fields[2].split(",")).map(Check::valueOf).toList();
    return new MutationResult(mutant, Outcome.valueOf(fields[1]), checks);
  }

  void add(MutationResult result) {
    try {
      String checks = String.join(",", result.checks().stream().map(Check::name).toList());
      write(result.mutant().key() + "\t" + result.outcome() + "\t" + checks);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void write(String line) throws IOException {
    writer.write(line + "\n");
    writer.flush();
  }

  private static DiagnosticException unwritable(Path file, IOException e) {
    return Diagnostic.error(Location.file(file.toString()), "cannot be read or written: " + e)
        .help("name a directory that can be: -Dkbuild.output=DIR")
        .asException();
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
