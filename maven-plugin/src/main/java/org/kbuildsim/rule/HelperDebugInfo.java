package org.kbuildsim.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kbuildsim.tool.ToolInvocation;

/**
 * Bitcode of C that is linked into Rust objects has no debug information.
 *
 * <p>Otherwise a Rust object has compile units of two languages, and pahole, which makes BTF, is
 * told to leave out units of Rust: it cannot leave out half an object.
 */
final class HelperDebugInfo implements Rule {
  @Override
  public List<Breach> breaches(Map<String, RecordedCommand> commands) {
    List<Breach> found = new ArrayList<>();
    for (RecordedCommand command : commands.values()) {
      for (List<String> words : command.words()) {
        ToolInvocation run = ToolInvocation.parse(words, command.directory());
        if (!HelperBitcode.isCompile(run)) {
          continue;
        }
        List<String> levels =
            words.stream().filter(w -> w.matches("-g(\\d|dwarf.*|gdb.*)?")).toList();
        if (levels.isEmpty() || !levels.get(levels.size() - 1).equals("-g0")) {
          found.add(
              new Breach(
                  Breach.Kind.HELPER_DEBUG_INFO,
                  command.target(),
                  "bitcode that is linked into Rust objects is compiled without `-g0`",
                  List.of("-g0", "-emit-llvm", command.target()),
                  "with CONFIG_DEBUG_INFO, debug information of C ends up in Rust objects, which"
                      + " BTF cannot leave out",
                  "give `-g0` behind the other flags"));
        }
      }
    }
    return found;
  }
}
