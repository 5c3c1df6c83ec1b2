package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.profile.Profile;
import org.kbuildsim.profile.Timeline;
import org.kbuildsim.report.BuildTable;
import org.kbuildsim.report.ProfileFile;
import org.kbuildsim.report.ProfileSummary;
import org.kbuildsim.toolchain.Toolchain;

/** Builds a kernel tree: configures it, evaluates its Makefiles, runs what they say. */
@Mojo(
    name = "build",
    requiresProject = false,
    defaultPhase = LifecyclePhase.COMPILE,
    threadSafe = true)
public final class BuildMojo extends TreeMojo {

  /** How many recipes run at once; 0 for as many as there are cores. */
  @Parameter(property = "kbuild.jobs", defaultValue = "0")
  private int jobs;

  /** Whether commands are shown in full, as by {@code V=1}. */
  @Parameter(property = "kbuild.verbose", defaultValue = "false")
  private boolean verbose;

  /** Whether to go on with what does not depend on a failed target, as by {@code make -k}. */
  @Parameter(property = "kbuild.keepGoing", defaultValue = "false")
  private boolean keepGoing;

  /**
   * Whose modpost speaks, in messages and behaviour: that of Linux {@code 6.12} or {@code 7.3}; by
   * default that of the tree's own source, and 6.12's where the tree has none.
   */
  @Parameter(property = "kbuild.modpost")
  private @Nullable String modpost;

  /**
   * A file to write where the time went: a trace for ui.perfetto.dev or chrome://tracing, besides a
   * summary in the log. With variants, their names are put before its suffix.
   */
  @Parameter(property = "kbuild.profile")
  private @Nullable File profile;

  /** Several configurations, each in a directory of its own below the output directory. */
  @Parameter private List<Variant> variants = List.of();

  @Override
  void run() throws MojoFailureException, InterruptedException {
    KernelTree kernel = KernelTree.open(tree.toPath());
    Toolchain tools = toolchains().resolve(toolchainRequest());
    getLog().info(tools.describe());
    List<BuildResult> results = new ArrayList<>();
    for (BuildRequest request : requests(kernel, tools)) {
      if (results.size() + variants.size() > 1) {
        getLog().info("");
      }
      getLog().info(request.name() + " in " + request.output());
      BuildResult result = build(request);
      results.add(result);
      if (!result.succeeded() && !keepGoing) {
        break;
      }
    }
    getLog().info("");
    BuildTable.lines(results).forEach(getLog()::info);
    List<String> failures =
        results.stream()
            .filter(result -> !result.succeeded())
            .flatMap(result -> result.failures().stream())
            .map(DiagnosticRenderer::render)
            .toList();
    if (!failures.isEmpty()) {
      throw new MojoFailureException(String.join("\n", failures).stripTrailing());
    }
  }

  private BuildResult build(BuildRequest request) throws InterruptedException {
    if (profile == null) {
      return KernelBuild.run(request, new LogObserver(getLog()));
    }
    Path file = ProfileFile.name(profile.toPath(), variants.isEmpty() ? "" : request.name());
    try (ProfileFile opened = ProfileFile.open(file)) {
      Profile looking = new Profile();
      BuildResult result = KernelBuild.run(request, new LogObserver(getLog()), looking);
      Timeline timeline = looking.timeline();
      opened.write(timeline, request.name());
      getLog().info("");
      getLog().info("profile in " + file);
      ProfileSummary.lines(timeline).forEach(getLog()::info);
      return result;
    }
  }

  private List<BuildRequest> requests(KernelTree kernel, Toolchain tools) {
    Path root = directory(output);
    if (variants.isEmpty()) {
      return List.of(request(arch, kernel, arch, root, config, tools));
    }
    return variants.stream()
        .map(v -> request(v.name(), kernel, v.arch(), root.resolve(v.name()), v.config, tools))
        .toList();
  }

  private BuildRequest request(
      String name,
      KernelTree kernel,
      String architecture,
      Path objects,
      List<String> options,
      Toolchain tools) {
    return new BuildRequest(
        name,
        kernel,
        architecture,
        objects,
        ConfigRequest.parse(options, Path.of("").toAbsolutePath()),
        targets,
        tools,
        kernel.modpost(modpost),
        results(),
        jobs > 0 ? jobs : Runtime.getRuntime().availableProcessors(),
        verbose,
        keepGoing);
  }
}
