package org.kbuildsim.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NamedFiles;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;
import org.kbuildsim.shell.ProgramFinder;
import org.kbuildsim.tool.Ar;
import org.kbuildsim.tool.ExportFilter;
import org.kbuildsim.tool.Nm;
import org.kbuildsim.tool.SymbolList;
import org.kbuildsim.tool.ThinArchiver;
import org.kbuildsim.tool.ToolInvocation;

/**
 * Says which commands of a kernel's recipes are Java: kbuild's own host programs, make itself, the
 * {@code nm | awk} of the export lists, and thin archives.
 */
final class Programs implements ProgramFinder {
  private final Map<String, Program> byPath = new LinkedHashMap<>();
  private static final Pattern OTHER_LLVM = Pattern.compile("(^|/)llvm-[a-z-]+(-\\d+)?$");

  private final Program processes;
  private final Program nm;
  private final Program ar;

  /**
   * Creates the finder.
   *
   * @param processes what runs a command that is not Java
   * @param reach the files that commands in Java may use
   */
  Programs(Program processes, Reach reach, Instrument instrument) {
    this.processes = processes;
    this.nm = instrument.java("nm", NamedFiles.within(reach, new Nm(processes)));
    this.ar = instrument.java("ar", NamedFiles.within(reach, new ThinArchiver(processes, reach)));
  }

  /**
   * Has {@code program} run for {@code path}.
   *
   * @param path where it lies in an object tree, {@code scripts/mod/modpost}; or a plain name
   */
  void put(String path, Program program) {
    byPath.put(path, program);
  }

  @Override
  public @Nullable Program find(String name, Invocation invocation) {
    for (Map.Entry<String, Program> entry : byPath.entrySet()) {
      // Below the object tree, or below a directory of prebuilt programs: the same program.
      if (name.equals(entry.getKey()) || name.endsWith("/" + entry.getKey())) {
        return entry.getValue();
      }
    }
    ToolInvocation tool = ToolInvocation.parse(invocation.arguments(), invocation.directory());
    if (tool instanceof SymbolList) {
      return nm;
    } else if (tool instanceof Ar) {
      return ar;
    } else if (!(tool instanceof ToolInvocation.Unknown) || OTHER_LLVM.matcher(name).find()) {
      // A process even where it is a wrapper script, which the shell model would read: then it is
      // known, counted and cached by the name it has for the recipe.
      return processes;
    }
    return name.endsWith("awk")
        ? ExportFilter.recognise(invocation.arguments()).orElse(null)
        : null;
  }
}
