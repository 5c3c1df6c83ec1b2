package org.kbuildsim.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

/**
 * What a tool said that was asked about a file.
 *
 * @param errors what it wrote to standard error, or why it could not be run
 */
record ToolOutput(int status, String text, String errors) {
  private static final int NOT_RUN = 127;

  /** Runs {@code command}, a program and its arguments, to its end. */
  static ToolOutput of(List<String> command) throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      int status =
          new NativeProgram()
              .run(
                  new Invocation(
                      command,
                      System.getenv(),
                      Path.of("").toAbsolutePath(),
                      InputStream.nullInputStream(),
                      out,
                      err));
      return new ToolOutput(
          status,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return new ToolOutput(NOT_RUN, "", e.toString());
    }
  }
}
