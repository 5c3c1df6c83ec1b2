package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.tree.PackedTree;

/** What the goals about cases take. */
abstract class CaseMojo extends CachingMojo {

  /** The directory of cases. */
  @Parameter(property = "kbuild.corpus", defaultValue = "${basedir}/src/main/corpus")
  private File corpus;

  /**
   * The source tree that cases play in: a directory, or a jar with a tree in it, as the miniature
   * kernel's {@code fixture-kernel.jar}.
   */
  @Parameter(property = "kbuild.tree", defaultValue = "${basedir}")
  private File tree;

  /** Where trees and object trees are, kept from run to run, and the report. */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild-corpus")
  private File output;

  /** How many trees are worked on at once; 0 for as many as there are cores. */
  @Parameter(property = "kbuild.jobs", defaultValue = "0")
  private int jobs;

  /** How many seconds a program may run; a whole build may take six times as long. */
  @Parameter(property = "kbuild.timeLimit", defaultValue = "600")
  private int timeLimit;

  /**
   * Whose modpost speaks: that of Linux {@code 6.12} or {@code 7.3}; by default that of the tree's
   * own source, and 6.12's where the tree has none.
   */
  @Parameter(property = "kbuild.modpost")
  private @Nullable String modpost;

  Path corpus() {
    return corpus.toPath();
  }

  Path work() {
    return directory(output);
  }

  KernelTree kernel() {
    Path place = tree.toPath();
    return KernelTree.open(
        PackedTree.is(place) ? PackedTree.unpack(place, work().resolve("unpacked")) : place);
  }

  @Nullable String modpost() {
    return modpost;
  }

  Confinement confinement() {
    return confinement(timeLimit);
  }

  int jobs() {
    return jobs > 0 ? jobs : Runtime.getRuntime().availableProcessors();
  }
}
