package org.kbuildsim.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Helpers that are linked into a crate become internal to it: {@code --internalize}, and the crate
 * itself before them.
 *
 * <p>llvm-link makes the symbols of every file internal but for those of the first. Without, each
 * Rust object defines all helpers for all others: they are duplicates, or are exported.
 */
final class InternalHelpers implements Rule {
  @Override
  public List<Breach> breaches(Map<String, RecordedCommand> commands) {
    List<Breach> found = new ArrayList<>();
    for (HelperBitcode.Link link : HelperBitcode.links(commands)) {
      List<String> helpers = link.helpers();
      if (helpers.isEmpty()) {
        continue;
      }
      String target = link.command().target();
      if (!link.link().internalize()) {
        found.add(
            new Breach(
                Breach.Kind.HELPER_NOT_INTERNAL,
                target,
                "helpers are linked into `" + target + "` without `--internalize`",
                List.of("--internalize", "$(LLVM_LINK)", "LLVM_LINK"),
                "each Rust object then defines every helper for all others",
                "give llvm-link `--internalize`"));
      } else if (helpers.contains(link.link().inputs().get(0))) {
        found.add(
            new Breach(
                Breach.Kind.HELPER_LINK_ORDER,
                target,
                "helpers come before the crate in the link of `" + target + "`",
                List.of("$(LLVM_LINK)", "LLVM_LINK", "helpers"),
                "`--internalize` spares the first file: here the crate becomes internal, and the"
                    + " helpers stay visible",
                "name the crate's bitcode first"));
      }
    }
    return found;
  }
}
