package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kconfig.Remedy;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.ConfigQuestion;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.report.ConfigAnswer;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;

/** Questions about the options of one tree, answers, and whether what they propose works. */
final class ConfigLab {
  private final Path tree;
  private final Path directory;
  private final List<String> printed = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  private final BuildObserver observer =
      new BuildObserver() {
        @Override
        public void line(String line, int done, int total) {
          printed.add(line);
        }

        @Override
        public void warning(Diagnostic diagnostic) {
          heard.add(DiagnosticRenderer.render(diagnostic));
        }
      };

  /** The object tree is {@code out} in {@code directory}. */
  ConfigLab(Path tree, Path directory) {
    this.tree = tree;
    this.directory = directory;
  }

  BuildObserver observer() {
    return observer;
  }

  /** What make and conf printed so far. */
  List<String> printed() {
    return printed;
  }

  /** The warnings so far. */
  List<String> heard() {
    return heard;
  }

  /** A rustc and a clang that do not carry the same LLVM. */
  static Toolchain mixed() {
    return Lab.toolchains()
        .resolve(
            ToolchainRequest.mixed(
                Lab.toolchain("a").rustc().toString(), Lab.toolchain("b").llvm()));
  }

  static String text(ConfigQuestion.Answer answer) {
    return String.join("\n", ConfigAnswer.lines(answer));
  }

  BuildRequest request(Toolchain tools, String architecture, List<String> config, String... words) {
    return new BuildRequest(
        architecture,
        KernelTree.open(tree),
        architecture,
        directory.resolve("out"),
        ConfigRequest.parse(config, directory),
        List.of(words),
        tools,
        ModpostDialect.V6_12,
        CacheRequest.in(Lab.cache()),
        1,
        false,
        false);
  }

  ConfigQuestion.Answer explain(BuildRequest request, String option) throws InterruptedException {
    return ConfigQuestion.explain(request, option, observer);
  }

  /** Makes the configuration with what a remedy changes, and looks into the {@code .config}. */
  void works(
      Toolchain tools, String architecture, List<String> config, Remedy remedy, String option)
      throws IOException, InterruptedException {
    assertThat(remedy.isSettable()).as(remedy.toString()).isTrue();
    List<String> changed = new ArrayList<>(config);
    remedy.changes().forEach(change -> changed.add(change.toString()));
    heard.clear();
    ConfigQuestion.make(request(tools, architecture, changed), null, observer);
    assertThat(Files.readAllLines(directory.resolve("out/.config")))
        .as("with " + remedy)
        .contains("CONFIG_" + option + "=y");
    assertThat(heard)
        .noneMatch(warning -> warning.contains("`CONFIG_" + option + "=y` was asked for"));
  }

  /** Asks about an option of x86-64 that is off with pair a, and tries all that is proposed. */
  void isOffAndAllRemediesWork(
      List<String> config, String option, String reason, String... remedies)
      throws IOException, InterruptedException {
    Toolchain tools = Lab.toolchain("a");
    ConfigQuestion.Answer answer = explain(request(tools, "x86_64", config), option);
    assertThat(text(answer)).contains(reason);
    assertThat(answer.account().remedies())
        .extracting(Remedy::toString)
        .containsExactlyInAnyOrder(remedies);
    for (Remedy remedy : answer.account().remedies()) {
      works(tools, "x86_64", config, remedy, option);
    }
  }
}
