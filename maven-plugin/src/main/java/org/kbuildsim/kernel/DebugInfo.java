package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.elf.ElfFile;

/**
 * Where an object's debug information says that a symbol is defined.
 *
 * <p>Asked of {@code llvm-dwarfdump}: DWARF has five versions and many forms, and it reads them
 * all.
 *
 * @param file the source, by the name that the compiler knew
 * @param line the line of the name, or of the macro that made it
 */
record DebugInfo(String file, int line) {
  private static final Pattern ENTRY =
      Pattern.compile("DW_TAG_(?:subprogram|variable)\\n(?:.+\\n)*");
  private static final Pattern FILE = Pattern.compile("DW_AT_decl_file\\t\\(\"(.*)\"\\)");
  private static final Pattern LINE = Pattern.compile("DW_AT_decl_line\\t\\((\\d{1,9})\\)");

  /**
   * Looks for the definition of {@code symbol}.
   *
   * @param tools used only where the object has debug information
   * @return null if there is none, or no tool to read it
   */
  static @Nullable DebugInfo find(Path object, String symbol, BinaryTools tools)
      throws InterruptedException {
    try {
      if (ElfFile.open(object).section(".debug_info") == null) {
        return null;
      }
      // It comes with the other tools, under a name of the same form: llvm-nm-19,
      // llvm-dwarfdump-19.
      Path nm = tools.toolchain().llvmTool("llvm-nm");
      Path tool =
          nm.resolveSibling(nm.getFileName().toString().replace("llvm-nm", "llvm-dwarfdump"));
      return Files.isExecutable(tool)
          ? parse(
              tools
                  .run(List.of(tool.toString(), "--name=" + symbol, object.toString()), object)
                  .text())
          : null;
    } catch (IOException | DiagnosticException unreadable) {
      return null; // then the explanation does without a line
    }
  }

  private static @Nullable DebugInfo parse(String dump) {
    Matcher entry = ENTRY.matcher(dump);
    while (entry.find()) {
      Matcher file = FILE.matcher(entry.group());
      Matcher line = LINE.matcher(entry.group());
      // A place in memory is what a definition has and a declaration has not.
      if ((entry.group().contains("DW_AT_low_pc") || entry.group().contains("DW_AT_location"))
          && file.find()
          && line.find()) {
        return new DebugInfo(file.group(1), Integer.parseInt(line.group(1)));
      }
    }
    return null;
  }
}
