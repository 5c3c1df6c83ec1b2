package org.kbuildsim.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.toolchain.Toolchain;

/**
 * The tools of a toolchain that read objects and bitcode for us, as a {@link Guard} lets them.
 *
 * <p>A file that a stranger's makefile made is no less dangerous than the makefile: bitcode may
 * carry assembly that includes any file, and a tool that only lists symbols opens it.
 */
public final class BinaryTools {
  private static final int NOT_RUN = 127;

  private final Supplier<Toolchain> toolchain;
  private final Guard guard;
  private final Program programs;

  /**
   * Creates tools.
   *
   * @param toolchain asked only when there is something to read
   */
  public BinaryTools(Supplier<Toolchain> toolchain, Guard guard) {
    this.toolchain = toolchain;
    this.guard = guard;
    this.programs = guard.door().apply(guard.processes());
  }

  /** Returns tools for files that their user trusts. */
  public static BinaryTools trusting(Supplier<Toolchain> toolchain) {
    return new BinaryTools(toolchain, Guard.NONE);
  }

  Toolchain toolchain() {
    return toolchain.get();
  }

  /** Runs {@code command}, a program and its arguments, beside the file that it is to read. */
  ToolOutput run(List<String> command, Path file) throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      int status =
          programs.run(
              new Invocation(
                  command,
                  guard.visible(System.getenv()),
                  file.toAbsolutePath().resolveSibling("."),
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
