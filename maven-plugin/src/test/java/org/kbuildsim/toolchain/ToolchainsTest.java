package org.kbuildsim.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;

/** Finding and pairing, on machines whose tools are scripts. */
final class ToolchainsTest {
  @TempDir private Path directory;
  private FakeMachine machine;

  @BeforeEach
  void emptyMachine() throws IOException {
    machine = new FakeMachine(directory.toRealPath());
  }

  private void completeMachine() throws IOException {
    machine.rustc("usr/bin/rustc", "1.85.0", "19.1.7");
    machine.llvm("usr/lib/llvm-19/bin", "", "19.1.7");
    machine.bindgen("usr/bin/bindgen", "0.71.1", "19.1.7");
  }

  @Test
  void completeMachineIsTakenAsItIs() throws IOException {
    completeMachine();

    Toolchain chosen = machine.toolchains().resolve(ToolchainRequest.AUTO);

    String bin = machine.at("usr/lib/llvm-19/bin") + "/";
    assertThat(chosen.matching()).isTrue();
    assertThat(chosen.llvmTool("ld.lld")).isEqualTo(Path.of(bin, "ld.lld"));
    assertThat(chosen.makeVariables())
        .containsExactly(
            entry("LLVM", bin),
            entry("RUSTC", machine.at("usr/bin/rustc").toString()),
            entry("HOSTRUSTC", machine.at("usr/bin/rustc").toString()),
            entry("BINDGEN", machine.at("usr/bin/bindgen").toString()),
            entry("RUST_LIB_SRC", machine.at("usr/lib/rustlib/src/rust/library").toString()));
  }

  @Test
  void rowsSayWhatIsChosenAndWhatIsNot() throws IOException {
    completeMachine();
    machine.llvm("usr/lib/llvm-22/bin", "", "22.1.8");

    Survey survey = machine.toolchains().survey(ToolchainRequest.AUTO);

    assertThat(survey.rows())
        .extracting(Survey.Row::kind, Survey.Row::version, Survey.Row::verdict)
        .containsExactly(
            tuple("rustc", "1.85.0, LLVM 19", "chosen"),
            tuple("LLVM", "19.1.7", "chosen"),
            tuple("LLVM", "22.1.8", "no usable rustc of LLVM 22 to go with it"),
            tuple("bindgen", "0.71.1, libclang 19", "chosen"));
    assertThat(survey.table()).hasSize(4).first().asString().startsWith("* rustc    ");
  }

  // The stock machine of the project's notes: rustup's 1.95 without source, LLVM 14 without clang.
  @Test
  void toolsThatDoNotFitAreRefusedEachWithItsReason() throws IOException {
    machine.onPath("home/.cargo/bin");
    machine.script("home/.cargo/bin/rustup", "exit 1\n");
    Files.createSymbolicLink(machine.at("home/.cargo/bin/rustc"), Path.of("rustup"));
    machine.rustcWithoutSource("home/.rustup/toolchains/stable/bin/rustc", "1.95.0", "22.1.2");
    machine.llvmTool("usr/bin/llvm-link", "14.0.6");

    String message = failure(ToolchainRequest.AUTO);

    assertThat(message)
        .startsWith("error: no complete set of rustc, LLVM and bindgen that fit together")
        .contains("this build is offline")
        .contains("toolchains/stable/bin/rustc (1.95.0, LLVM 22): no library source: ")
        .contains("LLVM=1 (14.0.6): no clang, ld.lld, llvm-nm")
        .doesNotContain(".cargo/bin/rustc")
        .contains("help: bindgen: `cargo install");
    assertThat(machine.started()).doesNotContain("home/.cargo/bin/rustup");
  }

  @Test
  void halvesOfDifferentMajorsAreNotPaired() throws IOException {
    machine.rustc("usr/bin/rustc", "1.96.0", "22.1.8");
    machine.llvm("usr/lib/llvm-19/bin", "", "19.1.7");
    machine.bindgen("usr/bin/bindgen", "0.71.1", "19.1.7");

    assertThat(failure(ToolchainRequest.AUTO))
        .contains("(1.96.0, LLVM 22): no complete LLVM 22 to go with it")
        .contains("(19.1.7): no usable rustc of LLVM 19 to go with it");
  }

  @Test
  void halvesThatAreBothNamedMayDiffer() throws IOException {
    completeMachine();
    Path rustc = machine.rustc("opt/b/bin/rustc", "1.96.0", "22.1.8");

    Toolchain chosen =
        machine.toolchains().resolve(ToolchainRequest.mixed(rustc.toString(), llvm19()));

    assertThat(chosen.matching()).isFalse();
    assertThat(chosen.rustcLlvm()).isEqualTo(new Version(22, 1, 8));
    assertThat(chosen.llvmVersion()).isEqualTo(new Version(19, 1, 7));
  }

  @Test
  void oneNamedHalfIsPairedWithWhatFitsIt() throws IOException {
    completeMachine();
    Path rustc = machine.rustc("opt/b/bin/rustc", "1.96.0", "22.1.8");
    machine.llvm("usr/bin", "-22", "22.1.8");

    Toolchain chosen =
        machine.toolchains().resolve(new ToolchainRequest("system", rustc.toString(), null, null));

    assertThat(chosen.llvm()).isEqualTo("-22");
    assertThat(chosen.llvmTool("llvm-nm")).isEqualTo(machine.at("usr/bin/llvm-nm-22"));
  }

  @Test
  void bindgenOfTheSameLibclangIsPreferred() throws IOException {
    completeMachine();
    machine.onPath("opt/bin");
    machine.bindgen("usr/bin/bindgen", "0.72.0", "14.0.6");
    machine.bindgen("opt/bin/bindgen", "0.71.1", "19.1.7");

    assertThat(machine.toolchains().resolve(ToolchainRequest.AUTO).bindgen())
        .isEqualTo(machine.at("opt/bin/bindgen"));
  }

  @Test
  void librarySourceBehindADanglingLinkIsMissing() throws IOException {
    completeMachine();
    Path library = machine.at("usr/lib/rustlib/src/rust");
    Files.delete(library.resolve("library/core/src/lib.rs"));
    Files.delete(library.resolve("library/core/src"));
    Files.delete(library.resolve("library/core"));
    Files.delete(library.resolve("library"));
    Files.createSymbolicLink(library.resolve("library"), Path.of("../../nowhere"));

    assertThat(failure(ToolchainRequest.AUTO)).contains("no library source");
  }

  @Test
  void librarySourceIsFoundWhereDebianPutsIt() throws IOException {
    machine.rustcWithoutSource("usr/bin/rustc", "1.85.0", "19.1.7");
    machine.llvm("usr/lib/llvm-19/bin", "", "19.1.7");
    machine.bindgen("usr/bin/bindgen", "0.71.1", "19.1.7");
    machine.file("usr/src/rustc-1.85.0/library/core/src/lib.rs", "");

    assertThat(machine.toolchains().resolve(ToolchainRequest.AUTO).librarySource())
        .isEqualTo(machine.at("usr/src/rustc-1.85.0/library"));
  }

  @Test
  void tooOldToolsAreRefused() throws IOException {
    machine.rustc("usr/bin/rustc", "1.84.1", "19.1.7");
    machine.llvm("usr/lib/llvm-19/bin", "", "19.1.7");
    machine.bindgen("usr/bin/bindgen", "0.60.1", "19.1.7");

    assertThat(failure(ToolchainRequest.AUTO))
        .contains("rustc (1.84.1, LLVM 19): too old: the minimum is 1.85.0")
        .contains("bindgen (0.60.1, libclang 19): too old: the minimum is 0.71.1");
  }

  @Test
  void toolsOfTwoMajorsInOnePlaceAreRefused() throws IOException {
    completeMachine();
    machine.llvmTool("usr/lib/llvm-19/bin/llvm-link", "14.0.6");

    assertThat(failure(ToolchainRequest.AUTO))
        .contains("mixed: clang is 19.1.7, llvm-link is 14.0.6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "exit 3 => ends with status 3",
        "echo 'no libLLVM' >&2; exit 127 => ends with status 127: `no libLLVM`",
        "echo hello => names no LLVM version: `hello`",
        "echo 'Apple clang version 19.0.0' => names no LLVM version: `Apple clang version 19.0.0`",
        "/usr/bin/printf '\\001\\002' => names no LLVM version: `??`",
        "kill -9 $$ => ends with status 137",
      })
  void clangThatGivesNoUsefulAnswerIsRefused(String script, String expected) throws IOException {
    completeMachine();
    machine.script("usr/lib/llvm-19/bin/clang", script + "\n");

    assertThat(failure(ToolchainRequest.AUTO)).contains("clang` " + expected);
  }

  @Test
  void rustcThatCannotBeExecutedIsRefused() throws IOException {
    completeMachine();
    assertThat(machine.at("usr/bin/rustc").toFile().setExecutable(false)).isTrue();

    assertThat(failure(ToolchainRequest.AUTO)).contains("usr/bin/rustc: is not executable");
  }

  @Test
  void rustcThatIsNoProgramIsRefused() throws IOException {
    completeMachine();
    Files.write(machine.at("usr/bin/rustc"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0});

    assertThat(failure(ToolchainRequest.AUTO)).contains("usr/bin/rustc: ends with status 127: `");
  }

  @Test
  @Timeout(20)
  void rustcThatHangsIsGivenUpAndEnded() throws Exception {
    completeMachine();
    machine.script("usr/bin/rustc", "echo $$ > '" + machine.at("pid") + "'\nexec /bin/sleep 600\n");
    Toolchains impatient =
        new Toolchains(machine.machine(), machine.cache(), true, line -> {}, Duration.ofSeconds(1));

    Survey survey = impatient.survey(ToolchainRequest.of("system"));

    assertThat(survey.rows().get(0).verdict()).isEqualTo("gave no answer within 1 s");
    long pid = Long.parseLong(Files.readString(machine.at("pid")).strip());
    Optional<ProcessHandle> hanging = ProcessHandle.of(pid);
    if (hanging.isPresent()) {
      hanging.get().onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void bindgenThatCannotLoadLibclangIsRefused() throws IOException {
    completeMachine();
    machine.script(
        "usr/bin/bindgen",
        """
        [ "$1" = --version ] && echo 'bindgen 0.71.1' && exit
        echo 'Unable to find libclang' >&2
        exit 101
        """);

    assertThat(failure(ToolchainRequest.AUTO))
        .contains("cannot use its libclang: it ends with status 101: `Unable to find libclang`");
  }

  @Test
  void secondLookStartsNothing() throws IOException {
    completeMachine();
    machine.toolchains().resolve(ToolchainRequest.AUTO);
    int first = machine.started().size();

    Toolchain again = machine.toolchains().resolve(ToolchainRequest.AUTO);

    assertThat(first).isGreaterThan(10);
    assertThat(machine.started()).hasSize(first);
    assertThat(again.rustcVersion()).isEqualTo(new Version(1, 85, 0));
  }

  @Test
  void toolThatHasChangedIsAskedAgain() throws IOException {
    completeMachine();
    machine.toolchains().resolve(ToolchainRequest.AUTO);
    Path rustc = machine.rustc("usr/bin/rustc", "1.86.0", "19.1.7");
    Files.setLastModifiedTime(rustc, FileTime.fromMillis(1));

    assertThat(machine.toolchains().resolve(ToolchainRequest.AUTO).rustcVersion())
        .isEqualTo(new Version(1, 86, 0));
  }

  @Test
  void damagedOrUnwritableCacheOnlyCostsTime() throws IOException {
    completeMachine();
    machine.file("cache/answers.properties", "\\u00zz");
    assertThat(machine.toolchains().resolve(ToolchainRequest.AUTO).matching()).isTrue();

    FakeMachine other = new FakeMachine(machine.at("."));
    other.file("blocked", "a file where the cache should be");
    Toolchains blocked =
        new Toolchains(
            machine.machine(),
            machine.at("blocked/cache"),
            true,
            line -> {},
            Duration.ofSeconds(10));
    assertThat(blocked.resolve(ToolchainRequest.AUTO).matching()).isTrue();
  }

  @Test
  void directoryCanBeNamed() throws IOException {
    machine.rustc("opt/a/bin/rustc", "1.85.0", "19.1.7");
    machine.llvm("opt/a/bin", "", "19.1.7");
    machine.bindgen("opt/a/bin/bindgen", "0.71.1", "19.1.7");
    machine.script("opt/a/bin/hostcc", "");

    Toolchain chosen =
        machine.toolchains().resolve(ToolchainRequest.of(machine.at("opt/a").toString()));

    assertThat(chosen.makeVariables())
        .containsEntry("LLVM", machine.at("opt/a/bin") + "/")
        .containsEntry("HOSTCC", machine.at("opt/a/bin/hostcc").toString());
  }

  @Test
  void llvmDirectoryMayBeNamedWithoutItsLastSlash() throws IOException {
    completeMachine();
    String named = machine.at("usr/lib/llvm-19/bin").toString();

    assertThat(
            machine.toolchains().resolve(new ToolchainRequest("system", null, named, null)).llvm())
        .isEqualTo(named + "/");
  }

  @Test
  void plainToolsOfPathAreLlvm1() throws IOException {
    completeMachine();
    machine.llvm("usr/bin", "", "19.1.7");

    assertThat(
            machine
                .toolchains()
                .resolve(new ToolchainRequest("system", null, "1", null))
                .llvmTool("clang"))
        .isEqualTo(machine.at("usr/bin/clang"));
  }

  @Test
  void pathsWithASpaceAreRefused() throws IOException {
    machine.rustc("opt/a b/bin/rustc", "1.85.0", "19.1.7");
    machine.llvm("opt/a b/bin", "", "19.1.7");
    machine.bindgen("opt/a b/bin/bindgen", "0.71.1", "19.1.7");

    assertThat(failure(ToolchainRequest.of(machine.at("opt/a b").toString())))
        .contains("has a space in it, which make cannot take");
  }

  @ParameterizedTest
  @CsvSource({
    "/no/such/rustc,,'`/no/such/rustc`, named by `kbuild.rustc`, cannot be used: does not exist'",
    ",-77,'`LLVM=-77`, named by `kbuild.llvm`, cannot be used: no clang, ld.lld'",
    ",/no/such,'`LLVM=/no/such/`, named by `kbuild.llvm`, cannot be used: no clang, ld.lld'",
  })
  void partsThatAreNamedAreTakenOrRefused(String rustc, String llvm, String expected)
      throws IOException {
    completeMachine();

    assertThat(failure(new ToolchainRequest("auto", rustc, llvm, null)))
        .startsWith("error: " + expected);
  }

  @Test
  void selectorThatNamesNothingIsRefused() {
    assertThat(failure(ToolchainRequest.of("c")))
        .startsWith("error: `c` names no toolchain")
        .contains("auto, system, a, b");
  }

  @ParameterizedTest
  @CsvSource({"a,llvm-19", "B,llvm-22", "llvm-22,llvm-22"})
  void pairThatIsNotInTheCacheCannotBeHadOffline(String selector, String id) {
    assertThat(failure(ToolchainRequest.of(selector)))
        .startsWith(
            "error: toolchain "
                + id
                + " is not in the cache, and nothing can be downloaded: "
                + "this build is offline");
  }

  @Test
  void machineWithoutAptIsToldHowToGetTools() {
    DiagnosticException thrown =
        catchThrowableOfType(
            DiagnosticException.class, () -> machine.online().resolve(ToolchainRequest.AUTO));

    assertThat(DiagnosticRenderer.render(thrown.diagnostic()))
        .contains("there is no `apt-get` (this is not a Debian-family system)")
        .contains("looked in PATH, ")
        .contains("rustup toolchain install 1.85.0");
  }

  private String llvm19() {
    return machine.at("usr/lib/llvm-19/bin") + "/";
  }

  private String failure(ToolchainRequest request) {
    DiagnosticException thrown =
        catchThrowableOfType(
            DiagnosticException.class, () -> machine.toolchains().resolve(request));
    assertThat(thrown).as("a diagnostic").isNotNull();
    return DiagnosticRenderer.render(thrown.diagnostic());
  }
}
