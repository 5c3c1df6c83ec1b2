package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.toolchain.Toolchain;

/**
 * The miniature kernel built by one of the toolchain pairs: by {@code a} in the main job, by others
 * when they are asked for, {@code -Dkbuild.pairs=a,b}.
 *
 * @param pair {@code a} or {@code b}
 * @param variant one of {@link Lab#VARIANTS}
 */
record PairTree(String pair, String variant) {

  /** Returns the trees of all pairs that are asked for, in these variants. */
  static List<PairTree> all(List<String> variants) {
    List<PairTree> trees = new ArrayList<>();
    for (String pair : System.getProperty("kbuild.pairs", "a").split(",", -1)) {
      variants.forEach(variant -> trees.add(new PairTree(pair, variant)));
    }
    return trees;
  }

  static List<PairTree> inlined() {
    return all(List.of("x86_64-inlined", "arm64-inlined"));
  }

  String architecture() {
    return Lab.architecture(variant);
  }

  Toolchain tools() {
    return Lab.toolchain(pair);
  }

  static KernelTree sources() {
    return KernelTree.open(Lab.tree());
  }

  /** Returns the object tree, built if it is not the main job's. */
  ObjectTree objects() throws Exception {
    if (pair.equals("a")) {
      return new ObjectTree(Lab.mainJob(variant));
    }
    Path out = Path.of("target", "pair-" + pair, variant).toAbsolutePath();
    Files.createDirectories(out.getParent());
    Lab.Run run = Lab.build(tools(), Lab.tree(), architecture(), Lab.config(variant), out);
    assertThat(run.result().succeeded()).as(run.text() + run.failures()).isTrue();
    return new ObjectTree(out);
  }

  @Override
  public String toString() {
    return "pair " + pair + ", " + variant;
  }
}
