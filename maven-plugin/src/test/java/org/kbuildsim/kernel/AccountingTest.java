package org.kbuildsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountingTest {
  private final Accounting accounting = new Accounting(diagnostic -> {}, () -> {});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warning: Linking two modules of different target triples: 'a' is 'x' whereas 'b' is 'y'",
        "warning: overriding the module target triple with x86_64-unknown-linux-gnu",
        "lib/x.c:3:5: warning: unused variable 'a' [-Wunused-variable]",
        "warning[E0133]: call to unsafe function",
        "ld.lld: warning: cannot find entry symbol _start",
        "WARNING: modpost: missing MODULE_DESCRIPTION() in a.o",
        "Makefile:12: warning: overriding recipe for target 'a'"
      })
  void countsWhatToolsCallAWarning(String line) {
    accounting.printed(line);

    assertThat(accounting.warnings()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"  CC      lib/warning.o", "  HELPER  rust/helpers/helpers.bc", "-Wwarning"})
  void doesNotCountNames(String line) {
    accounting.printed(line);

    assertThat(accounting.warnings()).isZero();
  }
}
