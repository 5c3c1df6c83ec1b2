package org.kbuildsim.corpus;

import java.nio.file.Path;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.toolchain.Toolchain;

/**
 * Cases to run.
 *
 * @param tree what they play in; only read
 * @param bless whether golden files are written where something else came out
 * @param output where trees and object trees are, kept from run to run
 * @param tools what cases name beside the toolchain
 * @param cache where results of tools are kept
 * @param jobs how many trees are worked on at once, and how many recipes run at once in each
 * @param confinement what the programs of a build are shut in by
 */
public record CorpusRequest(
    Corpus corpus,
    KernelTree tree,
    boolean bless,
    Path output,
    Toolchain toolchain,
    OtherTools tools,
    ModpostDialect modpost,
    CacheRequest cache,
    int jobs,
    Confinement confinement) {}
