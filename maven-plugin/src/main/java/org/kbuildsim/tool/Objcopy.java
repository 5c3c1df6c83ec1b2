package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A run of {@code objcopy}.
 *
 * @param inputs the object
 * @param outputs where the result goes: the object itself if only one name is given
 */
public record Objcopy(String program, List<String> inputs, List<String> outputs)
    implements ToolInvocation {

  /** Options whose value is the next word. */
  private static final Set<String> WITH_VALUE =
      Set.of("-O", "-I", "-F", "-R", "-j", "-N", "-K", "-G", "-L", "-W", "-B");

  static Objcopy of(String program, Arguments arguments) {
    List<String> files = new ArrayList<>();
    while (arguments.hasNext()) {
      String word = arguments.next();
      if (!word.startsWith("-")) {
        files.add(word);
      } else if (WITH_VALUE.contains(word) || (word.startsWith("--") && takesValue(word))) {
        arguments.value();
      }
    }
    return new Objcopy(
        program,
        files.isEmpty() ? List.of() : List.of(files.get(0)),
        files.isEmpty() ? List.of() : List.of(files.get(files.size() > 1 ? 1 : 0)));
  }

  private static boolean takesValue(String word) {
    return Set.of(
            "--redefine-sym",
            "--redefine-syms",
            "--rename-section",
            "--set-section-flags",
            "--set-section-alignment",
            "--add-section",
            "--update-section",
            "--dump-section",
            "--remove-section",
            "--only-section",
            "--add-symbol",
            "--globalize-symbol",
            "--localize-symbol",
            "--weaken-symbol",
            "--weaken-symbols",
            "--strip-symbol",
            "--keep-symbol",
            "--keep-global-symbol",
            "--prefix-symbols",
            "--input-target",
            "--output-target",
            "--change-section-address")
        .contains(word);
  }
}
