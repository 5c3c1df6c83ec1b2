package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.Explain;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.Position;
import org.kbuildsim.modpost.ModpostDialect;

/**
 * Where the words of commands come from in Linux itself, in an object tree that is configured and
 * not built; profile {@code real-kernel}.
 */
@Tag("real-kernel")
final class ExplainRealKernelIT {
  private static final List<String> CONFIG =
      List.of(
          "CONFIG_RUST=y",
          "CONFIG_SAMPLES=y",
          "CONFIG_SAMPLES_RUST=y",
          "CONFIG_SAMPLE_RUST_MINIMAL=m");

  /**
   * A word of the command for a target.
   *
   * @param line what the line that supplies it holds; no other line of {@code file} does
   */
  private record Case(String target, String word, String file, String line) {
    Case(String target, String word, String file) {
      this(target, word, file, word);
    }
  }

  private static final String BINDINGS = "rust/bindings/bindings_generated.rs";
  private static final String UAPI = "rust/uapi/uapi_generated.rs";
  private static final String MINIMAL = "samples/rust/rust_minimal.o";

  private static final List<Case> BOTH =
      List.of(
          new Case("rust/kernel.o", "-Wmissing_docs", "Makefile"),
          new Case("rust/kernel.o", "-Clto=n", "Makefile"),
          new Case("rust/core.o", "--redefine-sym", "rust/Makefile"),
          new Case("rust/bindings.o", "ffi", "rust/Makefile", "bindings.o: private rustc_target"),
          new Case(UAPI, "--use-core", "rust/Makefile"),
          new Case(UAPI, "--with-derive-default", "rust/Makefile"),
          new Case(BINDINGS, "--ctypes-prefix", "rust/Makefile"),
          new Case(BINDINGS, "-D__BINDGEN__", "rust/Makefile"),
          new Case(MINIMAL, "MODULE", "Makefile", "--cfg MODULE"),
          new Case(MINIMAL, "-Zcrate-attr=no_std", "scripts/Makefile.build"),
          new Case("kernel/fork.o", "-D__KERNEL__", "Makefile"),
          new Case("kernel/fork.o", "-mno-red-zone", "arch/x86/Makefile"),
          new Case("kernel/fork.o", "-mcmodel=kernel", "arch/x86/Makefile"),
          new Case("kernel/fork.o", "-fno-strict-aliasing", "Makefile"),
          new Case("init/main.o", "-fshort-wchar", "Makefile"),
          new Case("init/main.o", "-fintegrated-as", "scripts/Makefile.clang"),
          new Case("kernel/bounds.s", "-fverbose-asm", "scripts/Makefile.build"));

  private static final List<Case> OF_6_12 =
      List.of(
          new Case("rust/core.o", "no_fp_fmt_parse", "rust/Makefile"),
          new Case("rust/bindings.o", "rlib", "rust/Makefile", "--crate-type rlib"),
          new Case("rust/helpers/helpers.o", "-fno-common", "Makefile"),
          new Case(
              "init/main.o", "-Wundef", "scripts/Makefile.extrawarn", "KBUILD_CFLAGS += -Wundef"),
          new Case("init/main.o", "-Wvla", "scripts/Makefile.extrawarn"));

  private static final List<Case> OF_7_3 =
      List.of(
          new Case("rust/kernel.o", "--internalize", "rust/Makefile", "LLVM_LINK) --internalize"),
          new Case("rust/helpers/helpers.bc", "-fno-common", "Makefile"),
          new Case(MINIMAL, "--internalize", "scripts/Makefile.build", "LLVM_LINK) --internalize"));

  @Test
  void everyWordOf612ComesFromTheLineThatHoldsIt() throws Exception {
    List<Case> cases = new ArrayList<>(BOTH);
    cases.addAll(OF_6_12);
    assertThat(cases).hasSizeGreaterThanOrEqualTo(20);
    assertThat(cases.stream().map(Case::target).distinct()).hasSizeGreaterThanOrEqualTo(10);

    assertThat(wrong("6.12", cases, CONFIG)).isEmpty();
  }

  @Test
  void everyWordOf73ComesFromTheLineThatHoldsIt() throws Exception {
    List<Case> cases = new ArrayList<>(BOTH);
    cases.addAll(OF_7_3);
    List<String> config = new ArrayList<>(CONFIG);
    config.addAll(List.of("CONFIG_EXPERT=y", "CONFIG_RUST_INLINE_HELPERS=y"));

    assertThat(wrong("7.3", cases, config)).isEmpty();
  }

  private static List<String> wrong(String series, List<Case> cases, List<String> config)
      throws Exception {
    Path source = Lab.toolchains().kernelSource(series).toRealPath();
    Map<String, List<ExplainedWord>> answers = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (Case wanted : cases) {
      String target = wanted.target();
      if (!answers.containsKey(target)) {
        answers.put(target, words(source, series, config, target));
      }
      List<ExplainedWord> found =
          answers.get(target).stream().filter(w -> w.word().equals(wanted.word())).toList();
      List<String> lines = Files.readAllLines(source.resolve(wanted.file()));
      assertThat(lines).as(wanted.toString()).filteredOn(l -> l.contains(wanted.line())).hasSize(1);
      if (found.isEmpty()) {
        wrong.add(wanted + " is not in " + answers.get(target));
      } else if (!isFrom(found.get(0), wanted, lines)) {
        wrong.add(wanted + " is said to be from " + found.get(0).where());
      }
    }
    return wrong;
  }

  private static boolean isFrom(ExplainedWord word, Case wanted, List<String> lines) {
    Position at = Objects.requireNonNull(word.at(), word::toString);
    if (!at.file().equals(wanted.file()) || !lines.get(at.line() - 1).contains(wanted.line())) {
      return false;
    }
    return !word.how().isEmpty()
        || lines.get(at.line() - 1).startsWith(word.word(), at.column() - 1);
  }

  private static List<ExplainedWord> words(
      Path source, String series, List<String> config, String target) throws Exception {
    Path output = Path.of("target/real-kernel/explain-" + series).toAbsolutePath();
    Files.createDirectories(output);
    BuildRequest request =
        new BuildRequest(
            series,
            KernelTree.open(source),
            "x86_64",
            output,
            ConfigRequest.parse(config, output),
            List.of(),
            Lab.toolchain("a"),
            ModpostDialect.V6_12,
            CacheRequest.in(Lab.cache()),
            1,
            false,
            false);
    return Explain.about(request, target, BuildObserver.NONE).recipe().commands().stream()
        .flatMap(List::stream)
        .toList();
  }
}
