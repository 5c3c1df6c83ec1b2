package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The two flags that keep the mixed-triple steps quiet, and what is seen without them. */
final class WarningIT {
  static final java.util.List<String> VARIANTS = Lab.VARIANTS;

  @TempDir Path directory;

  @ParameterizedTest
  @FieldSource("VARIANTS")
  void treeAsItStandsIsQuiet(String variant) throws Exception {
    Lab.Run run =
        Lab.build(
            Lab.tree(), Lab.architecture(variant), Lab.config(variant), directory.resolve("out"));

    assertThat(run.result().succeeded()).as(run.text()).isTrue();
    assertThat(run.result().warnings()).as(run.text()).isZero();
    assertThat(run.lines()).noneMatch(line -> line.contains("triple"));
  }

  // On arm64 rustc's triple is not clang's. On x86-64 the tree's own target file names clang's, as
  // the
  // kernel's does, so there is nothing to warn of.
  @ParameterizedTest
  @CsvSource({
    "--suppress-warnings, Linking two modules of different target triples",
    "-Wno-override-module, overriding the module target triple"
  })
  void withoutTheFlagTheWarningShowsAndIsCounted(String flag, String warning) throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Lab.edit(tree.resolve("rust/Makefile"), " " + flag, "");
    Lab.edit(tree.resolve("scripts/Makefile.build"), " " + flag, "");

    Lab.Run run = Lab.build(tree, "arm64", Lab.INLINED, directory.resolve("out"));

    assertThat(run.result().succeeded()).as(run.text()).isTrue();
    long shown = run.lines().stream().filter(line -> line.contains(warning)).count();
    // kernel.o and each Rust object of a module have that step.
    assertThat(shown).as(run.text()).isGreaterThanOrEqualTo(6);
    assertThat(run.result().warnings()).isEqualTo((int) shown);
  }
}
