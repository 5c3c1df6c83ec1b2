package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.Explain;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;

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
    List<String> wrong = new ArrayList<>();
    List<Case> cases = new ArrayList<>(BOTH);
    cases.addAll(ONE.getOrDefault(variant, List.of()));
    for (Case wanted : cases) {
      if (!answers.containsKey(wanted.target())) {
        answers.put(wanted.target(), explain(variant, wanted.target()));
      }
      ExplainedWord word = find(answers.get(wanted.target()), wanted.word());
      String expected = wanted.file() + ":" + line(wanted);
      if (!(word.file() + ":" + word.line()).equals(expected)) {
        wrong.add(
            wanted.target()
                + ": "
                + word.chars()
                + " is from "
                + word.where()
                + ", expected "
                + expected);
      } else if (word.how().isEmpty() && !stands(word)) {
        wrong.add(wanted.target() + ": " + word.chars() + " does not stand at " + word.where());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(answers).hasSizeGreaterThanOrEqualTo(10);
    for (String target : answers.keySet()) {
      isWhatWasRun(variant, target, answers.get(target));
    }
  }

  private static List<List<ExplainedWord>> explain(String variant, String target)
      throws InterruptedException {
    Path out = Lab.mainJob(variant);
    BuildRequest request =
        new BuildRequest(
            variant,
            KernelTree.open(Lab.tree()),
            Lab.architecture(variant),
            out,
            ConfigRequest.parse(Lab.config(variant), out.getParent()),
            List.of(),
            Lab.toolchain("a"),
            ModpostDialect.V6_12,
            Lab.cache(),
            1,
            false,
            false);
    return Explain.commands(request, target, BuildObserver.NONE);
  }

  private static ExplainedWord find(List<List<ExplainedWord>> commands, String word) {
    return commands.stream()
        .flatMap(List::stream)
        .filter(w -> w.chars().equals(word))
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
  private static boolean stands(ExplainedWord word) throws IOException {
    String line = Files.readAllLines(Lab.tree().resolve(word.file())).get(word.line() - 1);
    return line.charAt(word.column() - 1) == word.chars().charAt(0);
  }

  // The command that the build saved beside the target is among what is shown.
  private static void isWhatWasRun(
      String variant, String target, List<List<ExplainedWord>> commands) throws IOException {
    Path made = Lab.mainJob(variant).resolve(target);
    String record = Files.readString(made.resolveSibling("." + made.getFileName() + ".cmd"));
    String first = record.lines().findFirst().orElseThrow();
    String saved =
        first.substring(first.indexOf(" := ") + 4).replace("$(pound)", "#").replace("$$", "$");
    List<String> shown = commands.stream().flatMap(List::stream).map(ExplainedWord::chars).toList();
    List<String> expected = List.of(saved.trim().replaceFirst(";$", "").split("\\s+"));
    // The last word may be followed by the `;` that ends the command.
    assertThat(Collections.indexOfSubList(shown, expected.subList(0, expected.size() - 1)))
        .as("command of " + target + ": " + expected + "\nin " + shown)
        .isNotNegative();
  }
}
