package org.kbuildsim.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C in a real Maven in the middle of a build, at several places, and the build after it. */
final class InterruptIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"HELPER  rust/helpers/helpers.bc", "RUSTC L rust/kernel.o", "AR      lib"})
  void endsItsChildrenAndTakesNothingUnfinishedAsDone(String moment) throws Exception {
    Path out = directory.resolve("out");
    Path log = directory.resolve("log");
    // What a shell without job control starts in the background has INT ignored, for good.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(
        Lab.mvn(
            "build",
            "-Dkbuild.tree=" + Lab.tree(),
            "-Dkbuild.config=CONFIG_RUST_INLINE_HELPERS=y",
            "-Dkbuild.toolchain=a",
            "-Dkbuild.output=" + out));
    Process mvn =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    while (!Files.readString(log).contains(moment)) {
      assertThat(mvn.isAlive()).as(Files.readString(log)).isTrue();
      Thread.sleep(5);
    }
    List<ProcessHandle> children = mvn.descendants().toList();
    while (children.isEmpty()) {
      assertThat(mvn.isAlive()).as(Files.readString(log)).isTrue();
      children = mvn.descendants().toList();
    }

    Lab.run(directory, "/bin/kill", "-INT", Long.toString(mvn.pid()));

    assertThat(mvn.waitFor(30, SECONDS)).isTrue();
    assertThat(mvn.exitValue()).isNotZero();
    for (ProcessHandle child : children) {
      child.onExit().orTimeout(10, SECONDS).join();
    }
    Lab.Run next = Lab.build(Lab.tree(), "x86_64", Lab.INLINED, out);
    assertThat(next.result().succeeded()).as(next.text()).isTrue();
    for (String name : List.of("rust/kernel.o", "rust/helpers/helpers.bc", "vmlinux")) {
      assertThat(out.resolve(name))
          .hasSameBinaryContentAs(Lab.mainJob("x86_64-inlined").resolve(name));
    }
  }
}
