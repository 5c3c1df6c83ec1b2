package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.kconfig.Remedy;
import org.kbuildsim.kernel.ConfigQuestion;
import org.kbuildsim.toolchain.Toolchain;

/**
 * Why an option of the miniature kernel is off: the reason that is given is the one that was made,
 * and what is proposed is tried by configuring the tree anew.
 */
final class ConfigQuestionIT {
  @TempDir Path directory;
  private ConfigLab lab;

  @BeforeEach
  void openLab() {
    lab = new ConfigLab(Lab.tree(), directory);
  }

  @Test
  void offSinceRustcAndClangCarryDifferentLlvm() throws Exception {
    List<String> config = List.of("CONFIG_EXPERT=n");
    ConfigQuestion.Answer answer =
        lab.explain(lab.request(ConfigLab.mixed(), "x86_64", config), "RUST_INLINE_HELPERS");

    assertThat(ConfigLab.text(answer))
        .contains("RUSTC_CLANG_LLVM_COMPATIBLE = n: no default of it applies")
        .containsPattern("RUSTC_LLVM_MAJOR_VERSION = 19: .*\n.*expr 19\\d+ / 10000 = 19")
        .containsPattern("rustc-llvm-version.sh .* = 19\\d+: what the command gave")
        .containsPattern("cc-version.sh .* = Clang 22\\d+: what the command gave");
    assertThat(answer.account().remedies())
        .singleElement()
        .asString()
        .isEqualTo(
            "RUSTC_CLANG_LLVM_COMPATIBLE = y, CONFIG_EXPERT=y, CONFIG_RUST_INLINE_HELPERS=y");
    assertThat(ConfigLab.text(answer)).contains("which the tools decide (").contains("RUSTC");
    assertThat(directory.resolve("out/.config")).doesNotExist();

    // Tools that fit, and the rest of it as options.
    ConfigQuestion.Answer fitting =
        lab.explain(lab.request(Lab.toolchain("a"), "x86_64", config), "RUST_INLINE_HELPERS");
    lab.works(
        Lab.toolchain("a"),
        "x86_64",
        config,
        fitting.account().remedies().get(0),
        "RUST_INLINE_HELPERS");
  }

  @Test
  void offSinceTheCompilerIsGcc() throws Exception {
    // A clang that keeps quiet about being one: what tells the two apart is what they predefine.
    Path gcc = directory.resolve("gcc");
    Files.writeString(
        gcc,
        "#!/bin/sh\nexec "
            + Lab.toolchain("a").llvm()
            + "clang -U__clang__ -fgnuc-version=12.2.0 \"$@\"\n");
    Files.setPosixFilePermissions(gcc, PosixFilePermissions.fromString("rwxr-xr-x"));

    ConfigQuestion.Answer answer =
        lab.explain(
            lab.request(Lab.toolchain("a"), "x86_64", List.of(), "CC=" + gcc, "defconfig"),
            "RUST_INLINE_HELPERS");

    assertThat(ConfigLab.text(answer))
        .contains("CC_IS_CLANG = n: by `default n`")
        .containsPattern("test \"GCC\" = Clang.* = n: what the command gave")
        .contains("cc-version.sh " + gcc + " = GCC 120200");
    assertThat(answer.account().remedies().get(0).changes().get(0))
        .satisfies(
            change -> assertThat(change.by()).isEqualTo(Remedy.By.TOOLS),
            change -> assertThat(change.environment()).contains("CC"));

    ConfigQuestion.Answer clang =
        lab.explain(lab.request(Lab.toolchain("a"), "x86_64", List.of()), "RUST_INLINE_HELPERS");
    lab.works(
        Lab.toolchain("a"),
        "x86_64",
        List.of(),
        clang.account().remedies().get(0),
        "RUST_INLINE_HELPERS");
  }

  @Test
  void offWithoutExpert() throws Exception {
    lab.isOffAndAllRemediesWork(
        List.of("CONFIG_EXPERT=n"),
        "RUST_INLINE_HELPERS",
        "  EXPERT = n: asked for by -Dkbuild.config",
        "CONFIG_EXPERT=y, CONFIG_RUST_INLINE_HELPERS=y");
  }

  @Test
  void offSinceVersionsAreMadeOfSourceCode() throws Exception {
    lab.isOffAndAllRemediesWork(
        List.of("CONFIG_MODVERSIONS=y"),
        "RUST",
        "    GENDWARFKSYMS = n: its dependencies are not met",
        "CONFIG_MODVERSIONS=n",
        "CONFIG_DEBUG_KERNEL=y, CONFIG_DEBUG_INFO_DWARF_TOOLCHAIN_DEFAULT=y,"
            + " CONFIG_GENDWARFKSYMS=y",
        "CONFIG_DEBUG_KERNEL=y, CONFIG_DEBUG_INFO_DWARF4=y, CONFIG_GENDWARFKSYMS=y",
        "CONFIG_DEBUG_KERNEL=y, CONFIG_DEBUG_INFO_DWARF5=y, CONFIG_GENDWARFKSYMS=y");
  }

  @Test
  void offSinceAnotherAlternativeIsChosen() throws Exception {
    lab.isOffAndAllRemediesWork(
        List.of("CONFIG_LTO_CLANG_THIN=y"),
        "LTO_CLANG_FULL",
        "`LTO_CLANG_THIN` is chosen in the choice `Optimise while linking (LTO)`",
        "CONFIG_LTO_CLANG_FULL=y");
  }

  @Test
  void offOnThisArchitecture() throws Exception {
    ConfigQuestion.Answer answer =
        lab.explain(lab.request(Lab.toolchain("a"), "arm64", List.of()), "STACK_VALIDATION");

    assertThat(ConfigLab.text(answer)).contains("HAVE_STACK_VALIDATION = n: nothing sets it");
    assertThat(answer.account().remedies()).noneMatch(Remedy::isSettable);
    assertThat(answer.elsewhere()).containsOnlyKeys("x86_64");
    lab.works(
        Lab.toolchain("a"),
        "x86_64",
        List.of(),
        answer.elsewhere().get("x86_64").get(0),
        "STACK_VALIDATION");
  }

  @Test
  void whatWasAskedForAndDidNotSurviveIsWarnedOf() throws Exception {
    Files.writeString(directory.resolve("f.config"), "CONFIG_UBSAN_SHIFT=y\nCONFIG_NO_SUCH=y\n");
    ConfigQuestion.make(
        lab.request(Lab.toolchain("a"), "x86_64", List.of("f.config")), null, lab.observer());

    assertThat(String.join("\n", lab.heard()))
        .contains("`CONFIG_UBSAN_SHIFT=y` was asked for, but it is `n`: a dependency is not met")
        .contains("help: set `CONFIG_UBSAN=y`")
        .contains("`CONFIG_NO_SUCH=y` was asked for, but no Kconfig file defines");
    assertThat(directory.resolve("out/.config")).content().contains("# CONFIG_UBSAN is not set");
  }

  @Test
  void byAnswersBySeedAndAsMinimum() throws Exception {
    Toolchain tools = Lab.toolchain("a");
    Path out = directory.resolve("out");
    ConfigQuestion.make(lab.request(tools, "x86_64", List.of()), null, lab.observer());
    String config = Files.readString(out.resolve(".config"));

    // Without two of its lines, oldconfig asks for them.
    Files.writeString(
        out.resolve(".config"),
        config.replace("CONFIG_SMP=y\n", "").replace("# CONFIG_UBSAN is not set\n", ""));
    ConfigQuestion.make(
        lab.request(tools, "x86_64", List.of(), "listnewconfig"), null, lab.observer());
    assertThat(lab.printed()).contains("CONFIG_SMP=y", "CONFIG_UBSAN=n");
    Path answers = Files.writeString(directory.resolve("answers"), "n\ny\n\n\n");
    ConfigQuestion.make(
        lab.request(tools, "x86_64", List.of(), "oldconfig"), answers, lab.observer());
    assertThat(out.resolve(".config"))
        .content()
        .contains("# CONFIG_SMP is not set\n", "CONFIG_UBSAN=y\n");

    List<String> random = new ArrayList<>();
    for (String seed : List.of("7", "7", "8")) {
      ConfigQuestion.make(
          lab.request(tools, "x86_64", List.of(), "KCONFIG_SEED=" + seed, "randconfig"),
          null,
          lab.observer());
      random.add(Files.readString(out.resolve(".config")));
    }
    assertThat(random.get(0)).isEqualTo(random.get(1)).isNotEqualTo(random.get(2));

    Files.writeString(out.resolve(".config"), config);
    ConfigQuestion.make(
        lab.request(tools, "x86_64", List.of(), "savedefconfig"), null, lab.observer());
    assertThat(Files.readAllLines(out.resolve("defconfig")))
        .contains("CONFIG_RUST=y")
        .hasSizeLessThan(config.lines().toList().size() / 3);
    assertThat(out.resolve(".config")).hasContent(config);
  }

  @Test
  void asTextAndAsJsonOnTheCommandLine() throws Exception {
    Files.writeString(
        directory.resolve("a.config"), "CONFIG_MODULES=y\nCONFIG_MODVERSIONS=y\nCONFIG_RUST=y\n");
    Files.writeString(directory.resolve("b.config"), "CONFIG_MODULES=y\nCONFIG_RUST=y\n");
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("MAVEN_OPTS");

    Lab.Output explained =
        Lab.run(
            directory,
            environment,
            Lab.mvn("config", goal("-q", "-Dkbuild.explain=RUST", "-Dkbuild.format=json"))
                .toArray(String[]::new));
    assertThat(explained.status()).as(explained.text()).isZero();
    JsonObject json = JsonParser.parseString(explained.text()).getAsJsonObject();
    assertThat(json.get("option").getAsString()).isEqualTo("CONFIG_RUST");
    assertThat(json.get("value").getAsString()).isEqualTo("y");
    assertThat(json.getAsJsonObject("cause").getAsJsonArray("causes")).isNotEmpty();

    Lab.Output compared =
        Lab.run(
            directory,
            environment,
            Lab.mvn("config", goal("-Dkbuild.diff=a.config,b.config")).toArray(String[]::new));
    assertThat(compared.status()).as(compared.text()).isZero();
    assertThat(compared.text())
        .contains("CONFIG_MODVERSIONS: y -> n")
        .containsPattern("CONFIG_RUST: n -> y .*because of .*MODVERSIONS");

    Lab.Output wrong =
        Lab.run(
            directory,
            environment,
            Lab.mvn("config", goal("-Dkbuild.explain=NO_SUCH_OPTION")).toArray(String[]::new));
    assertThat(wrong.status()).isNotZero();
    assertThat(wrong.text()).contains("defines `NO_SUCH_OPTION`").doesNotContain("\tat ");
  }

  private static String[] goal(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(
        List.of(
            "-Dkbuild.tree=" + Lab.tree(),
            "-Dkbuild.toolchain=a",
            "-Dkbuild.config=CONFIG_MODULES=y",
            "-Dkbuild.output=out"));
    return all.toArray(String[]::new);
  }
}
