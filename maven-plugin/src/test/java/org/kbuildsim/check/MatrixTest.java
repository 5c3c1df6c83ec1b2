package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.tree.SeriesReader;

/** What is tried of a series, by what it touches. */
final class MatrixTest {
  @TempDir Path directory;
  private Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = directory.resolve("tree");
    for (String each : List.of("arch/x86", "arch/arm64", "samples/external", "lib")) {
      Files.createDirectories(tree.resolve(each));
    }
    Files.writeString(tree.resolve("lib/Kconfig"), "config RUST_INLINE_HELPERS\n\tbool \"x\"\n");
  }

  @Test
  void makefilesAreTriedInAllPlaces() throws IOException {
    Matrix matrix = of(Set.of(Variation.OTHER_LLVM, Variation.MIXED_LLVM), "rust/Makefile", "A=1");

    assertThat(names(matrix.everyPatch()))
        .containsExactly(
            "x86_64",
            "arm64",
            "x86_64+RUST_INLINE_HELPERS",
            "arm64+RUST_INLINE_HELPERS",
            "x86_64+RUST_INLINE_HELPERS@external",
            "arm64+RUST_INLINE_HELPERS@external");
    assertThat(names(matrix.allPatches()))
        .containsExactly(
            "x86_64+RUST_INLINE_HELPERS+MODULES=n",
            "x86_64+RUST_INLINE_HELPERS@in-tree",
            "x86_64+RUST_INLINE_HELPERS@other-llvm",
            "x86_64+RUST_INLINE_HELPERS@mixed-llvm");
    assertThat(matrix.said())
        .contains("@in-tree: the series touches rust/Makefile; with all patches");
  }

  @Test
  void sourcesAreNotAndWhatIsMissingIsSaid() throws IOException {
    Matrix matrix = of(Set.of(), "mm/vmalloc.c", "int a;");

    assertThat(names(matrix.everyPatch())).hasSize(4).noneMatch(name -> name.contains("@"));
    assertThat(names(matrix.allPatches())).containsExactly("x86_64+RUST_INLINE_HELPERS+MODULES=n");
    assertThat(matrix.said())
        .anyMatch(line -> line.startsWith("not in the source tree"))
        .anyMatch(line -> line.startsWith("not @mixed-llvm: no toolchain"));
  }

  @Test
  void oneArchitecturesFilesAreTriedThere() throws IOException {
    Matrix matrix = of(Set.of(), "arch/arm64/kernel/head.S", "nop");

    assertThat(matrix.everyPatch()).allMatch(c -> c.architecture().equals("arm64"));
    assertThat(matrix.said()).contains("arm64 alone: the series touches arch/arm64/ alone");
  }

  @Test
  void optionsAreThoseThatCanBeAskedFor() throws IOException {
    Matrix matrix =
        of(
            Set.of(),
            "init/Kconfig",
            "config LLVM_MAJOR",
            "\tint",
            "config FAST",
            "\tbool \"Faster\"",
            "config SHOWN",
            "\tbool",
            "\tprompt \"Shown\"");

    assertThat(names(matrix.everyPatch()))
        .contains("x86_64+FAST", "x86_64+RUST_INLINE_HELPERS")
        .noneMatch(name -> name.contains("LLVM_MAJOR") || name.contains("SHOWN"));
    assertThat(matrix.said())
        .contains("FAST off and on: added by patch 1/1")
        .contains("not SHOWN, added by patch 1/1: each option doubles the builds");
  }

  @Test
  void modulesOutsideNeedTheTree() {
    Matrix matrix =
        Matrix.asked(
            List.of(Configuration.parse("arm64@external"), Configuration.parse("arm64@in-tree")));

    assertThat(names(matrix.everyPatch())).containsExactly("arm64", "arm64@external");
    assertThat(names(matrix.allPatches())).containsExactly("arm64@in-tree");
  }

  @Test
  void namesAreReadAsTheyAreWritten() {
    assertThat(Configuration.parse("arm64+A+B=n@mixed-llvm").name())
        .isEqualTo("arm64+A+B=n@mixed-llvm");
    for (String wrong : List.of("arm64@", "arm64@none", "arm64@in-tree@external", "arm64@A")) {
      assertThatThrownBy(() -> Configuration.parse(wrong))
          .hasMessageContaining("`" + wrong + "` is no configuration of a matrix");
    }
  }

  private static List<String> names(List<Configuration> configurations) {
    return configurations.stream().map(Configuration::name).toList();
  }

  /** Returns the matrix for a patch that adds a file of {@code lines}. */
  private Matrix of(Set<Variation> toolchains, String file, String... lines) throws IOException {
    Path series = Files.createDirectory(directory.resolve("series"));
    Files.writeString(
        series.resolve("1.patch"),
        "diff --git a/%1$s b/%1$s\nnew file mode 100644\n--- /dev/null\n+++ b/%1$s\n@@ -0,0 +1,%2$d @@\n+%3$s\n"
            .formatted(file, lines.length, String.join("\n+", lines)));
    return Matrix.of(tree, SeriesReader.read(series), Sources.of(tree), toolchains);
  }
}
