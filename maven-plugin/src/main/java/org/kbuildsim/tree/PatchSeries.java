package org.kbuildsim.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Patches that belong together, in the order in which they apply.
 *
 * @param name how messages call it: the file or directory it was read from, or the git range
 * @param cover subject of the cover letter, empty where there is none
 */
public record PatchSeries(String name, String cover, List<Patch> patches) {

  /** Creates a series; the list is copied. */
  public PatchSeries {
    patches = List.copyOf(patches);
  }

  /** Returns these patches with {@code next} behind them, numbered through. */
  public PatchSeries then(PatchSeries next) {
    List<Patch> all = new ArrayList<>(patches);
    next.patches().forEach(patch -> all.add(patch.numbered(all.size() + 1)));
    return new PatchSeries(name, cover, all);
  }

  /** Returns how a patch is called in messages: {@code patch 2/4}. */
  public String label(int number) {
    return "patch " + number + "/" + patches.size();
  }
}
