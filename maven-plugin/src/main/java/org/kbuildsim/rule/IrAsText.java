package org.kbuildsim.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ToolInvocation;

/**
 * Nobody but LLVM's own tools changes what LLVM writes as text.
 *
 * <p>The text is no interface: keywords move and new ones come from release to release, and an
 * expression that fits one prints nothing when it fits the next no more (LLVM Developer Policy, "IR
 * Backwards Compatibility": only reading older text is promised).
 */
final class IrAsText implements Rule {
  private static final Set<String> EDITORS =
      Set.of("sed", "awk", "gawk", "mawk", "perl", "python", "python3", "ed", "ex", "tr", "patch");

  @Override
  public List<Breach> breaches(Map<String, RecordedCommand> commands) {
    Set<String> texts = new TreeSet<>();
    commands.values().stream()
        .flatMap(command -> command.invocations().stream())
        .forEach(run -> texts.addAll(texts(run)));
    List<Breach> found = new ArrayList<>();
    for (RecordedCommand command : commands.values()) {
      for (List<String> words : command.words()) {
        String program = words.get(0).replaceFirst(".*/", "");
        if (EDITORS.contains(program)
            && words.stream().map(HelperBitcode::normal).anyMatch(texts::contains)) {
          found.add(breach(command.target(), program));
        }
      }
    }
    return found;
  }

  private static List<String> texts(ToolInvocation run) {
    if (run instanceof Rustc rustc) {
      String text = rustc.emit().getOrDefault("llvm-ir", "");
      return text.isEmpty() ? List.of() : List.of(HelperBitcode.normal(text));
    }
    return run instanceof Clang clang && clang.emitsLlvm() && clang.mode() == Clang.Mode.ASSEMBLY
        ? clang.outputs().stream().map(HelperBitcode::normal).toList()
        : List.of();
  }

  private static Breach breach(String target, String program) {
    return new Breach(
        Breach.Kind.IR_EDITED,
        target,
        "`" + program + "` edits what LLVM wrote as text, for `" + target + "`",
        List.of(program, "-emit-llvm", target),
        "that text is another in each release of LLVM, and what fits no more changes nothing,"
            + " silently",
        "let LLVM's own tools do it: `llvm-link --internalize`, `llvm-objcopy`, `opt`");
  }
}
