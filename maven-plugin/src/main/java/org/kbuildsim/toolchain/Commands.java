package org.kbuildsim.toolchain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

/** Runs the package tools of the machine, whose output is short and in English. */
final class Commands {

  /**
   * How a command ended.
   *
   * @param out what it printed on standard output
   * @param err what it printed on standard error
   */
  record Result(int status, String out, String err) {
    private static final int SIGNAL = 128;

    /** Returns what it printed on standard error, or how it ended if it printed nothing. */
    String complaint() {
      String said = err.strip();
      if (!said.isEmpty()) {
        return said;
      }
      return status > SIGNAL ? "ended by signal " + (status - SIGNAL) : "exit status " + status;
    }
  }

  private final Machine machine;
  private final Map<String, String> environment;

  Commands(Machine machine) {
    this.machine = machine;
    Map<String, String> plain = new HashMap<>(machine.environment());
    plain.put("LC_ALL", "C");
    plain.put("DEBIAN_FRONTEND", "noninteractive");
    this.environment = Map.copyOf(plain);
  }

  /** Runs the program of that name on PATH; it is there, or nothing would have been begun. */
  Result run(Path directory, List<String> words) {
    List<String> found = new ArrayList<>(words);
    machine.program(words.get(0)).ifPresent(program -> found.set(0, program.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      int status =
          new NativeProgram()
              .run(
                  new Invocation(
                      found, environment, directory, InputStream.nullInputStream(), out, err));
      return new Result(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Diagnostic.error("`" + words.get(0) + "` cannot be run: " + e.getMessage())
          .asException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Diagnostic.error("interrupted while `" + words.get(0) + "` was running").asException();
    }
  }
}
