package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.Explain;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.Position;
import org.kbuildsim.kernel.RebuildExplanation;
import org.kbuildsim.kernel.VariableExplanation;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.report.RebuildText;

/** Where the words of kbuild's commands come from. */
final class ExplainIT {

  /**
   * A word of the command for a target.
   *
   * @param line what the line of {@code file} that supplies it holds; no other line there does
   */
  private record Case(String target, String word, String file, String line) {}

  private static final List<Case> BOTH =
      List.of(
          new Case("rust/kernel.o", "--internalize", "rust/Makefile", "$(LLVM_LINK) --internalize"),
          new Case(
              "rust/kernel.o", "build_error", "rust/Makefile", "--extern build_error --extern"),
          new Case("rust/kernel.o", "-Wmissing_docs", "Makefile", "-Wmissing_docs"),
          new Case(
              "rust/kernel.o", "-Wno-override-module", "rust/Makefile", "-Wno-override-module"),
          new Case("rust/kernel.o", "-Clto=n", "Makefile", "-Cembed-bitcode=n -Clto=n"),
          new Case("rust/core.o", "--cfg='no_fp_fmt_parse'", "rust/Makefile", "no_fp_fmt_parse"),
          new Case("rust/core.o", "--redefine-sym", "rust/Makefile", "--redefine-sym $(sym)"),
          new Case(
              "rust/core.o", "__muloti4=__rust__muloti4", "rust/Makefile", "__,multi3 muloti4"),
          new Case(
              "rust/bindings.o", "pin_init", "rust/Makefile", "bindings.o: private rustc_target"),
          new Case(
              "rust/pin_init.o", "pin_init_internal", "rust/Makefile", "= --extern pin_init_int"),
          new Case("rust/helpers/helpers.bc", "-g0", "rust/Makefile", "-c -g0 $< -emit-llvm"),
          new Case("rust/helpers/helpers.bc", "-fno-common", "Makefile", "+= -fno-common"),
          new Case("rust/helpers/helpers.bc", "-fshort-wchar", "Makefile", "+= -fshort-wchar"),
          new Case(
              "rust/bindings/bindings_generated.rs", "-D__BINDGEN__", "rust/Makefile", "-D__BIND"),
          new Case(
              "rust/bindings/bindings_generated.rs",
              "--ctypes-prefix",
              "rust/Makefile",
              "--ctypes"),
          new Case("rust/uapi/uapi_generated.rs", "--use-core", "rust/Makefile", "--use-core"),
          new Case("init/main.o", "-D__KERNEL__", "Makefile", "-D__KERNEL__"),
          new Case("init/main.o", "-Wundef", "scripts/Makefile.extrawarn", "-Wundef"),
          new Case("init/main.o", "-fintegrated-as", "scripts/Makefile.clang", "-fintegrated-as"),
          new Case(
              "samples/rust/rust_minimal.o",
              "--out-dir",
              "scripts/Makefile.build",
              "--out-dir $(dir"),
          new Case(
              "samples/rust/rust_minimal.o",
              "--suppress-warnings",
              "scripts/Makefile.build",
              "$(LLVM_LINK) --internalize --suppress-warnings $(@"),
          new Case(
              "rust/exports_kernel_generated.h",
              "--defined-only",
              "rust/Makefile",
              "rust_exports = $(NM)"));

  private static final Map<String, List<Case>> ONE =
      Map.of(
          "x86_64-inlined",
          List.of(new Case("init/main.o", "-mno-red-zone", "arch/x86/Makefile", "-mno-red-zone")),
          "arm64-inlined",
          List.of(
              new Case(
                  "init/main.o", "-mgeneral-regs-only", "arch/arm64/Makefile", "-mgeneral-regs"),
              new Case("rust/kernel.o", "-Zfixed-x18", "arch/arm64/Makefile", "-Zfixed-x18")));

  @ParameterizedTest
  @ValueSource(strings = {"x86_64-inlined", "arm64-inlined"})
  void everyWordComesFromTheLineThatHoldsIt(String variant) throws Exception {
    Map<String, List<List<ExplainedWord>>> answers = new TreeMap<>();
    Path out = Lab.mainJob(variant);
    List<String> wrong = new ArrayList<>();
    List<Case> cases = new ArrayList<>(BOTH);
    cases.addAll(ONE.getOrDefault(variant, List.of()));
    for (Case wanted : cases) {
      if (!answers.containsKey(wanted.target())) {
        answers.put(wanted.target(), explain(variant, out, wanted.target()).recipe().commands());
      }
      ExplainedWord word = find(answers.get(wanted.target()), wanted.word());
      String expected = wanted.file() + ":" + line(wanted);
      Position at = Objects.requireNonNull(word.at(), word::toString);
      if (!(at.file() + ":" + at.line()).equals(expected)) {
        wrong.add(
            wanted.target()
                + ": "
                + word.word()
                + " is from "
                + word.where()
                + ", expected "
                + expected);
      } else if (word.how().isEmpty() && !stands(word.word(), at)) {
        wrong.add(wanted.target() + ": " + word.word() + " does not stand at " + word.where());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answers).hasSizeGreaterThanOrEqualTo(10);
    for (String target : answers.keySet()) {
      isWhatWasRun(variant, target, answers.get(target));
    }
  }

  @Test
  void aTreeThatWasNeverBuiltNeedsNoBuild(@TempDir Path directory) throws Exception {
    Path out = directory.resolve("out");

    List<List<ExplainedWord>> commands =
        explain("x86_64-inlined", out, "rust/kernel.o").recipe().commands();

    Case wanted = BOTH.get(0);
    Position at = Objects.requireNonNull(find(commands, wanted.word()).at());
    assertThat(at.file() + ":" + at.line()).isEqualTo(wanted.file() + ":" + line(wanted));
    assertThat(Lab.files(out)).contains(".config").noneMatch(file -> file.endsWith(".o"));
  }

  @Test
  void aConfigurationThatHasWhatIsAskedForStays(@TempDir Path directory) throws Exception {
    Path out = directory.resolve("out");
    Path config = out.resolve(".config");
    explain("x86_64-inlined", out, "rust/kernel.o");
    Lab.edit(config, "CONFIG_SAMPLE_RUST_PRINT=m", "# CONFIG_SAMPLE_RUST_PRINT is not set");

    explain("x86_64-inlined", out, "rust/kernel.o");

    assertThat(config).content().contains("# CONFIG_SAMPLE_RUST_PRINT is not set");
    assertThat(out.resolve("include/config/auto.conf"))
        .content()
        .doesNotContain("CONFIG_SAMPLE_RUST_PRINT");

    // Of another architecture, or without what is asked for, it is made anew.
    explain("x86_64-called", out, "rust/kernel.o");
    assertThat(config).content().contains("CONFIG_RUST_INLINE_HELPERS=y");
    Lab.edit(config, "CONFIG_RUST_INLINE_HELPERS=y", "# CONFIG_RUST_INLINE_HELPERS is not set");
    explain("x86_64-inlined", out, "rust/kernel.o");
    assertThat(config)
        .content()
        .contains("CONFIG_RUST_INLINE_HELPERS=y", "CONFIG_SAMPLE_RUST_PRINT=m");
    explain("arm64-called", out, "rust/kernel.o");
    assertThat(config).content().contains("Linux/arm64 ");
  }

  @Test
  void whatAMakefileReadsFromAnotherRecipeIsNamed(@TempDir Path directory) throws Exception {
    Explain explain = explain("x86_64-inlined", directory.resolve("out"), "samples/kfifo/none.ko");

    assertThat(
            Lab.diagnosticOf(
                () -> {
                  explain.recipe();
                  throw new AssertionError("answered");
                }))
        .contains("no recipe for `samples/kfifo/none.ko` was come by")
        .contains("`modules.order` is read by a makefile, and is not there yet")
        .contains("help: build the tree once");
  }

  @Test
  void nothingIsMadeAnewInATreeThatIsUpToDate() throws Exception {
    Path out = Lab.mainJob("x86_64-inlined");
    for (String target : List.of("vmlinux", "rust/kernel.o", "samples/rust/rust_minimal.ko")) {
      RebuildExplanation answer = explain("x86_64-inlined", out, target).rebuild();
      assertThat(answer.reason()).as(target).isNull();
      assertThat(answer.checks()).as(target).containsExactly("FORCE");
    }
  }

  @Test
  void aNewerFileIsTheReasonForAllThatFollows() throws Exception {
    Path out = Lab.mainJob("x86_64-inlined");
    Path newer = out.resolve("rust/helpers/helpers.bc");
    FileTime before = Files.getLastModifiedTime(newer);
    Files.setLastModifiedTime(newer, FileTime.from(Instant.now().plusSeconds(60)));
    try {
      RebuildExplanation.Reason reason =
          Objects.requireNonNull(
              explain("x86_64-inlined", out, "rust/kernel.o").rebuild().reason());
      assertThat(reason.sure()).isTrue();
      assertThat(reason.missing()).isFalse();
      assertThat(reason.command()).isNull();
      assertThat(reason.prerequisites())
          .filteredOn(prerequisite -> !prerequisite.state().equals("phony"))
          .containsExactly(
              new RebuildExplanation.Prerequisite("rust/helpers/helpers.bc", "newer", null));
      assertThat(RebuildText.lines(explain("x86_64-inlined", out, "vmlinux").rebuild()))
          .containsSubsequence(
              "      built-in.a would be made anew, by scripts/Makefile.build:211",
              "        rust/built-in.a would be made anew, by scripts/Makefile.build:211",
              "            rust/helpers/helpers.bc is newer");
    } finally {
      Files.setLastModifiedTime(newer, before);
    }
  }

  @Test
  void aChangedCommandIsShownByItsWords() throws Exception {
    Path out = Lab.mainJob("x86_64-inlined");

    RebuildExplanation.Reason reason =
        Objects.requireNonNull(
            explain("x86_64-inlined", out, "init/main.o", "KCFLAGS=-Dwhy='\"me\"'")
                .rebuild()
                .reason());

    RebuildExplanation.CommandChange command = Objects.requireNonNull(reason.command());
    assertThat(command.removed()).isEmpty();
    assertThat(command.added()).hasSize(1);
    assertThat(command.added().get(0).word()).isEqualTo("-Dwhy='\"me\"'");
    assertThat(command.added().get(0).how()).isEqualTo("command line variable KCFLAGS");
  }

  @Test
  void aVariableIsFollowedThroughTheMakes() throws Exception {
    Path out = Lab.mainJob("arm64-inlined");

    VariableExplanation answer =
        explain("arm64-inlined", out, "init/main.o").variable("KBUILD_CFLAGS");

    List<VariableExplanation.Event> top = answer.runs().get(1).events();
    assertThat(top.get(0).what()).isEqualTo(":=");
    assertThat(top)
        .extracting(event -> event.what() + " " + event.written())
        .contains("export ", "+= -fno-common", "+= $(KCFLAGS)");
    List<VariableExplanation.Event> own = answer.runs().get(2).events();
    assertThat(own.get(0).origin()).isEqualTo("environment");
    assertThat(own.get(0).value()).isEqualTo(top.get(top.size() - 1).value());
    assertThat(answer.value())
        .filteredOn(word -> word.word().equals("-fno-common"))
        .extracting(word -> Objects.requireNonNull(word.at()).line())
        .containsExactly(
            line(new Case("init/main.o", "-fno-common", "Makefile", "+= -fno-common")));
  }

  @Test
  void toolsGetJson() throws Exception {
    Path out = Lab.mainJob("x86_64-inlined");

    Lab.Output output =
        Lab.run(
            Lab.tree(),
            Lab.mvn(
                    "explain",
                    "-q",
                    "-Dkbuild.toolchain=a",
                    "-Dkbuild.tree=" + Lab.tree(),
                    "-Dkbuild.output=" + out,
                    "-Dkbuild.config=" + Lab.INLINED.get(0),
                    "-Dkbuild.word=--internalize",
                    "-Dkbuild.format=json")
                .toArray(String[]::new));

    assertThat(output.status()).as(output.text()).isZero();
    JsonObject json = JsonParser.parseString(output.text()).getAsJsonObject();
    assertThat(json.get("version").getAsInt()).isEqualTo(1);
    assertThat(json.get("question").getAsString()).isEqualTo("recipe");
    JsonObject word =
        json.getAsJsonArray("commands").get(0).getAsJsonArray().get(0).getAsJsonObject();
    assertThat(word.get("word").getAsString()).isEqualTo("--internalize");
    assertThat(word.getAsJsonObject("at").get("file").getAsString()).isEqualTo("rust/Makefile");
    assertThat(word.getAsJsonObject("at").get("line").getAsInt()).isEqualTo(line(BOTH.get(0)));
  }

  private static Explain explain(String variant, Path out, String target, String... words)
      throws InterruptedException {
    BuildRequest request =
        new BuildRequest(
            variant,
            KernelTree.open(Lab.tree()),
            Lab.architecture(variant),
            out,
            ConfigRequest.parse(Lab.config(variant), out.getParent()),
            List.of(words),
            Lab.toolchain("a"),
            ModpostDialect.V6_12,
            CacheRequest.in(Lab.cache()),
            1,
            false,
            false);
    return Explain.about(request, target, BuildObserver.NONE);
  }

  private static ExplainedWord find(List<List<ExplainedWord>> commands, String word) {
    return commands.stream()
        .flatMap(List::stream)
        .filter(w -> w.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no word `" + word + "` in " + commands));
  }

  private static int line(Case wanted) throws IOException {
    List<String> lines = Files.readAllLines(Lab.tree().resolve(wanted.file()));
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(wanted.line())) {
        found.add(i + 1);
      }
    }
    assertThat(found).as(wanted.toString()).hasSize(1);
    return found.get(0);
  }

  // The column too: at least the word's first character is there.
  private static boolean stands(String word, Position at) throws IOException {
    String line = Files.readAllLines(Lab.tree().resolve(at.file())).get(at.line() - 1);
    return line.charAt(at.column() - 1) == word.charAt(0);
  }

  // The command that the build saved beside the target is among what is shown.
  private static void isWhatWasRun(
      String variant, String target, List<List<ExplainedWord>> commands) throws IOException {
    Path made = Lab.mainJob(variant).resolve(target);
    String record = Files.readString(made.resolveSibling("." + made.getFileName() + ".cmd"));
    String first = record.lines().findFirst().orElseThrow();
    String saved =
        first.substring(first.indexOf(" := ") + 4).replace("$(pound)", "#").replace("$$", "$");
    List<String> shown = commands.stream().flatMap(List::stream).map(ExplainedWord::word).toList();
    List<String> expected = List.of(saved.trim().replaceFirst(";$", "").split("\\s+"));
    // The last word may be followed by the `;` that ends the command.
    assertThat(Collections.indexOfSubList(shown, expected.subList(0, expected.size() - 1)))
        .as("command of " + target + ": " + expected + "\nin " + shown)
        .isNotNegative();
  }
}
