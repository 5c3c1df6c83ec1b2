package org.kbuildsim.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kconfig.ConfigDifference;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.ConfigQuestion;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.report.ConfigAnswer;

/**
 * Makes a tree's {@code .config}, or says why an option has the value it has and what would make it
 * y, or how two configurations differ and why. The targets are those of kbuild: {@code randconfig},
 * {@code savedefconfig} …; {@code defconfig} if none is named.
 */
@Mojo(name = "config", requiresProject = false, threadSafe = true)
public final class ConfigMojo extends TreeMojo {

  /** The option to explain, with or without {@code CONFIG_}; the {@code .config} stays as it is. */
  @Parameter(property = "kbuild.explain")
  private @Nullable String explain;

  /**
   * Two configurations to compare: files of configurations, or object trees. What they do not say
   * is at its default, with the tools of this call.
   */
  @Parameter(property = "kbuild.diff")
  private List<File> diff = List.of();

  /** A file whose lines answer what {@code oldconfig} asks, one after the other. */
  @Parameter(property = "kbuild.answers")
  private @Nullable File answers;

  /** {@code text}, or {@code json} on standard output, where {@code mvn -q} prints nothing else. */
  @Parameter(property = "kbuild.format", defaultValue = "text")
  private String format;

  @Override
  void run() throws InterruptedException {
    boolean json = format.equals("json");
    if (!json && !format.equals("text")) {
      throw Diagnostic.error("-Dkbuild.format: there is no `" + format + "`")
          .help("text or json")
          .asException();
    }
    if (!diff.isEmpty() && diff.size() != 2) {
      throw Diagnostic.error("-Dkbuild.diff: two configurations are compared, not " + diff.size())
          .help("-Dkbuild.diff=A,B")
          .asException();
    }
    LogObserver log = new LogObserver(getLog());
    if (explain != null) {
      ConfigQuestion.Answer answer = ConfigQuestion.explain(request(), explain, log);
      print(json, ConfigAnswer.json(answer), ConfigAnswer.lines(answer));
    } else if (!diff.isEmpty()) {
      ConfigDifference difference =
          ConfigQuestion.compare(request(), path(diff.get(0)), path(diff.get(1)), log);
      print(json, ConfigAnswer.json(difference), ConfigAnswer.lines(difference));
    } else {
      ConfigQuestion.make(request(), answers == null ? null : path(answers), log);
    }
  }

  private void print(boolean json, String object, List<String> lines) {
    if (json) {
      // Not the log's: it would put something in front of each line.
      System.out.println(object);
    } else {
      lines.forEach(getLog()::info);
    }
  }

  private static Path path(File file) {
    return file.toPath().toAbsolutePath();
  }

  private BuildRequest request() {
    return new BuildRequest(
        arch,
        KernelTree.open(tree.toPath()),
        arch,
        directory(output),
        ConfigRequest.parse(config, Path.of("").toAbsolutePath()),
        targets,
        toolchains().resolve(toolchainRequest()),
        // None is run.
        ModpostDialect.V6_12,
        results(),
        1,
        false,
        false);
  }
}
