package org.kbuildsim.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Helpers are compiled for the side that they are inlined into: with {@code -DMODULE} for modules,
 * without for built-in code.
 *
 * <p>Headers have a branch for each, static calls for one: what the branch for built-in code uses
 * is not exported, so modules that got it do not link.
 */
public final class HelperSide implements Rule {
  @Override
  public List<Breach> breaches(Map<String, RecordedCommand> commands) {
    Map<String, List<String>> compiles = HelperBitcode.compiles(commands);
    List<Breach> found = new ArrayList<>();
    Set<String> told = new TreeSet<>();
    for (HelperBitcode.Link link : HelperBitcode.links(commands)) {
      for (String file : link.helpers()) {
        String bitcode = HelperBitcode.normal(file);
        List<String> words = compiles.get(bitcode);
        boolean forModules = words != null && words.contains("-DMODULE");
        if (words == null || forModules == link.module() || !told.add(bitcode + forModules)) {
          continue;
        }
        String user = link.command().target();
        found.add(
            new Breach(
                Breach.Kind.HELPER_SIDE,
                bitcode,
                link.module()
                    ? "helpers compiled without `-DMODULE` are inlined into modules"
                    : "helpers compiled with `-DMODULE` are inlined into built-in code",
                words(bitcode),
                "headers took their branch for the other side; `" + user + "` is one that gets it",
                "compile the helpers once for each side, and link each object with its own"));
      }
    }
    return found;
  }

  /**
   * Returns what stands in the line that compiles helpers for a side: their rule's target first.
   *
   * @param bitcode what they are compiled to
   */
  public static List<String> words(String bitcode) {
    String name = bitcode.substring(bitcode.lastIndexOf('/') + 1);
    return List.of(name + ":", name, "-DMODULE", "part-of-module", "part-of-builtin");
  }
}
