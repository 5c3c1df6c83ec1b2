package org.kbuildsim.kernel;

import java.nio.file.Path;
import java.util.List;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.toolchain.Toolchain;

/**
 * One build of a kernel tree.
 *
 * @param name how the build is called in tables: {@code x86_64-inlined}
 * @param architecture a value of {@code ARCH}
 * @param output the object tree, {@code O=}; made if it is not there
 * @param config what is asked for on top of the architecture's default configuration
 * @param targets targets and assignments as on make's command line; empty for the tree's default
 * @param modpost which kernel's modpost links the modules
 * @param cache where results of tools are kept
 * @param jobs how many recipes run at once, at least 1
 * @param verbose whether commands are shown in full, as by {@code V=1}
 * @param keepGoing whether what does not depend on a failed target is still built, as by {@code -k}
 */
public record BuildRequest(
    String name,
    KernelTree tree,
    String architecture,
    Path output,
    ConfigRequest config,
    List<String> targets,
    Toolchain toolchain,
    ModpostDialect modpost,
    CacheRequest cache,
    int jobs,
    boolean verbose,
    boolean keepGoing) {

  /** Returns this request for another architecture, in a directory of its own below the output. */
  BuildRequest on(String other) {
    return new BuildRequest(
        other,
        tree,
        other,
        output.resolve(".kbuild-" + other),
        config,
        targets,
        toolchain,
        modpost,
        cache,
        jobs,
        verbose,
        keepGoing);
  }

  /** Creates a request; the list is copied. */
  public BuildRequest {
    targets = List.copyOf(targets);
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs: " + jobs);
    }
  }
}
