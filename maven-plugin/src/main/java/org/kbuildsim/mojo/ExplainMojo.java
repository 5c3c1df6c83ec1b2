package org.kbuildsim.mojo;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.Explain;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.RebuildExplanation;
import org.kbuildsim.kernel.RecipeExplanation;
import org.kbuildsim.kernel.VariableExplanation;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.report.Json;
import org.kbuildsim.report.RebuildText;
import org.kbuildsim.report.VariableText;
import org.kbuildsim.report.WordTable;

/**
 * Prints the command that makes a file word by word, each with the makefile line it comes from; or
 * why a build would make the file anew; or how a variable came to its value in the file's recipe.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends TreeMojo {

  /** The file, below the object tree. */
  @Parameter(property = "kbuild.target", defaultValue = "rust/kernel.o")
  private String target;

  /** Only this word of the command, with all the expansions that brought it there. */
  @Parameter(property = "kbuild.word")
  private @Nullable String word;

  /** {@code rebuild}: why a build would make the file anew, or that it would not. */
  @Parameter(property = "kbuild.why")
  private @Nullable String why;

  /** The variable whose assignments are to be shown, and its value in the file's recipe. */
  @Parameter(property = "kbuild.variable")
  private @Nullable String variable;

  /**
   * {@code text} for people, or {@code json} for tools: that goes to standard output without
   * Maven's prefixes, so that {@code mvn -q} prints nothing else.
   */
  @Parameter(property = "kbuild.format", defaultValue = "text")
  private String format;

  @Override
  void run() throws InterruptedException {
    boolean json = choice("kbuild.format", format, "text", "json").equals("json");
    Explain explain = Explain.about(request(), target, new LogObserver(getLog()));
    if (why != null) {
      choice("kbuild.why", why, "rebuild");
      RebuildExplanation rebuild = explain.rebuild();
      print(json ? List.of(Json.of(rebuild)) : RebuildText.lines(rebuild), json);
    } else if (variable != null) {
      VariableExplanation history = explain.variable(variable);
      print(json ? List.of(Json.of(history)) : VariableText.lines(history), json);
    } else {
      RecipeExplanation recipe = explain.recipe();
      print(json ? List.of(Json.of(recipe, word)) : WordTable.lines(recipe, word), json);
    }
  }

  private BuildRequest request() throws InterruptedException {
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

  private void print(List<String> lines, boolean plain) {
    if (plain) {
      lines.forEach(System.out::println);
    } else {
      lines.forEach(getLog()::info);
    }
  }

  private static String choice(String parameter, String given, String... known) {
    List<String> choices = List.of(known);
    if (!choices.contains(given)) {
      throw Diagnostic.error("-D" + parameter + "=" + given + " is not known")
          .help("give " + String.join(" or ", choices))
          .asException();
    }
    return given;
  }
}
