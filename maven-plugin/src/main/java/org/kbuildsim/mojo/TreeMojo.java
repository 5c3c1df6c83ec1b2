package org.kbuildsim.mojo;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What every goal that evaluates a kernel tree's Makefiles takes. */
abstract class TreeMojo extends CachingMojo {

  /** The source tree: any kernel tree with the kernel's own top Makefile and Kconfig. */
  @Parameter(property = "kbuild.tree", defaultValue = "${basedir}")
  File tree;

  /** What to build for, as kbuild's {@code ARCH=}. */
  @Parameter(property = "kbuild.arch", defaultValue = "x86_64")
  String arch;

  /**
   * What to configure on top of the architecture's default configuration: {@code CONFIG_X=y}, or
   * names of files of such lines. What comes later wins.
   */
  @Parameter(property = "kbuild.config")
  List<String> config = List.of();

  /**
   * The object tree, as kbuild's {@code O=}; with variants, the directory of their object trees.
   */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild")
  File output;

  /** Targets and assignments as on make's command line; without them, the tree's default. */
  @Parameter(property = "kbuild.targets")
  List<String> targets = List.of();
}
