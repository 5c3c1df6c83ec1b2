package org.kbuildsim.mojo;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.ModpostRun;

/** Runs modpost on an object tree that was built before, by kbuild or by this plugin. */
@Mojo(name = "modpost", requiresProject = false, threadSafe = true)
public final class ModpostMojo extends KbuildMojo {

  /** The object tree; file names in the arguments are relative to it. */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild")
  private File output;

  /** modpost's own arguments; without them, those of kbuild's call for a whole tree. */
  @Parameter(property = "kbuild.args")
  private @Nullable String args;

  @Override
  void run() throws MojoFailureException {
    int status =
        ModpostRun.run(output.toPath().toAbsolutePath(), words(args), line -> getLog().info(line));
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
