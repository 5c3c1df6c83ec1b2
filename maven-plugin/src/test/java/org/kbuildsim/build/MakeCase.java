package org.kbuildsim.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * A makefile of the corpus, to be run by GNU make and by ours.
 *
 * <p>Lines at its head say what is done, in order:
 *
 * <pre>
 * #! file: dir/name text of the file   (\n is a line end; newer than the one before)
 * #! old: name                          (a file of 2001)
 * #! run: arguments of make             (a single run without any, if there is no such line)
 * #! sh: commands between runs
 * #! env: NAME=value
 * #! jobs                               (the order of output lines does not count)
 * #! gap: why ours differs              (fails as soon as it does not)
 * </pre>
 */
final class MakeCase {
  private final Path file;
  private final List<String> steps = new ArrayList<>();
  private boolean unordered;
  private boolean gap;

  MakeCase(Path file) throws IOException {
    this.file = file;
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#! ")) {
        break;
      }
      String step = line.substring(3);
      unordered |= step.equals("jobs");
      gap |= step.startsWith("gap:");
      steps.add(step);
    }
    if (steps.stream().noneMatch(step -> step.startsWith("run:"))) {
      steps.add("run:");
    }
  }

  static List<MakeCase> all(Path corpus) throws IOException {
    try (Stream<Path> files = Files.list(corpus)) {
      List<MakeCase> cases = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".mk")).sorted().toList()) {
        cases.add(new MakeCase(file));
      }
      return cases;
    }
  }

  String name() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".mk".length());
  }

  boolean isGap() {
    return gap;
  }

  /** Runs it in {@code directory}; returns output, statuses and files that were made, as text. */
  String run(Program make, Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    // The kernel stamps files with the time of its last tick, so files written one after the other
    // can have the same time, or not: which of two is newer must not depend on that.
    Instant written = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
    Files.copy(file, directory.resolve("Makefile"));
    Files.setLastModifiedTime(directory.resolve("Makefile"), FileTime.from(written));
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("HOME", "/home/nobody");
    StringBuilder seen = new StringBuilder();
    for (String step : steps) {
      int colon = step.indexOf(':');
      String verb = colon < 0 ? step : step.substring(0, colon);
      String rest = colon < 0 ? "" : step.substring(colon + 1).trim();
      switch (verb) {
        case "file" -> {
          written = written.plusSeconds(1);
          write(directory, rest, written);
        }
        case "old" -> write(directory, rest, Instant.parse("2001-01-01T00:00:00Z"));
        case "env" ->
            environment.put(
                rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
        case "sh" -> {
          awaitTick(directory);
          seen.append(
              start(new NativeProgram(), directory, environment, List.of("/bin/sh", "-c", rest)));
        }
        case "run" -> {
          awaitTick(directory);
          List<String> words = new ArrayList<>();
          words.add("make");
          words.addAll(SimpleCommand.words("x " + rest).stream().skip(1).toList());
          seen.append(start(make, directory, environment, words));
        }
        default -> {}
      }
    }
    files(directory, seen);
    return seen.toString();
  }

  /** Returns when a file that is written now is newer than all that were written before. */
  private static void awaitTick(Path directory) throws IOException, InterruptedException {
    Path probe = directory.resolveSibling(directory.getFileName() + ".tick");
    FileTime before = Files.getLastModifiedTime(Files.writeString(probe, ""));
    while (Files.getLastModifiedTime(Files.writeString(probe, "")).compareTo(before) <= 0) {
      Thread.sleep(1);
    }
    Files.delete(probe);
  }

  private static void write(Path directory, String rest, Instant time) throws IOException {
    String[] parts = rest.split(" ", 2);
    Path target = directory.resolve(parts[0]);
    Files.createDirectories(target.getParent());
    String text = parts.length < 2 ? "" : parts[1].replace("\\n", "\n").replace("\\t", "\t");
    Files.writeString(target, text);
    Files.setLastModifiedTime(target, FileTime.from(time));
  }

  private String start(
      Program program, Path directory, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int status =
        program.run(
            new Invocation(
                words, environment, directory, InputStream.nullInputStream(), output, output));
    String text =
        alike(output.toString(StandardCharsets.UTF_8))
            .replace(directory.toRealPath().toString(), "DIR");
    if (unordered) {
      String[] lines = text.lines().toArray(String[]::new);
      Arrays.sort(lines);
      text = String.join("\n", lines).strip() + "\n";
    }
    return text + "exit " + status + "\n";
  }

  /** Returns {@code text} without what may differ between two makes, or between two runs. */
  private static String alike(String text) {
    return text.replaceAll("/tmp/Gm\\w+", "STDIN")
        .replaceAll("modification time [0-9.e+-]+ s", "modification time N s")
        .replaceAll("0x[0-9a-f]+", "PTR")
        .replaceAll("PID [0-9]+", "PID")
        .replaceAll(" --jobserver-auth=[0-9,]+", "")
        // Who wrote it, and its help, are for each to say in its own words.
        .replaceAll(
            "(?m)^(# )?(Built for|Copyright|License GPLv3|This is free|There is NO).*\n", "")
        // How full its tables are, and when it looked.
        .replaceAll(
            "(?m)^# (.*hash-table stats:|Load=.*|strcache .*|current buf:.*|Directories)\\n", "")
        .replaceAll("(?m)^# .*(could not be|no impossibilities|[0-9] files).*\\n", "")
        .replaceAll("(?m)^# (Make data base, printed|Finished Make data base) on .*", "# $1")
        .replaceAll("(?m)^#  Last modified .*", "#  Last modified")
        .replaceAll("(?s)Usage: make .*?\nexit", "USAGE\nexit")
        .replaceAll("(?s)Usage: make .*", "USAGE\n");
  }

  private static void files(Path directory, StringBuilder seen) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path made : files.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(made).toString();
        contents.put(
            name,
            name.equals("Makefile") ? "" : Files.readString(made, StandardCharsets.ISO_8859_1));
      }
    }
    String here = directory.toRealPath().toString();
    contents.forEach(
        (name, text) ->
            seen.append("file ")
                .append(name)
                .append(": ")
                .append(text.replace(here, "DIR"))
                .append('\n'));
  }

  @Override
  public String toString() {
    return name();
  }
}
