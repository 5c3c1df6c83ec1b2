package org.kbuildsim.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.toolchain.Toolchain;

/**
 * What to change, and where to look for what comes of it.
 *
 * @param files makefiles and Kconfig files, below the top of the tree
 * @param lines what a makefile's line, or the name of a Kconfig option, has to hold to be changed
 * @param matrix configurations to try each change in, until one tells it
 * @param every take each so-manieth change only; 1 for all
 * @param output where the copy of the tree and the object trees are
 * @param jobs how many recipes run at once
 * @param confinement what programs are shut in by: a command with a word less may do anything
 */
public record MutationRequest(
    KernelTree tree,
    List<String> files,
    Pattern lines,
    List<Configuration> matrix,
    int every,
    Path output,
    Toolchain toolchain,
    ModpostDialect modpost,
    CacheRequest cache,
    int jobs,
    Confinement confinement) {

  /** Creates a request; the lists are copied. */
  public MutationRequest {
    files = List.copyOf(files);
    matrix = List.copyOf(matrix);
  }
}
