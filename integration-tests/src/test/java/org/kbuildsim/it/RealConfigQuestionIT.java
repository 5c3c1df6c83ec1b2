package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.kconfig.Remedy;
import org.kbuildsim.kernel.ConfigQuestion;
import org.kbuildsim.toolchain.Toolchain;

/**
 * Why an option of Linux 7.3 is off, for the reasons that {@link ConfigQuestionIT} makes in the
 * miniature kernel; what is proposed is tried by configuring that tree. By hand, in profile {@code
 * real-kernel}: it wants GCC, and flex and bison, for kbuild builds its conf before it asks ours.
 */
@Tag("real-kernel")
final class RealConfigQuestionIT {
  private static final String OPTION = "RUST_INLINE_HELPERS";

  @TempDir Path directory;
  private ConfigLab lab;

  @BeforeEach
  void openLab() {
    lab = new ConfigLab(Lab.linux("7.3"), directory);
  }

  @Test
  void offSinceRustcAndClangCarryDifferentLlvm() throws Exception {
    ConfigQuestion.Answer answer =
        lab.explain(lab.request(ConfigLab.mixed(), "x86_64", List.of()), OPTION);

    assertThat(ConfigLab.text(answer))
        .contains("RUSTC_CLANG_LLVM_COMPATIBLE = n: no default of it applies")
        .containsPattern("RUSTC_LLVM_MAJOR_VERSION = 19: .*\n.*expr 19\\d+ / 10000 = 19")
        .containsPattern("cc-version.sh .* = Clang 22\\d+: what the command gave")
        .contains("which the tools decide (");
    decidedByTools(answer, "RUSTC");
    worksWithToolsThatFit();
  }

  @Test
  void offSinceTheCompilerIsGcc() throws Exception {
    ConfigQuestion.Answer answer =
        lab.explain(
            lab.request(Lab.toolchain("a"), "x86_64", List.of(), "CC=gcc", "defconfig"), OPTION);

    assertThat(ConfigLab.text(answer))
        .contains("CC_IS_CLANG = n: by `default n`")
        .containsPattern("test \"GCC\" = Clang.* = n: what the command gave")
        .containsPattern("cc-version.sh gcc = GCC \\d+");
    decidedByTools(answer, "CC");
    worksWithToolsThatFit();
  }

  private static void decidedByTools(ConfigQuestion.Answer answer, String variable) {
    assertThat(answer.account().remedies())
        .isNotEmpty()
        .allSatisfy(
            remedy ->
                assertThat(remedy.changes())
                    .anySatisfy(
                        change -> {
                          assertThat(change.by()).isEqualTo(Remedy.By.TOOLS);
                          assertThat(change.name()).isEqualTo("RUSTC_CLANG_LLVM_COMPATIBLE");
                          assertThat(change.environment()).contains(variable);
                        }));
  }

  private void worksWithToolsThatFit() throws Exception {
    Toolchain tools = Lab.toolchain("a");
    ConfigQuestion.Answer answer = lab.explain(lab.request(tools, "x86_64", List.of()), OPTION);
    lab.works(tools, "x86_64", List.of(), answer.account().remedies().get(0), OPTION);
  }

  @Test
  void offWithoutExpert() throws Exception {
    lab.isOffAndAllRemediesWork(
        List.of("CONFIG_RUST=y"),
        OPTION,
        "  EXPERT = n: nothing asks for it",
        "CONFIG_EXPERT=y, CONFIG_RUST_INLINE_HELPERS=y");
  }

  @Test
  void offSinceVersionsAreMadeOfSourceCode() throws Exception {
    lab.isOffAndAllRemediesWork(
        List.of("CONFIG_MODVERSIONS=y"),
        "RUST",
        "GENDWARFKSYMS = n: its dependencies are not met",
        "CONFIG_MODVERSIONS=n, CONFIG_RUST=y",
        "CONFIG_DEBUG_INFO_DWARF_TOOLCHAIN_DEFAULT=y, CONFIG_GENDWARFKSYMS=y, CONFIG_RUST=y",
        "CONFIG_DEBUG_INFO_DWARF4=y, CONFIG_GENDWARFKSYMS=y, CONFIG_RUST=y",
        "CONFIG_DEBUG_INFO_DWARF5=y, CONFIG_GENDWARFKSYMS=y, CONFIG_RUST=y");
  }

  @Test
  void offSinceAnotherAlternativeIsChosen() throws Exception {
    lab.isOffAndAllRemediesWork(
        List.of("CONFIG_LTO_CLANG_THIN=y"),
        "LTO_CLANG_FULL",
        "`LTO_CLANG_THIN` is chosen in the choice `Link Time Optimization (LTO)`",
        "CONFIG_LTO_CLANG_FULL=y");
  }

  @Test
  void offOnThisArchitecture() throws Exception {
    Toolchain tools = Lab.toolchain("a");
    ConfigQuestion.Answer answer = lab.explain(lab.request(tools, "riscv", List.of()), OPTION);

    assertThat(ConfigLab.text(answer)).contains("ARM64 || X86_64 = n");
    assertThat(answer.account().remedies()).isNotEmpty().noneMatch(Remedy::isSettable);
    assertThat(answer.elsewhere()).containsOnlyKeys("arm64", "x86_64");
    for (String architecture : answer.elsewhere().keySet()) {
      for (Remedy remedy : answer.elsewhere().get(architecture)) {
        lab.works(tools, architecture, List.of(), remedy, OPTION);
      }
    }
  }
}
