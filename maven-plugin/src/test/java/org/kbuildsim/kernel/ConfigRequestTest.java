package org.kbuildsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;

final class ConfigRequestTest {
  @TempDir Path directory;

  @Test
  void laterEntriesWinAndFragmentsCountWhereTheyStand() throws Exception {
    Files.writeString(
        directory.resolve("rust.config"),
        "# a comment\n\nCONFIG_B=m # as a module\n# CONFIG_C is not set\nCONFIG_A=n\n");

    ConfigRequest request =
        ConfigRequest.parse(
            List.of("CONFIG_A=y", "CONFIG_C=y", "rust.config", " CONFIG_D=\"a=b\" "), directory);

    assertThat(request.over("CONFIG_KEPT=y\n# CONFIG_B is not set\nCONFIG_A=y\n"))
        .isEqualTo(
            """
            CONFIG_KEPT=y
            CONFIG_B=m
            # CONFIG_C is not set
            # CONFIG_A is not set
            CONFIG_D="a=b"
            """);
  }

  @Test
  void whatOneFragmentSaysOtherwiseThanAnotherIsPointedOut() throws Exception {
    Files.writeString(directory.resolve("one"), "CONFIG_A=y\nCONFIG_B=y\nCONFIG_C=1\n");
    Path two = Files.writeString(directory.resolve("two"), "CONFIG_B=y\n# CONFIG_A is not set\n");

    ConfigRequest request = ConfigRequest.parse(List.of("one", "two", "CONFIG_C=2"), directory);

    assertThat(request.redefinitions())
        .singleElement()
        .satisfies(
            warning ->
                assertThat(DiagnosticRenderer.render(warning))
                    .contains(two + ":2:1: warning: value of `CONFIG_A` is redefined")
                    .contains("previous value `y`, from " + directory.resolve("one") + ":1")
                    .contains("new value `n`"));
    assertThat(request.origins())
        .containsEntry("A", two + ":2")
        .containsEntry("C", "-Dkbuild.config");
  }

  @Test
  void neitherOptionNorFile() {
    assertThatThrownBy(() -> ConfigRequest.parse(List.of("RUST=y"), directory))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e ->
                assertThat(DiagnosticRenderer.render(e.diagnostic()))
                    .contains("`RUST=y` is neither `CONFIG_NAME=value` nor")
                    .contains(directory.toString())
                    .contains("help: write CONFIG_NAME=y"));
  }

  @Test
  void lineThatIsNoConfigurationIsShown() throws Exception {
    Path fragment = Files.writeString(directory.resolve("f"), "CONFIG_A=y\n  RUST = y\n");

    assertThatThrownBy(() -> ConfigRequest.parse(List.of("f"), directory))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e ->
                assertThat(DiagnosticRenderer.render(e.diagnostic()))
                    .contains(fragment + ":2:1: error: not a line of a configuration")
                    .contains("2 |   RUST = y"));
  }
}
