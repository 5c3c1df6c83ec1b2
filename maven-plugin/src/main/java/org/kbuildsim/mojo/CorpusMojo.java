package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.kbuildsim.corpus.CaseResult;
import org.kbuildsim.corpus.Corpus;
import org.kbuildsim.corpus.CorpusReport;
import org.kbuildsim.corpus.CorpusRequest;
import org.kbuildsim.corpus.CorpusRun;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;

/**
 * Runs cases: directories that say what is done to a kernel tree, and hold what has to be said of
 * it.
 */
@Mojo(
    name = "corpus",
    requiresProject = false,
    defaultPhase = LifecyclePhase.INTEGRATION_TEST,
    threadSafe = true)
public final class CorpusMojo extends ToolMojo {

  /** The directory of cases. */
  @Parameter(property = "kbuild.corpus", defaultValue = "${basedir}/src/main/corpus")
  private File corpus;

  /** Which cases, as a glob of their names: {@code history/**}; without, all. */
  @Parameter(property = "kbuild.case", defaultValue = "")
  private String pattern = "";

  /** The source tree that they play in. */
  @Parameter(property = "kbuild.tree", defaultValue = "${basedir}")
  private File tree;

  /**
   * Whether golden files become what came out. The goal fails all the same where one was written:
   * look at the difference, and run it again.
   */
  @Parameter(property = "kbuild.bless", defaultValue = "false")
  private boolean bless;

  /** Where trees and object trees are, kept from run to run, and the report. */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild-corpus")
  private File output;

  /** How many trees are worked on at once; 0 for as many as there are cores. */
  @Parameter(property = "kbuild.jobs", defaultValue = "0")
  private int jobs;

  /** Whose modpost speaks: that of Linux {@code 6.12} or {@code 7.3}. */
  @Parameter(property = "kbuild.modpost", defaultValue = "6.12")
  private String modpost;

  @Override
  void run() throws MojoFailureException, InterruptedException {
    Path work = output.toPath().toAbsolutePath().normalize();
    List<CaseResult> results =
        CorpusRun.run(
            new CorpusRequest(
                Corpus.read(corpus.toPath(), pattern),
                KernelTree.open(tree.toPath()),
                bless,
                work,
                toolchains().resolve(toolchainRequest()),
                ModpostDialect.named(modpost),
                cache(),
                jobs > 0 ? jobs : Runtime.getRuntime().availableProcessors()),
            result -> CorpusReport.lines(result).forEach(getLog()::info));
    write(work.resolve("TEST-corpus.xml"), CorpusReport.junit(results));
    long failed = results.stream().filter(result -> !result.passed()).count();
    getLog().info("");
    getLog().info("%d cases, %d failed".formatted(results.size(), failed));
    if (failed > 0) {
      throw new MojoFailureException(
          failed
              + (failed == 1 ? " case" : " cases")
              + (bless ? " failed or was written anew" : " failed")
              + "; object trees and the report are in "
              + work);
    }
  }
}
