package org.kbuildsim.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kernel.Order;

/** What is looked at with all patches on the tree only: builds of nothing, and their cleaning. */
final class AllPatches {
  private static final int MOST_TOLD = 8;

  private final Door door;
  private final Tally tally;

  /** What each object tree held that went along with the patches. */
  private final Map<Configuration, Map<String, Long>> contents = new HashMap<>();

  AllPatches(Door door, Tally tally) {
    this.door = door;
    this.tally = tally;
  }

  /**
   * Builds the tree of nothing, and has it cleaned.
   *
   * @param incremental the same, as it went along with the patches
   * @param leftBefore what mrproper leaves of a build without patches
   */
  List<Observation> clean(Bench bench, State incremental, List<String> leftBefore)
      throws InterruptedException {
    Map<String, Long> before = CleanBuild.contents(incremental.result().output());
    contents.put(bench.configuration(), before);
    State clean = bench.buildClean(incremental.source(), door, true, Order.REVERSED);
    if (clean == null) {
      return List.of();
    }
    tally.add(clean);
    List<Observation> observed = new ArrayList<>();
    if (!clean.result().succeeded()) {
      State asWritten = bench.buildClean(incremental.source(), door, true, Order.AS_WRITTEN);
      if (asWritten != null && asWritten.result().succeeded()) {
        tally.add(asWritten);
        observed.addAll(BuildsAlone.inOrderOnly(clean));
        clean = asWritten;
      }
    }
    observed.addAll(StateProperties.of(clean));
    if (clean.result().succeeded()) {
      observed.addAll(OrderOfFiles.look(clean));
      observed.addAll(CleanBuild.look(before, clean));
      List<String> left = new ArrayList<>(bench.left(incremental.source(), door, true));
      left.removeAll(leftBefore);
      observed.addAll(leftovers(left));
    }
    return observed;
  }

  /**
   * Builds {@code source} as a variation says.
   *
   * @param patched whether the patches are on it
   * @return what was seen; null if it cannot be configured so, as Kconfig says
   */
  @Nullable List<Observation> otherwise(Bench bench, Path source, boolean patched)
      throws InterruptedException {
    State state = bench.buildClean(source, door, patched, Order.FREE);
    if (state == null) {
      return null;
    }
    tally.add(state);
    List<Observation> observed = new ArrayList<>(StateProperties.of(state));
    if (bench.configuration().variation() == Variation.IN_TREE && state.result().succeeded()) {
      observed.addAll(inTree(bench, state, patched));
    }
    return observed;
  }

  private List<Observation> inTree(Bench bench, State state, boolean patched)
      throws InterruptedException {
    List<Observation> observed = new ArrayList<>();
    Map<String, Long> objects = contents.get(bench.configuration().as(Variation.NONE));
    if (objects != null && patched) {
      observed.addAll(CleanBuild.inTree(objects, state));
    }
    Set<String> sources = new HashSet<>(OutputIgnored.files(state.source()));
    List<String> left = new ArrayList<>(bench.left(state.source(), door, patched));
    left.removeAll(sources);
    observed.addAll(leftovers(left));
    List<String> deleted =
        sources.stream()
            .filter(file -> !Files.exists(state.result().output().resolve(file)))
            .sorted()
            .toList();
    if (!deleted.isEmpty()) {
      observed.add(
          new Observation(
              Check.CLEAN_DELETES,
              "mrproper",
              "`make mrproper` in the source tree deletes `" + deleted.get(0) + "`",
              words(deleted),
              first(deleted),
              List.of("make the pattern narrower, or keep it to a directory")));
    }
    return observed;
  }

  private static List<Observation> leftovers(List<String> more) {
    if (more.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Observation(
            Check.CLEAN_LEAVES,
            "mrproper",
            "`make mrproper` leaves `" + more.get(0) + "`",
            words(more),
            first(more),
            List.of("name it in `targets`, `always-y` or `clean-files` of its directory")));
  }

  private static List<String> words(List<String> files) {
    List<String> words = new ArrayList<>(List.of("clean-files"));
    for (String file : files) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      words.add(name);
      words.add("*" + name.substring(Math.max(0, name.lastIndexOf('.'))));
    }
    return words;
  }

  private static List<String> first(List<String> files) {
    return files.size() > MOST_TOLD ? files.subList(0, MOST_TOLD) : files;
  }
}
