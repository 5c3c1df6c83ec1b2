package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The commands that made the objects of a tree, to be run again with other files and flags.
 *
 * @param root the object tree
 */
record Records(Path root) {

  /** Returns the command that made {@code object}, as kbuild recorded it. */
  String command(String object) throws IOException {
    Path path = root.resolve(object);
    Path record = path.resolveSibling("." + path.getFileName() + ".cmd");
    String first = Files.readAllLines(record).get(0);
    return first.substring(first.indexOf(" := ") + 4).strip();
  }

  /** Returns the steps of the command that made a Rust object: rustc, llvm-link, clang. */
  String[] steps(String object) throws IOException {
    String[] steps = command(object).split(" ?; ?", -1);
    assertThat(steps).hasSize(3);
    return steps;
  }

  /** Returns the rustc step of a Rust object without what it writes. */
  String rustc(String object) throws IOException {
    return "RUSTC_BOOTSTRAP=1 " + steps(object)[0].replaceAll(" --emit=\\S+", "");
  }

  /** Replaces parts of a command, each of which has to be there. */
  static String replaced(String command, Map<String, String> parts) {
    for (Map.Entry<String, String> part : parts.entrySet()) {
      assertThat(command).contains(part.getKey());
      command = command.replace(part.getKey(), part.getValue());
    }
    return command;
  }

  /** Runs a command where kbuild did; it has to succeed. Returns what it printed. */
  String sh(String command) throws InterruptedException {
    Lab.Output output = Lab.run(root, "/bin/sh", "-c", command);
    assertThat(output.status()).as(command + "\n" + output.text()).isZero();
    return output.text();
  }
}
