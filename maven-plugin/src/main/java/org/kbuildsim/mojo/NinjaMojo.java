package org.kbuildsim.mojo;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.ninja.GraphRecorder;
import org.kbuildsim.ninja.NinjaFile;
import org.kbuildsim.toolchain.Toolchain;

/**
 * Builds a kernel tree into an empty directory, one command after the other, and leaves there what
 * was done as {@code build.ninja}.
 */
@Mojo(name = "ninja", requiresProject = false, threadSafe = true)
public final class NinjaMojo extends TreeMojo {

  /** Whose modpost speaks, as for {@code build}. */
  @Parameter(property = "kbuild.modpost")
  private @Nullable String modpost;

  @Override
  void run() throws MojoFailureException, InterruptedException {
    KernelTree kernel = KernelTree.open(tree.toPath());
    Toolchain tools = toolchains().resolve(toolchainRequest());
    getLog().info(tools.describe());
    BuildRequest request =
        new BuildRequest(
            arch,
            kernel,
            arch,
            directory(output),
            ConfigRequest.parse(config, Path.of("").toAbsolutePath()),
            targets,
            tools,
            kernel.modpost(modpost),
            results(),
            1,
            false,
            false);
    GraphRecorder recorder = new GraphRecorder(request.output());
    BuildResult result = KernelBuild.runOfNothing(request, new LogObserver(getLog()), recorder);
    if (!result.succeeded()) {
      throw new MojoFailureException(
          String.join("\n", result.failures().stream().map(DiagnosticRenderer::render).toList()));
    }
    NinjaFile.Written written = NinjaFile.write(recorder, request);
    written.warnings().forEach(w -> DiagnosticRenderer.render(w).lines().forEach(getLog()::warn));
    getLog().info(written.edges() + " commands in " + written.file());
  }
}
