package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;

/**
 * Options that were asked for and cannot be had: refused before anything is built, with reasons.
 */
final class ConfigurationIT {
  @TempDir Path directory;

  private Path out() {
    return directory.resolve("out");
  }

  private String refusal(Toolchain tools, String... config) {
    return Lab.failureOf(() -> Lab.build(tools, Lab.tree(), "x86_64", List.of(config), out()));
  }

  @Test
  void inliningWithAnotherLlvmIsRefusedSayingBothMajors() {
    Toolchain mixed =
        Lab.toolchains()
            .resolve(
                ToolchainRequest.mixed(
                    Lab.toolchain("a").rustc().toString(), Lab.toolchain("b").llvm()));
    assertThat(mixed.matching()).isFalse();

    String refusal = refusal(mixed, "CONFIG_RUST_INLINE_HELPERS=y");

    assertThat(refusal)
        .contains("`CONFIG_RUST_INLINE_HELPERS=y` was asked for, but it is `n`")
        .contains("RUSTC_CLANG_LLVM_COMPATIBLE", "gave `19", "gave `22")
        .contains("lib/Kconfig.debug:");
    assertThat(out().resolve("rust/kernel.o")).doesNotExist();
  }

  @Test
  void eachUnmetDependencyIsNamed() {
    String refusal =
        refusal(
            Lab.toolchain("a"), "CONFIG_EXPERT=n", "CONFIG_RUST=n", "CONFIG_RUST_INLINE_HELPERS=y");

    assertThat(refusal)
        .contains("`CONFIG_RUST_INLINE_HELPERS=y` was asked for, but it is `n`")
        .contains("needs `EXPERT`, which is `n`", "needs `RUST`, which is `n`");
  }

  @Test
  void unknownOption() {
    assertThat(refusal(Lab.toolchain("a"), "CONFIG_RUST_INLINE_HELPER=y"))
        .contains("no Kconfig file defines `RUST_INLINE_HELPER`")
        .contains("did you mean `RUST_INLINE_HELPERS`?");
  }

  @Test
  void optionWithoutPrompt() {
    assertThat(refusal(Lab.toolchain("a"), "CONFIG_CC_IS_CLANG=n"))
        .contains("`CONFIG_CC_IS_CLANG=n` was asked for, but it is `y`")
        .contains("it has no prompt, its value is computed");
  }
}
