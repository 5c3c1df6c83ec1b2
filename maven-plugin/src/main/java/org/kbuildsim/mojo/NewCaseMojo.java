package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.corpus.NewCase;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.KernelTree;

/**
 * Makes a case of a corpus: runs a series of patches through the checks, or builds an external
 * module, and writes down what came out. The title, the reference and the cure are left to you.
 */
@Mojo(name = "new-case", requiresProject = false, threadSafe = true)
public final class NewCaseMojo extends CaseMojo {

  /** Area and name of the case: {@code modpost/undefined}. */
  @Parameter(property = "kbuild.case", required = true)
  private String name;

  /** A series: a directory of {@code git format-patch}, a mailbox, a mail or a diff. */
  @Parameter(property = "kbuild.series")
  private @Nullable File series;

  /** In place of a series, a directory of sources that is built as an external module. */
  @Parameter(property = "kbuild.module")
  private @Nullable File module;

  /**
   * The configurations to try, {@code arm64+RUST_INLINE_HELPERS}; a module is built in the first.
   * Without, those that the series suggests, and x86_64 for a module.
   */
  @Parameter(property = "kbuild.matrix")
  private List<String> matrix = List.of();

  @Override
  void run() throws InterruptedException {
    if ((series == null) == (module == null)) {
      throw Diagnostic.error("say what the case is made of: a series or a module, not both")
          .help("-Dkbuild.series=DIR|mbox|diff, or -Dkbuild.module=DIR")
          .asException();
    }
    List<Configuration> configurations = matrix.stream().map(Configuration::parse).toList();
    KernelTree kernel = kernel();
    NewCase made =
        new NewCase(
            kernel,
            corpus(),
            name,
            work(),
            toolchains().resolve(toolchainRequest()),
            kernel.modpost(modpost()),
            results(),
            jobs(),
            confinement());
    List<Path> written =
        series != null
            ? made.ofSeries(series.toPath(), configurations)
            : made.ofModule(
                module.toPath(),
                configurations.isEmpty() ? Configuration.parse("x86_64") : configurations.get(0));
    written.forEach(file -> getLog().info("wrote " + file));
    getLog().info("");
    getLog().info("fill in what is blank, and run it: kbuild:corpus -Dkbuild.case=" + name);
  }
}
