package org.kbuildsim.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.ToolInvocation;

/**
 * clang makes objects of bitcode for the target that it compiles the kernel's C for.
 *
 * <p>{@code --target} stands in CLANG_FLAGS, which reach compiles of C by KBUILD_CPPFLAGS; a step
 * that reads bitcode has no use for those. Without it clang makes code for the machine it runs on,
 * with a warning at most.
 */
final class BitcodeTarget implements Rule {
  @Override
  public List<Breach> breaches(Map<String, RecordedCommand> commands) {
    Map<String, Integer> targets = new HashMap<>();
    List<Breach> found = new ArrayList<>();
    for (RecordedCommand command : commands.values()) {
      for (ToolInvocation run : command.invocations()) {
        String target = run.target();
        if (run instanceof Clang clang
            && !clang.fromBitcode()
            && clang.compiles()
            && target != null) {
          targets.merge(target, 1, Integer::sum);
        }
      }
    }
    @Nullable String usual =
        targets.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(null);
    for (RecordedCommand command : commands.values()) {
      for (ToolInvocation run : command.invocations()) {
        if (usual != null
            && run instanceof Clang clang
            && clang.fromBitcode()
            && !usual.equals(run.target())) {
          found.add(
              new Breach(
                  Breach.Kind.TARGET_DIFFERS,
                  command.target(),
                  "bitcode is made into `%s` %s; C is compiled with `--target=%s`"
                      .formatted(
                          command.target(),
                          run.target() == null
                              ? "without `--target`"
                              : "with `--target=" + run.target() + "`",
                          usual),
                  List.of("CLANG_FLAGS", "-Wno-override-module", "KBUILD_CFLAGS"),
                  "in a cross build clang then makes code for the machine it runs on",
                  "give this step `$(CLANG_FLAGS)`"));
        }
      }
    }
    return found;
  }
}
