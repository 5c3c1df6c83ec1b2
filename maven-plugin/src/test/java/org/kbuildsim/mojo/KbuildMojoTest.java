package org.kbuildsim.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.BuildGraph;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.tree.PatchSeries;
import org.mockito.InOrder;

final class KbuildMojoTest {

  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  private static KbuildMojo goal(Work work) {
    return new KbuildMojo() {
      @Override
      void run() throws InterruptedException {
        work.run();
      }
    };
  }

  @Test
  void diagnosticBecomesAFailureWithItsWholeText() {
    KbuildMojo goal =
        goal(
            () -> {
              throw Diagnostic.error("no such kernel tree").help("name one").asException();
            });

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("error: no such kernel tree\nhelp: name one")
        .hasNoCause();
  }

  @Test
  void interruptIsKeptForMaven() {
    KbuildMojo goal =
        goal(
            () -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void directoryWithoutPomIsTheWorkingDirectory() {
    Path here = Path.of("").toAbsolutePath();

    assertThat(KbuildMojo.directory(new File("${project.basedir}/target/kbuild")))
        .isEqualTo(here.resolve("target/kbuild"));
    assertThat(KbuildMojo.directory(new File("/x/${project.basedir}/target/kbuild")))
        .isEqualTo(here.resolve("target/kbuild"));
    assertThat(KbuildMojo.directory(new File("/x/./out"))).isEqualTo(Path.of("/x/out"));
  }

  @Test
  void seriesThatNothingOfCouldBeTriedIsNotTakenForGood(@TempDir Path work) {
    CheckResult result =
        new CheckResult(
            new PatchSeries("series", "", List.of()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            BuildGraph.EMPTY,
            List.of("x86_64+TYPO: no state of the tree can be configured so"),
            List.of(),
            0,
            0,
            0,
            Duration.ZERO);

    assertThatThrownBy(() -> new SeriesReports(mock(Log.class), "full", "error").tell(result, work))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("no configuration could be tried, so the series is not checked");
    assertThatCode(() -> new SeriesReports(mock(Log.class), "full", "never").tell(result, work))
        .doesNotThrowAnyException();
  }

  @Test
  void observerWritesProgressAndWarnings() {
    Log log = mock(Log.class);
    LogObserver observer = new LogObserver(log);

    observer.line("  CC      init/main.o", 7, 120);
    observer.warning(Diagnostic.warning("cache cannot be written").note("the disk is full"));

    InOrder order = inOrder(log);
    order.verify(log).info("[  7/120]   CC      init/main.o");
    order.verify(log).warn("warning: cache cannot be written");
    order.verify(log).warn("note: the disk is full");
    order.verifyNoMoreInteractions();
  }
}
