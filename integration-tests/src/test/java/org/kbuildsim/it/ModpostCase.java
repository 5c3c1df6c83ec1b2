package org.kbuildsim.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * One case for modpost, from a text file: the sources of its objects, other files, and the
 * commands.
 *
 * <pre>
 * # what the case is about
 * -- vmlinux.c
 * int v(void) { return 1; } EXPORT(v);
 * -- modules.order
 * m.o
 * -- run
 * modpost -M -o Module.symvers -T modules.order vmlinux.o
 * </pre>
 *
 * <p>{@code X.c} and {@code X.S} become {@code X.o}. Runs follow each other in one directory.
 */
final class ModpostCase {
  private final String name;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<List<String>> runs = new ArrayList<>();

  private ModpostCase(String name, String text) {
    this.name = name;
    String current = "#";
    Map<String, StringBuilder> parts = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("-- ")) {
        current = line.substring(3);
        parts.put(current, new StringBuilder());
      } else if (!current.equals("#")) {
        parts.get(current).append(line).append('\n');
      }
    }
    parts.forEach((file, content) -> files.put(file, content.toString()));
    String commands = files.remove("run");
    if (commands == null) {
      throw new IllegalArgumentException(name + ": no `-- run`");
    }
    for (String command : commands.split("\n", -1)) {
      runs.add(Arrays.asList(command.trim().split(" +")));
    }
  }

  /** Returns all cases of a directory, in the order of their names. */
  static List<ModpostCase> all(Path corpus) throws IOException {
    List<ModpostCase> cases = new ArrayList<>();
    try (Stream<Path> entries = Files.list(corpus)) {
      for (Path file : entries.filter(f -> f.toString().endsWith(".case")).sorted().toList()) {
        String fileName = file.getFileName().toString();
        cases.add(
            new ModpostCase(fileName.substring(0, fileName.length() - 5), Files.readString(file)));
      }
    }
    return cases;
  }

  String name() {
    return name;
  }

  /** Compiles and writes the case's files into {@code directory}. */
  void prepare(Path directory, CaseCompiler compiler, String target)
      throws IOException, InterruptedException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      String path = file.getKey();
      boolean source = path.endsWith(".c") || path.endsWith(".S");
      String stem = path.substring(0, source ? path.length() - 2 : path.length());
      Path written = directory.resolve(source ? stem + ".o" : path);
      Files.createDirectories(written.getParent());
      if (source) {
        String suffix = path.substring(stem.length());
        Files.copy(compiler.object(target, suffix, file.getValue()), written);
      } else {
        Files.writeString(written, file.getValue());
      }
    }
  }

  /** Returns what {@code program} does with the runs of this case. */
  String observe(Program program, List<String> start, Path directory)
      throws IOException, InterruptedException {
    StringBuilder seen = new StringBuilder();
    for (List<String> run : runs) {
      List<String> command = new ArrayList<>(start);
      command.addAll(run.subList(1, run.size()));
      Outcome outcome = execute(program, command, directory);
      seen.append("$ ").append(String.join(" ", run)).append('\n');
      // getopt names the program by its path.
      seen.append(
          outcome.errors.replaceAll("(?m)^\\S*modpost\\S*: (invalid|option)", "modpost: $1"));
      seen.append("status ").append(outcome.status).append('\n');
    }
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String relative = directory.relativize(file).toString();
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (!relative.endsWith(".o") && !isAsGiven(relative, text)) {
          written.put(relative, text);
        }
      }
    }
    written.forEach((file, text) -> seen.append("-- ").append(file).append('\n').append(text));
    return seen.toString();
  }

  // What the runs have changed of a file that the case gives is seen, too.
  private boolean isAsGiven(String relative, String text) {
    String given = files.get(relative);
    return given != null
        && text.equals(
            new String(given.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  private record Outcome(int status, String errors) {}

  private static Outcome execute(Program program, List<String> command, Path directory)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Invocation invocation =
        new Invocation(
            command,
            Map.of("PATH", System.getenv("PATH")),
            directory,
            InputStream.nullInputStream(),
            out,
            err);
    int status = program.run(invocation);
    return new Outcome(status, err.toString(StandardCharsets.ISO_8859_1));
  }
}
