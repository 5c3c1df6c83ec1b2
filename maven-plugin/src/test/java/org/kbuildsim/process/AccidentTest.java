package org.kbuildsim.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AccidentTest {
  @Test
  void signalsFromOutsideAre() {
    assertThat(Accident.of(128 + 9, "")).isEqualTo("was ended by signal 9");
    assertThat(Accident.of(128 + 15, "")).isEqualTo("was ended by signal 15");
  }

  @Test
  void whatAProgramDoesToItselfIsNot() {
    assertThat(Accident.of(0, "Killed")).isNull();
    assertThat(Accident.of(1, "error: unknown argument: '-mno-such'")).isNull();
    assertThat(Accident.of(128 + 11, "")).isNull();
    assertThat(Accident.of(128 + 13, "")).isNull();
  }

  @Test
  void wantOfRoomOrMemoryIs() {
    assertThat(Accident.of(1, "error: unable to open output file: No space left on device"))
        .isEqualTo("failed: No space left on device");
    for (String text :
        new String[] {
          "LLVM ERROR: out of memory",
          "memory allocation of 4096 bytes failed",
          "error: linking with `cc` failed: signal: 9 (SIGKILL)",
          "sh: 1: Cannot allocate memory",
          "make: *** [Makefile:3: all] Killed"
        }) {
      assertThat(Accident.told(text)).as(text).isNotNull();
    }
  }
}
