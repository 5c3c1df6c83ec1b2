package org.kbuildsim.kconfig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/** All that a run of conf leaves behind, as one text: status, output, files made or touched. */
public final class ConfOutcome {
  private ConfOutcome() {}

  /**
   * Runs {@code conf} on {@code input} in the empty {@code directory}; {@code path} is its name.
   */
  public static String of(ConfCase input, Program conf, String path, Path directory)
      throws IOException, InterruptedException {
    input.materialise(directory);
    List<String> arguments = new ArrayList<>(List.of(path));
    arguments.addAll(input.arguments());
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("LC_ALL", "C");
    environment.putAll(input.environment());
    environment.replaceAll((name, value) -> value.replace("@DIR@", directory.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        conf.run(
            new Invocation(
                arguments,
                environment,
                directory,
                new ByteArrayInputStream(input.stdin().getBytes(ISO_8859_1)),
                out,
                err));
    StringBuilder text = new StringBuilder("status " + status + "\n");
    section(text, "stdout", out.toString(ISO_8859_1));
    section(text, "stderr", err.toString(ISO_8859_1));
    for (Path file : written(directory, input)) {
      String name = directory.relativize(file).toString();
      section(text, name, Files.readString(file, ISO_8859_1));
    }
    // The real one is started by a path of its machine.
    return text.toString()
        .replaceAll("(?m)^(Usage: )?\\S*/scripts/kconfig/conf(:| )", "$1conf$2")
        .replace(directory.toString(), "@DIR@");
  }

  private static void section(StringBuilder text, String title, String content) {
    if (content.isEmpty() && (title.equals("stdout") || title.equals("stderr"))) {
      return;
    }
    text.append("-- ").append(title).append(" --\n").append(content);
    if (!content.isEmpty() && !content.endsWith("\n")) {
      text.append("\\ no line feed\n");
    }
  }

  private static List<Path> written(Path directory, ConfCase input) throws IOException {
    List<Path> written = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        boolean given = input.files().containsKey(directory.relativize(file).toString());
        if (!given || !Files.getLastModifiedTime(file).equals(ConfCase.LONG_AGO)) {
          written.add(file);
        }
      }
    }
    return written;
  }
}
