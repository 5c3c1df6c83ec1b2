package org.kbuildsim.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;
import org.kbuildsim.diagnostic.Diagnostic;
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
