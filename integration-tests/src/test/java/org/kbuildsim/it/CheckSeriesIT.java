package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckRecord;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.Place;
import org.kbuildsim.check.SeriesCheck;
import org.kbuildsim.check.Shard;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.report.FindingText;
import org.kbuildsim.tree.Directories;
import org.kbuildsim.tree.SeriesReader;

/** Single faults in the Rust half of kbuild: each is found by its check, at the line it is in. */
final class CheckSeriesIT {
  private static final Configuration INLINED = Configuration.parse("x86_64+RUST_INLINE_HELPERS");
  private static final String HELPER_LINE = "\t\t-c -g0 $< -emit-llvm -o $@\n";

  // Shared: the tree without patches is built once.
  @TempDir static Path directory;
  private static String treeBefore;

  /** Faults after which the tree still builds, so that they can follow one another. */
  private static final List<Fault> HARMLESS =
      List.of(
          new Fault(
              Check.PREREQUISITE_BY_VPATH,
              "rust/Makefile",
              "helpers_module.bc: $(src)/helpers/helpers.c FORCE",
              "helpers_module.bc: $(obj)/helpers/helpers.c FORCE"),
          new Fault(
              Check.VARIABLE_UNUSED,
              "Makefile",
              "RUSTC_BOOTSTRAP := 1\n",
              "RUSTC_BOOTSTRAP := 1\nexport LLVM_AS := llvm-as\n"),
          new Fault(Check.SOURCE_IGNORED, ".gitignore", "!kernel/time/timeconst.bc\n", ""),
          new Fault(Check.OUTPUT_NOT_IGNORED, ".gitignore", "*.ko\n", ""),
          new Fault(
              Check.DEFINE_REPEATED,
              "rust/Makefile",
              HELPER_LINE,
              "\t\t-c $(if $(part-of-module),-DMODULE) -g0 $< -emit-llvm -o $@\n"),
          new Fault(
              Check.CLEAN_LEAVES,
              "rust/Makefile",
              "clean-files := *.rmeta *.so helpers/*.o helpers/*.bc helpers/.*.cmd",
              "clean-files := *.rmeta *.so helpers/*.o"),
          new Fault(
              Check.HELPER_DEBUG_INFO,
              "rust/Makefile",
              " -g0 $< -emit-llvm -o $@\n",
              " $< -emit-llvm -o $@\n"),
          new Fault(
              Check.TOOL_WARNING,
              "samples/rust/rust_minimal.rs",
              "struct RustMinimal",
              "fn nobody_calls_me() {}\n\nstruct RustMinimal"),
          new Fault(
              Check.PREREQUISITE_BY_VPATH,
              "rust/Makefile",
              "uapi_generated.rs: $(src)/uapi/uapi_helper.h",
              "uapi_generated.rs: $(obj)/uapi/uapi_helper.h"),
          new Fault(
              Check.VARIABLE_UNUSED,
              "rust/Makefile",
              "$(obj)/kernel.o: private link_helper = 1\n",
              """
              $(obj)/kernel.o: private link_helper = 1
              $(obj)/kernel.o: private helper_side = builtin
              """),
          new Fault(
              Check.SECOND_BUILD_RUNS,
              "rust/Makefile",
              "$(obj)/exports_kernel_generated.h: $(obj)/kernel.o FORCE\n"
                  + "\t$(call if_changed,exports)",
              "$(obj)/exports_kernel_generated.h: $(obj)/kernel.o FORCE\n"
                  + "\t$(call cmd,exports)"),
          new Fault(
              Check.INPUT_NOT_PREREQUISITE,
              "rust/Makefile",
              "$(obj)/kernel.o: $(obj)/helpers/helpers.bc\n",
              ""),
          // nm fails, awk does not.
          new Fault(
              Check.ERROR_IGNORED,
              "rust/Makefile",
              "$(obj)/exports_bindings_generated.h: $(obj)/bindings.o FORCE",
              "$(obj)/exports_bindings_generated.h: FORCE"),
          new Fault(
              Check.TOOL_NOT_CHOSEN,
              "rust/Makefile",
              "-Clinker-flavor=gcc -Clinker=$(HOSTCC)",
              "-Clinker-flavor=gcc"),
          // core's panics name its sources.
          new Fault(
              Check.PATH_LEFT,
              "rust/Makefile",
              "    --remap-path-prefix=$(RUST_LIB_SRC)/=library/ \\\n",
              ""),
          new Fault(
              Check.VARIABLE_NOT_EXPORTED,
              "Makefile",
              " KBUILD_RUSTFLAGS_MODULE KBUILD_LDFLAGS_MODULE\n",
              " KBUILD_RUSTFLAGS_MODULE\n"),
          // A tool that every build runs: who asks which programs are new hears nothing of it.
          new Fault(
              Check.TOOL_NOT_CHOSEN,
              "rust/Makefile",
              "\t$(CC) $(filter-out $(CFLAGS_REMOVE_helpers/helpers.o)",
              "\t$(HOSTCC) -Qunused-arguments $(filter-out $(CFLAGS_REMOVE_helpers/helpers.o)"));

  @BeforeAll
  static void lookAtTheTree() throws IOException {
    treeBefore = listing();
  }

  @Test
  void eachFaultOfASeriesIsFoundByItsCheckAtItsLine() throws Exception {
    Path patches = Files.createDirectory(directory.resolve("harmless"));
    List<String> expected = series(HARMLESS, patches);

    CheckResult result = check(patches, INLINED);

    assertThat(places(result)).as(text(result)).containsExactlyElementsOf(expected);
    assertThat(listing()).isEqualTo(treeBefore);
  }

  @Test
  void faultThatBreaksTheBuildIsFoundByItsCause() throws Exception {
    List<Fault> faults =
        List.of(
            new Fault(
                Check.VARIABLE_UNSET,
                "rust/Makefile",
                "$(LLVM_LINK) --internalize",
                "$(LLVM_LNIK) --internalize"),
            new Fault(
                Check.ORDER_MATTERS,
                "rust/Makefile",
                "$(obj)/$(libmacros_name) $(obj)/bindings.o $(obj)/uapi.o FORCE",
                "$(obj)/$(libmacros_name) $(obj)/uapi.o FORCE"),
            new Fault(
                Check.SYMBOL_UNDEFINED,
                "mm/vmalloc.c",
                "EXPORT_SYMBOL(vrealloc_node_align_noprof);\n",
                ""),
            new Fault(
                Check.PROGRAM_ADDED,
                "rust/Makefile",
                HELPER_LINE,
                HELPER_LINE.replace("$@", "$@; curl -s http://example.org/")),
            new Fault(
                Check.COMMAND_EMPTY,
                "rust/Makefile",
                "rust_exports = $(NM) -p",
                "rust_exports = $(if $(CONFIG_ARM64),$(NM)) -p"),
            new Fault(
                Check.TOOL_NOT_CHOSEN,
                "rust/Makefile",
                "$(LLVM_LINK) --internalize",
                "llvm-link --internalize"),
            new Fault(
                Check.BUILD_FAILS,
                "rust/exports.c",
                "#ifndef CONFIG_RUST_INLINE_HELPERS",
                "#ifdef CONFIG_RUST_INLINE_HELPERS"),
            new Fault(
                Check.BUILD_FAILS,
                "lib/Kconfig.debug",
                "depends on RUST && RUSTC_CLANG_LLVM_COMPATIBLE",
                "depends on !RUST && RUSTC_CLANG_LLVM_COMPATIBLE"),
            new Fault(
                Check.BUILD_FAILS,
                "lib/Kconfig.debug",
                "depends on RUST && RUSTC_CLANG_LLVM_COMPATIBLE",
                "depends on RUST && && RUSTC_CLANG_LLVM_COMPATIBLE"));
    for (Fault fault : faults) {
      Path patches = Files.createTempDirectory(directory, "breaking");
      List<String> expected = series(List.of(fault), patches);

      CheckResult result = check(patches, INLINED);

      assertThat(places(result)).as(text(result)).containsExactlyElementsOf(expected);
      assertThat(result.findings()).allMatch(f -> f.severity().word().equals("error"));
    }
  }

  // With two recipes at a time it is luck whether this tree builds.
  @Test
  void whatBuildsInTheOrderWrittenAloneIsNotSaidToFail() throws Exception {
    Fault fault =
        new Fault(
            Check.INPUT_NOT_PREREQUISITE,
            "rust/Makefile",
            "$(src)/compiler_builtins.rs $(obj)/core.o FORCE",
            "$(src)/compiler_builtins.rs FORCE");
    Path patches = Files.createDirectory(directory.resolve("order"));
    List<String> expected = series(List.of(fault), patches);

    CheckResult result = check(patches, INLINED);

    assertThat(places(result)).as(text(result)).containsExactlyElementsOf(expected);
    assertThat(text(result))
        .contains("hence order-matters: builds only in the order written")
        .contains("`rust/compiler_builtins.o`")
        .doesNotContain("build-fails");
  }

  @Test
  void faultThatShowsInAnotherPlaceIsFoundThere() throws Exception {
    List<Fault> faults =
        List.of(
            new Fault(
                Check.BUILD_FAILS,
                "scripts/Makefile.build",
                "$(objtree)/rust/helpers/helpers$(if",
                "rust/helpers/helpers$(if"),
            new Fault(
                Check.CLEAN_DELETES,
                "kernel/time/Makefile",
                "no-clean-files := timeconst.bc\n",
                ""),
            new Fault(
                Check.IN_TREE_DIFFERS,
                "lib/Makefile",
                "CFLAGS_string.o := -ffreestanding\n",
                "CFLAGS_string.o := -ffreestanding $(if $(building_out_of_srctree),-O1)\n"));
    Path patches = Files.createDirectory(directory.resolve("places"));
    List<String> expected = series(faults, patches);

    CheckResult result =
        check(
            patches,
            INLINED,
            Configuration.parse(INLINED.name() + "@external"),
            Configuration.parse(INLINED.name() + "@in-tree"));

    assertThat(places(result)).as(text(result)).containsExactlyElementsOf(expected);
    assertThat(result.findings())
        .extracting(finding -> String.join(" ", finding.configurations()))
        .containsExactly(
            INLINED.name() + "@external", INLINED.name() + "@in-tree", INLINED.name() + "@in-tree");
  }

  @Test
  void interruptedThenSplitItSaysTheSame() throws Exception {
    Path patches = Files.createDirectory(directory.resolve("split"));
    List<String> expected = series(List.of(HARMLESS.get(4)), patches);
    Configuration called = Configuration.parse("x86_64");
    CheckResult whole = check(patches, called, INLINED);
    assertThat(places(whole)).as(text(whole)).containsExactlyElementsOf(expected);
    Directories.delete(directory.resolve("out/kept/x86_64"));

    for (String moment : List.of("the tree as it is, x86_64", "patch 1/1, x86_64:")) {
      Interrupter interrupter = new Interrupter(moment);
      assertThatThrownBy(
              () ->
                  SeriesCheck.record(
                      request(patches, Shard.WHOLE, called, INLINED), interrupter::line))
          .as(moment)
          .isInstanceOf(InterruptedException.class);
      interrupter.join();
    }
    List<CheckRecord> jobs = new ArrayList<>();
    for (String part : List.of("1/2", "2/2")) {
      CheckRequest job = request(patches, Shard.parse(part), called, INLINED);
      SeriesCheck.recordOnce(job, System.out::println);
      jobs.add(CheckRecord.read(job.output()));
    }
    CheckResult merged = CheckRecord.result(jobs);

    assertThat(text(merged)).isEqualTo(text(whole));
    assertThat(merged.configurations()).isEqualTo(whole.configurations());
    assertThat(merged.graph()).isEqualTo(whole.graph());
    // What was run the first time comes from the cache the next.
    assertThat(merged.steps())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("actions")
        .isEqualTo(whole.steps());
    assertThat(merged.steps()).hasSize(2);

    List<String> said = new ArrayList<>();
    CheckRecord again =
        SeriesCheck.recordOnce(request(patches, Shard.parse("2/2"), called, INLINED), said::add);
    assertThat(again).isEqualTo(jobs.get(1));
    assertThat(said).containsExactly("nothing has changed since the last run, which is told again");
  }

  @Test
  void whatCouldNotBeTriedIsAnAnswerAsWell() throws Exception {
    Path patches = Files.createDirectory(directory.resolve("broken"));
    Fault broken = new Fault(Check.BUILD_FAILS, "lib/string.c", "#include", "#error");
    series(List.of(broken), patches);
    // In C alone, for speed.
    CheckRequest request =
        request(
            patches,
            Shard.WHOLE,
            Configuration.parse("x86_64+RUST=n"),
            Configuration.parse("x86_64+RUST=n@in-tree"),
            Configuration.parse("x86_64+RUST=n@other-llvm"));
    CheckRecord first = SeriesCheck.recordOnce(request, System.out::println);
    assertThat(first.notTried()).hasSize(2);
    List<String> said = new ArrayList<>();

    assertThat(SeriesCheck.recordOnce(request, said::add)).isEqualTo(first);
    assertThat(said).containsExactly("nothing has changed since the last run, which is told again");
  }

  /** Interrupts the check in the midst of what it does after a line. */
  private static final class Interrupter {
    private final Thread check = Thread.currentThread();
    private final String moment;
    private Thread timer;

    Interrupter(String moment) {
      this.moment = moment;
    }

    void line(String line) {
      if (line.startsWith(moment) && timer == null) {
        timer =
            new Thread(
                () -> {
                  try {
                    Thread.sleep(500);
                    check.interrupt();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
        timer.start();
      }
    }

    void join() throws InterruptedException {
      timer.join();
    }
  }

  @Test
  void goalSaysItAndFails() throws Exception {
    Path patches = Files.createDirectory(directory.resolve("goal"));
    series(List.of(HARMLESS.get(1)), patches);
    TreeMap<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("MAVEN_OPTS");

    Lab.Output output =
        Lab.run(
            directory,
            environment,
            Lab.mvn(
                    "check-series",
                    "-Dkbuild.tree=" + Lab.tree(),
                    "-Dkbuild.series=" + patches,
                    "-Dkbuild.matrix=" + INLINED.name(),
                    "-Dkbuild.toolchain=a",
                    "-Dkbuild.format=line",
                    "-Dkbuild.output=" + directory.resolve("out"))
                .toArray(String[]::new));

    assertThat(output.status()).as(output.text()).isNotZero();
    assertThat(output.text())
        .containsPattern("Makefile:\\d+: WARNING: variable-unused: `LLVM_AS` is set, exported")
        .contains("1 finding; reports are in ")
        .doesNotContain("\tat ");
    assertThat(directory.resolve("out/findings.sarif")).content().contains("\"2.1.0\"", "LLVM_AS");
    assertThat(directory.resolve("out/TEST-check-series.xml")).content().contains("<failure");
  }

  private static CheckResult check(Path patches, Configuration... matrix) throws Exception {
    return SeriesCheck.run(request(patches, Shard.WHOLE, matrix), System.out::println);
  }

  private static CheckRequest request(Path patches, Shard shard, Configuration... matrix) {
    return new CheckRequest(
        KernelTree.open(Lab.tree()),
        SeriesReader.read(patches),
        List.of(matrix),
        shard,
        List.of(),
        List.of(),
        directory.resolve("out"),
        Lab.toolchain("a"),
        Map.of(),
        ModpostDialect.V6_12,
        CacheRequest.in(Lab.cache()),
        2,
        Lab.confinement(Duration.ofMinutes(5)));
  }

  private static List<String> places(CheckResult result) {
    return result.findings().stream().map(CheckSeriesIT::place).toList();
  }

  private static String place(Finding finding) {
    Place place = finding.place();
    String where = place == null ? "no line" : place.file() + ":" + place.line();
    return finding.patch() + " " + finding.check().id() + " " + where;
  }

  private static String text(CheckResult result) {
    return result.findings().stream()
        .flatMap(finding -> FindingText.lines(finding, result.series()).stream())
        .collect(Collectors.joining("\n"));
  }

  /** Writes a patch for each fault, on top of those before; returns what has to be found. */
  private static List<String> series(List<Fault> faults, Path patches) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    List<String> expected = new ArrayList<>();
    for (Fault fault : faults) {
      String before = files.get(fault.file());
      if (before == null) {
        before = Files.readString(Lab.tree().resolve(fault.file()));
      }
      files.put(fault.file(), fault.in(before));
      int number = expected.size() + 1;
      expected.add(number + " " + fault.check().id() + " " + fault.place(before));
      Files.writeString(patches.resolve("%04d-fault.patch".formatted(number)), fault.patch(before));
    }
    return expected;
  }

  private static String listing() throws IOException {
    StringBuilder listing = new StringBuilder();
    for (String file : Lab.files(Lab.tree())) {
      Path path = Lab.tree().resolve(file);
      listing
          .append(file)
          .append(' ')
          .append(Files.getLastModifiedTime(path))
          .append(' ')
          .append(Files.size(path))
          .append('\n');
    }
    return listing.toString();
  }
}
