package org.kbuildsim.kconfig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * Input for one run of conf: files, arguments, environment, answers.
 *
 * <p>As text: a comment, then files, each headed by {@code -- name --}. The names {@code args},
 * {@code env} and {@code stdin} are the run's, all others are written into the directory. Beside
 * {@code x.case} stands {@code x.out}, the outcome with conf of 6.12, and {@code x.7.3.out}, that
 * with conf of 7.3, where it differs.
 *
 * <p>Public for the integration tests, which ask the real conf.
 */
public record ConfCase(
    String name,
    List<String> arguments,
    Map<String, String> environment,
    String stdin,
    Map<String, String> files) {

  static final FileTime LONG_AGO = FileTime.fromMillis(1_500_000_000_000L);

  /** Returns all cases below {@code corpus}, in the order of their names. */
  public static List<Path> all(Path corpus) throws IOException {
    try (Stream<Path> files = Files.walk(corpus)) {
      return files.filter(file -> file.toString().endsWith(".case")).sorted().toList();
    }
  }

  /** Returns the file that an outcome is recorded in if it differs from those of other versions. */
  public static Path outcome(Path file, KconfigVersion version) {
    String suffix = version == KconfigVersion.V7_3 ? ".7.3.out" : ".out";
    return Path.of(file.toString().replaceFirst("\\.case$", suffix));
  }

  /** Returns the outcome that is recorded for {@code file} with conf of {@code version}. */
  public static String recorded(Path file, KconfigVersion version) throws IOException {
    Path own = outcome(file, version);
    return Files.readString(
        Files.exists(own) ? own : outcome(file, KconfigVersion.V6_12), StandardCharsets.ISO_8859_1);
  }

  public static ConfCase read(Path file) throws IOException {
    // Latin-1, so that any bytes can be tried.
    return parse(
        file.getFileName().toString().replaceFirst("\\.case$", ""),
        Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  static ConfCase parse(String name, String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    String current = null;
    StringBuilder body = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith("-- ") && line.endsWith(" --")) {
        if (current != null) {
          sections.put(current, body.toString());
        }
        current = line.substring(3, line.length() - 3);
        body.setLength(0);
      } else {
        body.append(line).append('\n');
      }
    }
    if (current != null) {
      sections.put(current, body.toString());
    }
    String arguments = sections.getOrDefault("args", "--alldefconfig Kconfig");
    String environment = sections.getOrDefault("env", "");
    String stdin = sections.getOrDefault("stdin", "");
    sections.keySet().removeAll(List.of("args", "env", "stdin"));
    Map<String, String> files = new LinkedHashMap<>();
    // A backslash at the very end stands for: no line feed here.
    sections.forEach(
        (file, content) ->
            files.put(
                file,
                content.endsWith("\\\n") ? content.substring(0, content.length() - 2) : content));
    return new ConfCase(name, words(arguments), assignments(environment), stdin, files);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text);
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private static Map<String, String> assignments(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    text.lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              map.put(line.substring(0, equals), line.substring(equals + 1));
            });
    return map;
  }

  /** Writes the files into {@code directory}, with a time long ago. */
  void materialise(Path directory) throws IOException {
    for (Map.Entry<String, String> entry : files.entrySet()) {
      Path file = directory.resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, entry.getValue(), StandardCharsets.ISO_8859_1);
      Files.setLastModifiedTime(file, LONG_AGO);
    }
  }
}
