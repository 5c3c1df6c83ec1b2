package org.kbuildsim.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeProgramTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Invocation sh(String script) {
    return new Invocation(
        List.of("/bin/sh", "-c", script),
        Map.of("GREETING", "hello"),
        directory,
        new ByteArrayInputStream("given".getBytes(StandardCharsets.UTF_8)),
        out,
        err);
  }

  @Test
  void keepsStreamsApartAndReturnsStatus() throws Exception {
    int status = new NativeProgram().run(sh("cat; echo $GREETING >&2; exit 3"));

    assertThat(status).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("given");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("hello\n");
  }

  @Test
  void signalIsReportedAsAShellDoes() throws Exception {
    assertThat(new NativeProgram().run(sh("kill -9 $$"))).isEqualTo(137);
  }

  @Test
  void inputNotReadIsNoFault() throws Exception {
    Invocation invocation =
        sh("exit 0").withStreams(new ByteArrayInputStream(new byte[1 << 20]), out, err);

    assertThat(new NativeProgram().run(invocation)).isZero();
  }

  @Test
  void missingProgramIsAnIoException() {
    Invocation missing =
        new Invocation(
            List.of(directory.resolve("none").toString()),
            Map.of(),
            directory,
            java.io.InputStream.nullInputStream(),
            out,
            err);

    assertThatThrownBy(() -> new NativeProgram().run(missing)).isInstanceOf(IOException.class);
  }

  @Test
  void interruptEndsProcessAndItsChildren() throws Exception {
    Path started = directory.resolve("pid");
    AtomicReference<@Nullable Throwable> seen = new AtomicReference<>(null);
    Thread runner =
        new Thread(
            () -> {
              try {
                new NativeProgram()
                    .run(sh("/bin/sleep 1000 & echo $! > pid.tmp; /bin/mv pid.tmp pid; wait"));
              } catch (IOException | InterruptedException e) {
                seen.set(e);
              }
            });
    runner.start();
    while (!Files.exists(started)) {
      Thread.sleep(5);
    }
    long child = Long.parseLong(Files.readString(started).trim());

    runner.interrupt();
    runner.join();

    assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    // Whoever adopts the orphan collects it a moment later.
    ProcessHandle.of(child).ifPresent(orphan -> orphan.onExit().orTimeout(10, SECONDS).join());
  }
}
