package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.ModpostRun;
import org.kbuildsim.kernel.ObjectTree;

/** Runs modpost on an object tree that was built before, by kbuild or by this plugin. */
@Mojo(name = "modpost", requiresProject = false, threadSafe = true)
public final class ModpostMojo extends ToolMojo {

  /** The object tree; file names in the arguments are relative to it. */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild")
  private File output;

  /** modpost's own arguments; without them, those of kbuild's call for a whole tree. */
  @Parameter(property = "kbuild.args")
  private @Nullable String args;

  /**
   * Whose modpost speaks, in messages and behaviour: that of Linux {@code 6.12} or {@code 7.3}; by
   * default that of the source tree, and 6.12's where it has none.
   */
  @Parameter(property = "kbuild.modpost")
  private @Nullable String modpost;

  @Override
  void run() throws MojoFailureException, InterruptedException {
    Path objects = directory(output);
    KernelTree sources = new KernelTree(new ObjectTree(objects).sources());
    ModpostRun run = new ModpostRun(objects, sources.modpost(modpost));
    int status = run.run(words(args), line -> getLog().info(line));
    run.explain(() -> toolchains().resolve(toolchainRequest()))
        .forEach(d -> DiagnosticRenderer.render(d).lines().forEach(getLog()::warn));
    if (status != 0) {
      throw new MojoFailureException("modpost found errors: exit status " + status);
    }
  }

  private static List<String> words(@Nullable String line) {
    try {
      return line == null ? List.of() : List.of(CommandLineUtils.translateCommandline(line));
    } catch (Exception unbalanced) {
      throw Diagnostic.error("-Dkbuild.args: " + unbalanced.getMessage())
          .help("balance the quotes")
          .asException();
    }
  }
}
