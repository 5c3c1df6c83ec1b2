package org.kbuildsim.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;
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
 * <p>{@code X.c} and {@code X.S} become {@code X.o}. Runs follow each other in one directory. What
 * no compiler makes is edited into objects: lines of {@code -- edit} put bytes at an offset of the
 * file header, or of the header of a section.
 *
 * <pre>
 * -- edit
 * m.o header 16 0200
 * m.o .symtab 4 01000000
 * </pre>
 *
 * <p>{@code m.o extended} has section indexes stand in a table of their own: {@link
 * ExtendedIndexes}.
 */
final class ModpostCase {
  private final String name;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final List<String> edits;
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
    String changes = files.remove("edit");
    edits = changes == null ? List.of() : changes.strip().lines().toList();
    String commands = files.remove("run");
    if (commands == null) {
      throw new IllegalArgumentException(name + ": no `-- run`");
    }
    for (String command : commands.strip().split("\n", -1)) {
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
    for (String edit : edits) {
      edit(directory, edit);
    }
  }

  private static void edit(Path directory, String line) throws IOException {
    String[] words = line.split(" ", -1);
    Path object = directory.resolve(words[0]);
    if (words[1].equals("extended")) {
      Files.write(object, ExtendedIndexes.of(Files.readAllBytes(object)));
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(object));
    ElfFile elf = ElfFile.of(words[0], bytes);
    long header = 0;
    if (!words[1].equals("header")) {
      Section section = Objects.requireNonNull(elf.section(words[1]), line);
      header = elf.sectionHeaderOffset() + section.index() * (elf.is64() ? 64L : 40L);
    }
    byte[] change = HexFormat.of().parseHex(words[3]);
    bytes.put((int) header + Integer.parseInt(words[2]), change);
    Files.write(object, bytes.array());
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
    for (Path file : written(directory)) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      written.put(directory.relativize(file).toString(), text);
    }
    written.forEach((file, text) -> seen.append("-- ").append(file).append('\n').append(text));
    return seen.toString();
  }

  /** Returns the files in {@code directory} that are not as this case gave them. */
  List<Path> written(Path directory) throws IOException {
    List<Path> written = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String relative = directory.relativize(file).toString();
        if (!relative.endsWith(".o")
            && !isAsGiven(relative, Files.readString(file, StandardCharsets.ISO_8859_1))) {
          written.add(file);
        }
      }
    }
    return written;
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
