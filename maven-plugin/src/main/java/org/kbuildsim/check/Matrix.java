package org.kbuildsim.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kbuildsim.tree.FileChange;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.PatchSeries;

/**
 * What to try, and why.
 *
 * @param everyPatch what each patch is tried in: two architectures, each with the options off and
 *     on that the series adds, and with the option that this tool was made for
 * @param allPatches what only the tree with all patches is tried in, since each of these is a build
 *     of nothing
 * @param said what was chosen because of what, a line each
 */
record Matrix(List<Configuration> everyPatch, List<Configuration> allPatches, List<String> said) {
  private static final Map<String, String> ARCHITECTURES = architectures();
  private static final String INLINE = "RUST_INLINE_HELPERS";
  // Each option doubles the builds.
  private static final int MOST_OPTIONS = 2;

  /** What decides how things are built, where, and what is left of it. */
  private static final Pattern BUILD_LOGIC =
      Pattern.compile(
          "(.*/)?(Makefile|Kbuild|Kconfig)[\\w.-]*|(.*/)?\\.gitignore|scripts/.*|rust/helpers/.*"
              + "|include/linux/(compiler|export|module)[\\w-]*\\.h");

  /** Creates a matrix; the lists are copied. */
  Matrix {
    everyPatch = List.copyOf(everyPatch);
    allPatches = List.copyOf(allPatches);
    said = List.copyOf(said);
  }

  private static Map<String, String> architectures() {
    Map<String, String> directories = new LinkedHashMap<>();
    directories.put("x86_64", "arch/x86/");
    directories.put("arm64", "arch/arm64/");
    return directories;
  }

  /** Returns what a user asked for; modules outside of a tree need the tree. */
  static Matrix asked(List<Configuration> configurations) {
    Set<Configuration> each = new LinkedHashSet<>();
    for (Configuration configuration : configurations) {
      if (configuration.variation() == Variation.EXTERNAL) {
        each.add(configuration.as(Variation.NONE));
      }
      if (!configuration.variation().isOfTheEnd()) {
        each.add(configuration);
      }
    }
    return new Matrix(
        List.copyOf(each),
        configurations.stream().filter(c -> c.variation().isOfTheEnd()).toList(),
        List.of());
  }

  /**
   * Chooses for {@code series}, the smallest first.
   *
   * @param toolchains the variations that there are tools for
   */
  static Matrix of(Path tree, PatchSeries series, Sources sources, Set<Variation> toolchains) {
    List<String> said = new ArrayList<>();
    List<String> architectures = architectures(tree, series, said);
    List<String> options = options(series, sources, said);
    List<Configuration> each = new ArrayList<>();
    architectures.forEach(a -> each.add(new Configuration(a, List.of(), Variation.NONE)));
    List<Configuration> widest = new ArrayList<>(each);
    for (String option : options) {
      widest = each.subList(0, architectures.size()).stream().map(c -> c.with(option)).toList();
      each.addAll(widest);
    }
    List<Configuration> end = new ArrayList<>();
    if (widest.isEmpty()) {
      return new Matrix(each, end, said);
    }
    Configuration one = widest.get(0);
    end.add(one.with("MODULES=n"));
    said.add(end.get(0) + ": what is a module otherwise is built in; with all patches");
    String logic = buildLogic(series);
    if (logic.isEmpty()) {
      said.add("not in the source tree, nor modules outside of it: no makefile is touched");
    } else {
      if (Bench.hasExternalModules(tree)) {
        widest.forEach(configuration -> each.add(configuration.as(Variation.EXTERNAL)));
        said.add("@external: the series touches " + logic + "; each patch, by M=");
      }
      end.add(one.as(Variation.IN_TREE));
      said.add("@in-tree: the series touches " + logic + "; with all patches");
    }
    for (Variation variation : List.of(Variation.OTHER_LLVM, Variation.MIXED_LLVM)) {
      if (toolchains.contains(variation)) {
        end.add(one.as(variation));
        said.add("@" + variation.word() + ": there is a toolchain for it; with all patches");
      } else {
        said.add(
            "not @%s: no toolchain of another LLVM has been downloaded; -Dkbuild.matrix=%s asks"
                .formatted(variation.word(), one.as(variation)));
      }
    }
    return new Matrix(each, end, said);
  }

  private static List<String> architectures(Path tree, PatchSeries series, List<String> said) {
    List<String> there =
        ARCHITECTURES.keySet().stream()
            .filter(a -> Files.isDirectory(tree.resolve(ARCHITECTURES.getOrDefault(a, a))))
            .toList();
    for (String architecture : there) {
      String directory = ARCHITECTURES.getOrDefault(architecture, architecture);
      if (paths(series).stream().allMatch(path -> path.startsWith(directory))) {
        said.add(architecture + " alone: the series touches " + directory + " alone");
        return List.of(architecture);
      }
    }
    return there;
  }

  private static List<String> options(PatchSeries series, Sources sources, List<String> said) {
    Map<String, String> reasons = new LinkedHashMap<>();
    if (sources.others().values().stream()
        .anyMatch(text -> text.contains("config " + INLINE + "\n"))) {
      reasons.put(INLINE, "the tree has it");
    }
    for (Patch patch : series.patches()) {
      OptionOff.askedBy(patch)
          .forEach(option -> reasons.putIfAbsent(option, "added by " + label(series, patch)));
    }
    List<String> tried = new ArrayList<>();
    reasons.forEach(
        (option, reason) -> {
          if (tried.size() < MOST_OPTIONS) {
            tried.add(option + "=y");
            said.add(option + " off and on: " + reason);
          } else {
            said.add("not " + option + ", " + reason + ": each option doubles the builds");
          }
        });
    return tried;
  }

  private static String label(PatchSeries series, Patch patch) {
    return series.label(patch.number());
  }

  private static String buildLogic(PatchSeries series) {
    return paths(series).stream()
        .filter(path -> BUILD_LOGIC.matcher(path).matches())
        .findFirst()
        .orElse("");
  }

  private static Set<String> paths(PatchSeries series) {
    return series.patches().stream()
        .flatMap(patch -> patch.changes().stream())
        .map(FileChange::path)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
