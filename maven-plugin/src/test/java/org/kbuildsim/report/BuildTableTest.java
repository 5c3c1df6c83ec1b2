package org.kbuildsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kbuildsim.kernel.BuildResult;

final class BuildTableTest {

  private static BuildResult result(String name, int status, int helpers) {
    return new BuildResult(
        name,
        Path.of("out"),
        status,
        List.of(),
        263,
        1,
        Map.of("clang", 100, "rustc", 20),
        List.of(),
        0,
        10,
        553,
        helpers,
        Duration.ofMillis(35_297));
  }

  @Test
  void columnsLineUp() {
    assertThat(
            BuildTable.lines(
                List.of(result("x86_64-called", 0, 165), result("arm64-inlined", 2, 0))))
        .containsExactly(
            "configuration  actions  from cache  processes  to /bin/sh  modules  exported"
                + "  rust_helper_*  warnings  seconds  result",
            "x86_64-called      263           1        120           0       10       553"
                + "            165         0     35.3      ok",
            "arm64-inlined      263           1        120           0       10       553"
                + "              0         0     35.3  FAILED");
  }
}
