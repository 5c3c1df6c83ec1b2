package org.kbuildsim.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Home directories, for file names that begin with a tilde (manual, 4.4). */
final class Homes {
  private static final Path PASSWORDS = Path.of("/etc/passwd");
  private static final int NAME = 0;
  private static final int HOME = 5;

  private Homes() {}

  /** Returns {@code name} with {@code ~} or {@code ~user} at its start replaced, if it can be. */
  static String expand(Evaluator evaluator, String name) {
    if (!name.startsWith("~")) {
      return name;
    }
    int end = name.indexOf('/') < 0 ? name.length() : name.indexOf('/');
    String user = name.substring(1, end);
    String home = user.isEmpty() ? evaluator.expand("$(HOME)") : of(user);
    return home == null || home.isEmpty() ? name : home + name.substring(end);
  }

  private static @Nullable String of(String user) {
    List<String> lines;
    try {
      lines = Files.readAllLines(PASSWORDS, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return null;
    }
    for (String line : lines) {
      String[] fields = line.split(":", -1);
      if (fields.length > HOME && fields[NAME].equals(user)) {
        return fields[HOME];
      }
    }
    return null;
  }
}
