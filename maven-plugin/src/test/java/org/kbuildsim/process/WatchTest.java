package org.kbuildsim.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Real programs that are looked at, or were not. */
final class WatchTest {
  private static @Nullable String verdict(Duration limit, String... program) throws Exception {
    Watch watch = new Watch(Limits.of(limit));
    Process process = new ProcessBuilder(program).start();
    watch.begin(process);
    process.waitFor();
    return watch.end();
  }

  @Test
  void endsWhatTakesTooLong() throws Exception {
    assertThat(verdict(Duration.ofSeconds(1), "sleep", "60")).isEqualTo("ran for more than 1 s");
  }

  @Test
  void tellsOfWhatEndedTooLateBeforeAnybodyLooked() throws Exception {
    assertThat(verdict(Duration.ofNanos(1), "true")).isEqualTo("ran for more than 0 s");
  }

  @Test
  void leavesOthersAlone() throws Exception {
    assertThat(verdict(Duration.ofMinutes(1), "true")).isNull();
  }
}
