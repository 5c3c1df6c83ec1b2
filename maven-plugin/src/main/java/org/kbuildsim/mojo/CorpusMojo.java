package org.kbuildsim.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.kbuildsim.corpus.CaseResult;
import org.kbuildsim.corpus.Corpus;
import org.kbuildsim.corpus.CorpusReport;
import org.kbuildsim.corpus.CorpusRequest;
import org.kbuildsim.corpus.CorpusRun;
import org.kbuildsim.corpus.OtherTools;
import org.kbuildsim.kernel.KernelTree;

/**
 * Runs cases: directories that say what is done to a kernel tree, and hold what has to be said of
 * it, and of what comes out.
 */
@Mojo(
    name = "corpus",
    requiresProject = false,
    defaultPhase = LifecyclePhase.INTEGRATION_TEST,
    threadSafe = true)
public final class CorpusMojo extends CaseMojo {

  /** Which cases, as a glob of their names: {@code history/**}; without, all. */
  @Parameter(property = "kbuild.case", defaultValue = "")
  private String pattern = "";

  /**
   * Whether golden files become what came out. The goal fails all the same where one was written:
   * look at the difference, and run it again.
   */
  @Parameter(property = "kbuild.bless", defaultValue = "false")
  private boolean bless;

  /** Toolchains that cases may name beside the run's own: {@code b}; downloaded if need be. */
  @Parameter(property = "kbuild.pairs")
  private List<String> pairs = List.of();

  @Override
  void run() throws MojoFailureException, InterruptedException {
    Path work = work();
    KernelTree kernel = kernel();
    List<CaseResult> results =
        CorpusRun.run(
            new CorpusRequest(
                Corpus.read(corpus(), pattern),
                kernel,
                bless,
                work,
                toolchains().resolve(toolchainRequest()),
                OtherTools.of(toolchains(), Set.copyOf(pairs)),
                kernel.modpost(modpost()),
                results(),
                jobs(),
                confinement()),
            result -> CorpusReport.lines(result).forEach(getLog()::info));
    write(work.resolve("TEST-corpus.xml"), CorpusReport.junit(results));
    long failed = results.stream().filter(result -> !result.passed()).count();
    getLog().info("");
    long notTried = results.stream().filter(result -> result.notTried() != null).count();
    getLog()
        .info(
            "%d cases, %d failed".formatted(results.size(), failed)
                + (notTried > 0 ? ", " + notTried + " not tried" : ""));
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
