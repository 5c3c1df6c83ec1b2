package org.kbuildsim.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.PatchSeries;

/**
 * Chooses what to try: two architectures, each with the options off and on that the series adds,
 * and with the option that this tool was made for.
 */
final class Matrix {
  private static final Map<String, String> ARCHITECTURES =
      Map.of("x86_64", "arch/x86", "arm64", "arch/arm64");
  private static final String INLINE = "RUST_INLINE_HELPERS";
  // Each option doubles the builds.
  private static final int MOST_OPTIONS = 2;

  private Matrix() {}

  /** Returns the configurations for {@code series}, the smallest first. */
  static List<Configuration> of(Path tree, PatchSeries series, Sources sources) {
    Set<String> options = new LinkedHashSet<>();
    for (Patch patch : series.patches()) {
      options.addAll(OptionOff.addedBy(patch));
    }
    boolean known =
        sources.others().values().stream()
            .anyMatch(text -> text.contains("config " + INLINE + "\n"));
    if (known) {
      options.add(INLINE);
    }
    List<String> tried = options.stream().limit(MOST_OPTIONS).toList();
    List<String> architectures =
        List.of("x86_64", "arm64").stream()
            .filter(arch -> Files.isDirectory(tree.resolve(ARCHITECTURES.getOrDefault(arch, arch))))
            .toList();
    List<Configuration> matrix = new ArrayList<>();
    for (String architecture : architectures) {
      matrix.add(new Configuration(architecture, List.of()));
    }
    for (String option : tried) {
      for (String architecture : architectures) {
        matrix.add(new Configuration(architecture, List.of(option + "=y")));
      }
    }
    return matrix;
  }
}
