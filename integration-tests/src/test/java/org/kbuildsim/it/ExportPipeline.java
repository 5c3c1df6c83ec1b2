package org.kbuildsim.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.shell.Shell;
import org.kbuildsim.shell.ShellListener;
import org.kbuildsim.tool.ExportFilter;
import org.kbuildsim.tool.Nm;

/**
 * {@code llvm-nm | awk} of the export lists: one command, run by the real shell and programs, and
 * by the shell model with our nm and filter, as a build has it.
 */
final class ExportPipeline {
  /** The awk program of {@code rust/Makefile}. */
  static final String KERNELS =
      "$2~/(T|R|D|B)/ && $3!~/__(pfx|cfi|odr_asan)/ { printf \"EXPORT_SYMBOL_RUST_GPL(%s);\\n\",$3 }";

  private static final String COMMAND = "\"$1\" -p --defined-only \"$2\" 2>/dev/null | awk \"$3\"";

  private final String nm = Lab.toolchain("a").llvmTool("llvm-nm").toString();
  private final Path directory;

  /** Creates the pipeline; {@code directory} is where it runs. */
  ExportPipeline(Path directory) {
    this.directory = directory;
  }

  byte[] real(Path object, String awk) throws IOException, InterruptedException {
    return run(new NativeProgram(), object, awk);
  }

  /** Runs ours; {@code awk} has to be a program that the filter understands. */
  byte[] ours(Path object, String awk) throws IOException, InterruptedException {
    Program list = new Nm(new NativeProgram());
    Program filter = ExportFilter.recognise(List.of("awk", awk)).orElseThrow();
    Shell shell = new Shell((name, call) -> name.equals(nm) ? list : filter, ShellListener.none());
    return run(shell, object, awk);
  }

  private byte[] run(Program shell, Path object, String awk)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> words = List.of("sh", "-c", COMMAND, "sh", nm, object.toString(), awk);
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    InputStream none = InputStream.nullInputStream();
    int status = shell.run(new Invocation(words, environment, directory, none, out, out));
    if (status != 0) {
      throw new AssertionError(words + " ended with status " + status);
    }
    return out.toByteArray();
  }
}
