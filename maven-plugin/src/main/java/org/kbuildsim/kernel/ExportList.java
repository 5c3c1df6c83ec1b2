package org.kbuildsim.kernel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.ExportFilter;
import org.kbuildsim.tool.Nm;
import org.kbuildsim.toolchain.Toolchain;

/** What an object exports to modules, by the filter that {@code rust/Makefile} applies to nm. */
public final class ExportList {
  private static final String FILTER =
      "$2~/(T|R|D|B)/ && $3!~/__(pfx|cfi|odr_asan)/ { printf \"%s\\n\",$3 }";

  private ExportList() {}

  /**
   * Returns the names of the symbols that {@code object} exports, in the order of its symbol table.
   *
   * @param object an ELF object, or bitcode, which the toolchain's own nm reads
   * @throws org.kbuildsim.diagnostic.DiagnosticException if nm cannot read it
   */
  public static List<String> of(Path object, Toolchain tools) throws InterruptedException {
    if (!Files.isRegularFile(object)) {
      throw Diagnostic.error(Location.file(object.toString()), "no such object")
          .help("build it first: `kbuild:build`; then name it below -Dkbuild.output")
          .asException();
    }
    String nm = tools.llvmTool("llvm-nm").toString();
    try {
      Program filter = ExportFilter.recognise(List.of("awk", FILTER)).orElseThrow();
      byte[] listing =
          output(
              new Nm(new NativeProgram()),
              List.of(nm, "-p", "--defined-only", object.toString()),
              object,
              new byte[0]);
      return new String(
              output(filter, List.of("awk", FILTER), object, listing), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw Diagnostic.error(
              Location.file(object.toString()), "cannot be listed: " + e.getMessage())
          .asException();
    }
  }

  private static byte[] output(Program program, List<String> words, Path object, byte[] in)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream input = new ByteArrayInputStream(in);
    Path directory = Path.of("").toAbsolutePath();
    int status = program.run(new Invocation(words, System.getenv(), directory, input, out, err));
    if (status != 0) {
      throw Diagnostic.error(
              Location.file(object.toString()),
              "nm cannot read it: " + err.toString(StandardCharsets.UTF_8).strip())
          .asException();
    }
    return out.toByteArray();
  }
}
