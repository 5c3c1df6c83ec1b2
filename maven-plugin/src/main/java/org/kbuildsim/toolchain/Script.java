package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A shell script that stands for a tool and gives it the surroundings it needs. */
final class Script {
  private Script() {}

  /**
   * Writes the script {@code file}.
   *
   * @param body what it does; ends in the command that the script's arguments are added to
   */
  static void write(Path file, String body) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + " \"$@\"\n");
    if (!file.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  static String quote(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'";
  }
}
