package org.kbuildsim.mojo;

import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.Explain;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.report.WordTable;

/** Prints the command that makes a file word by word, each with the makefile line it comes from. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends TreeMojo {

  /** The file, below the object tree. */
  @Parameter(property = "kbuild.target", defaultValue = "rust/kernel.o")
  private String target;

  /** Only this word of the command, with all the expansions that brought it there. */
  @Parameter(property = "kbuild.word")
  private @Nullable String word;

  @Override
  void run() throws InterruptedException {
    BuildRequest request =
        new BuildRequest(
            arch,
            KernelTree.open(tree.toPath()),
            arch,
            output.toPath().toAbsolutePath(),
            ConfigRequest.parse(config, Path.of("").toAbsolutePath()),
            targets,
            toolchains().resolve(toolchainRequest()),
            // None is run.
            ModpostDialect.V6_12,
            cache(),
            1,
            false,
            false);
    WordTable.lines(Explain.commands(request, target, new LogObserver(getLog())), word)
        .forEach(getLog()::info);
  }
}
