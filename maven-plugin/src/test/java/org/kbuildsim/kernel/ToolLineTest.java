package org.kbuildsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of a build are warnings. */
final class ToolLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "warning: unused variable: `x`",
        "lib/x.c:3:5: warning: unused variable 'x' [-Wunused-variable]",
        "ld.lld: warning: cannot find entry symbol _start",
        "WARNING: modpost: vmlinux: section mismatch",
        "/src/rust/Makefile:156: FORCE prerequisite is missing",
        "scripts/Makefile.build:43: modules are not built from here",
      })
  void warnings(String line) {
    assertThat(ToolLine.isWarning(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  CC      lib/warning.o",
        "make[2]: *** [rust/Makefile:141: rust/helpers/helpers.bc] Error 1",
        "rust/Makefile:3: *** missing separator.  Stop.",
        "error[E0463]: can't find crate for `bindings`",
      })
  void otherLines(String line) {
    assertThat(ToolLine.isWarning(line)).isFalse();
  }
}
