package org.kbuildsim.build;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Made-up makefiles, by GNU make 4.3 and by ours: same output and status.
 *
 * <p>{@code kbuild.random} of them, from the one numbered {@code kbuild.random.from}. One that
 * differs is reported cut down to the lines that matter, and belongs into the corpus.
 */
final class RandomMakefilesTest {
  private static final int MOST_REPORTED = 10;
  private static final String CRASHED = "exit 139\n";

  @TempDir Path directory;

  @BeforeEach
  void writeFiles() throws Exception {
    Files.createDirectories(directory.resolve("d"));
    Files.writeString(directory.resolve(RandomMakefile.INCLUDED), RandomMakefile.INCLUDED_TEXT);
    Instant time = Instant.parse("2001-01-01T00:00:00Z");
    for (String name : RandomMakefile.FILES) {
      time = time.plusSeconds(60);
      Path file = Files.writeString(directory.resolve(name), "");
      Files.setLastModifiedTime(file, FileTime.from(time));
    }
  }

  @Test
  void sameAsGnuMake() throws Exception {
    long from = Long.getLong("kbuild.random.from", 0);
    long count = Long.getLong("kbuild.random", 300);
    List<String> differences = new ArrayList<>();
    for (long seed = from; seed < from + count && differences.size() < MOST_REPORTED; seed++) {
      RandomMakefile.Case made = RandomMakefile.make(seed);
      if (differs(made.text(), made.arguments())) {
        differences.add("seed " + seed + "\n" + report(made));
      }
    }
    if (!differences.isEmpty()) {
      fail(String.join("\n\n", differences));
    }
  }

  // A variable that calls itself without end crashes GNU make; ours says so.
  private boolean differs(String text, List<String> arguments) throws Exception {
    String expected = outcome(new NativeProgram(), text, arguments);
    return !expected.endsWith(CRASHED)
        && !expected.equals(
            outcome(
                CommandLineShell.engine(List.of("make"), MakeVersion.V4_3, MakeListener.NONE)
                    .asProgram(),
                text,
                arguments));
  }

  private String report(RandomMakefile.Case made) throws Exception {
    List<String> lines = new ArrayList<>(made.text().lines().toList());
    int left;
    do {
      left = lines.size();
      lines = withoutWhatMattersNot(lines, made.arguments());
    } while (lines.size() < left);
    String text = text(lines);
    return String.join(" ", made.arguments())
        + "\n"
        + text
        + "--- GNU make\n"
        + outcome(new NativeProgram(), text, made.arguments())
        + "--- ours\n"
        + outcome(
            CommandLineShell.engine(List.of("make"), MakeVersion.V4_3, MakeListener.NONE)
                .asProgram(),
            text,
            made.arguments());
  }

  private List<String> withoutWhatMattersNot(List<String> all, List<String> arguments)
      throws Exception {
    List<String> lines = all;
    for (int size = lines.size() / 2; size > 0; size /= 2) {
      for (int at = 0; at + size <= lines.size(); ) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.subList(at, at + size).clear();
        if (differs(text(fewer), arguments)) {
          lines = fewer;
        } else {
          at += size;
        }
      }
    }
    return lines;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private String outcome(Program make, String text, List<String> arguments) throws Exception {
    Path makefile = Files.writeString(directory.resolve("mk"), text);
    Files.setLastModifiedTime(makefile, FileTime.from(Instant.parse("2002-01-01T00:00:00Z")));
    List<String> words = new ArrayList<>(List.of("make", "-f", "mk"));
    words.addAll(arguments);
    Map<String, String> environment =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "LC_ALL",
            "C.UTF-8",
            "HOME",
            "/nowhere",
            "e",
            "env",
            // Built-in rules may come by; a linker that fails deletes what it was to make.
            "CC",
            ":");
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Invocation run =
        new Invocation(
            words, environment, directory, InputStream.nullInputStream(), output, output);
    String end;
    try {
      end = "exit " + make.run(run) + "\n";
    } catch (RuntimeException e) {
      end = e + " at " + e.getStackTrace()[0] + "\n";
    }
    return sorted(output.toString(StandardCharsets.UTF_8)) + end;
  }

  // GNU make removes intermediate files in the order of its hash table, ours as they came up.
  private static String sorted(String output) {
    return Pattern.compile("(?m)^rm (.*)$")
        .matcher(output)
        .replaceAll(
            removed ->
                Matcher.quoteReplacement(
                    Stream.of(removed.group(1).split(" ", -1))
                        .sorted()
                        .collect(Collectors.joining(" ", "rm ", ""))));
  }
}
