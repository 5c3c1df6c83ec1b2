package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.mutation.MutationReport;
import org.kbuildsim.mutation.MutationRequest;
import org.kbuildsim.mutation.MutationResult;
import org.kbuildsim.mutation.MutationRun;

/**
 * Changes the build logic of a tree, one word, condition or line at a time, and says which changes
 * no check would tell. The tree itself is not touched.
 */
@Mojo(name = "mutate", requiresProject = false, threadSafe = true)
public final class MutateMojo extends CachingMojo {

  /** The source tree. */
  @Parameter(property = "kbuild.tree", defaultValue = "${basedir}")
  private File tree;

  /** Makefiles and Kconfig files to change, below the top of the tree. */
  @Parameter(property = "kbuild.files", defaultValue = "rust/Makefile")
  private List<String> files = List.of();

  /**
   * A regular expression: which lines of makefiles, and which options of Kconfig files, to change;
   * without, all.
   */
  @Parameter(property = "kbuild.lines", defaultValue = "")
  private String lines = "";

  /** The configurations to try each change in, until one tells it. */
  @Parameter(property = "kbuild.matrix", defaultValue = "x86_64+RUST_INLINE_HELPERS,x86_64")
  private List<String> matrix = List.of();

  /** Take each so-manieth change only. */
  @Parameter(property = "kbuild.every", defaultValue = "1")
  private int every;

  /** Where a copy of the tree, object trees and the report are, kept from run to run. */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild-mutate")
  private File output;

  /** How many recipes run at once; 0 for as many as there are cores. */
  @Parameter(property = "kbuild.jobs", defaultValue = "0")
  private int jobs;

  /** How many seconds a program may run; a whole build may take six times as long. */
  @Parameter(property = "kbuild.timeLimit", defaultValue = "60")
  private int timeLimit;

  /**
   * Whose modpost speaks: that of Linux {@code 6.12} or {@code 7.3}; by default that of the tree's
   * own source, and 6.12's where the tree has none.
   */
  @Parameter(property = "kbuild.modpost")
  private @Nullable String modpost;

  @Override
  void run() throws MojoFailureException, InterruptedException {
    Path work = directory(output);
    KernelTree kernel = KernelTree.open(tree.toPath());
    if (every < 1) {
      throw Diagnostic.error("`" + every + "` is no value of kbuild.every")
          .help("1 takes all changes, 10 each tenth")
          .asException();
    }
    List<MutationResult> results =
        MutationRun.run(
            new MutationRequest(
                kernel,
                files,
                pattern(),
                matrix.stream().map(Configuration::parse).toList(),
                every,
                work,
                toolchains().resolve(toolchainRequest()),
                kernel.modpost(modpost),
                results(),
                jobs > 0 ? jobs : Runtime.getRuntime().availableProcessors(),
                confinement(timeLimit)),
            result -> getLog().info(MutationReport.line(result)));
    getLog().info("");
    MutationReport.lines(results).forEach(getLog()::info);
    write(work.resolve("mutants.txt"), String.join("\n", MutationReport.lines(results)) + "\n");
  }

  private Pattern pattern() {
    try {
      return Pattern.compile(lines);
    } catch (PatternSyntaxException e) {
      throw Diagnostic.error("kbuild.lines is no regular expression: " + e.getMessage())
          .asException();
    }
  }
}
