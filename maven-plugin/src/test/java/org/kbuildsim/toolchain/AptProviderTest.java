package org.kbuildsim.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;

/** What a download does when all goes well and when it does not, with an apt that is a script. */
final class AptProviderTest {
  private static final ToolchainRequest PAIR_A = ToolchainRequest.of("a");

  @TempDir private Path directory;
  private FakeMachine machine;

  @BeforeEach
  void debian() throws IOException {
    machine = new FakeMachine(directory.toRealPath());
    FakeArchive.on(machine, "bookworm");
  }

  private Path place() {
    return machine.cache().resolve("toolchain-1/llvm-19");
  }

  @Test
  void machineWithoutToolsGetsPairA() {
    Toolchain toolchain = machine.online().resolve(ToolchainRequest.AUTO);

    assertThat(toolchain.rustc()).isEqualTo(place().resolve("bin/rustc"));
    assertThat(toolchain.llvm()).isEqualTo(place().resolve("bin") + "/");
    assertThat(toolchain.bindgen()).isEqualTo(place().resolve("bin/bindgen"));
    assertThat(toolchain.hostCompiler()).isEqualTo(place().resolve("bin/hostcc"));
    assertThat(machine.log)
        .contains("package lists of bookworm", "download 3 packages, 5 MB", "unpack 3 packages");
  }

  @Test
  void secondRunStartsNothingAndNeedsNoNetwork() {
    machine.online().resolve(PAIR_A);
    int started = machine.started().size();
    int lines = machine.log.size();

    assertThat(machine.toolchains().resolve(PAIR_A).matching()).isTrue();

    assertThat(machine.started()).hasSize(started);
    assertThat(machine.log).hasSize(lines);
  }

  @Test
  void onlyWhatIsNeededIsKept() {
    machine.online().resolve(PAIR_A);

    assertThat(place().resolve("archives")).doesNotExist();
    assertThat(place().resolveSibling("llvm-19.partial")).doesNotExist();
    assertThat(place().resolve("root/usr/src/rustc-1.85.0"))
        .isDirectoryContaining("glob:**library");
    assertThat(place().resolve("root/usr/src/rustc-1.85.0/compiler")).doesNotExist();
  }

  // The loader that runs the tools is the machine's, and works with no libc but its own.
  @Test
  void librariesAreLinkedButNotThoseOfLibc() {
    machine.online().resolve(PAIR_A);

    assertThat(place().resolve("lib")).isDirectoryContaining("glob:**libz.so.1");
    assertThat(place().resolve("lib/libz.so.1")).exists();
    assertThat(place().resolve("lib/libc.so.6")).doesNotExist();
  }

  @Test
  void releaseThatCarriesTheVersionItselfIsAskedForItsPlainNames() throws IOException {
    machine.file("no-web", "");

    assertThat(machine.online().resolve(PAIR_A).rustcVersion()).isEqualTo(new Version(1, 85, 0));
  }

  @Test
  void bindgenOfTheNextReleaseRunsWithItsOwnLoader() throws IOException {
    machine.file("old-bindgen", "");

    assertThat(machine.online().resolve(PAIR_A).bindgenVersion()).isEqualTo(new Version(0, 71, 1));

    assertThat(machine.log)
        .contains("bindgen of trixie, because that of bookworm is too old")
        .contains("package lists of trixie");
    assertThat(place().resolve("bin/bindgen"))
        .content()
        .contains("exec '" + place() + "/bindgen/usr/lib64/ld-linux-x86-64.so.2' --library-path");
    assertThat(machine.started()).contains("payload/libc6/usr/lib64/ld-linux-x86-64.so.2");
  }

  @Test
  void listsThatCannotBeLoadedAreReported() throws IOException {
    machine.file("fail-update", "");

    assertThat(failure(machine))
        .startsWith("error: apt cannot load the package lists of [bookworm]")
        .contains("note: apt: E: Some index files failed to download");
    assertThat(place()).doesNotExist();
  }

  @Test
  void downloadThatIsCutOffGoesOnNextTime() throws IOException {
    Path fail = machine.file("fail-download", "");
    assertThat(failure(machine))
        .startsWith("error: apt cannot download ")
        .contains("note: apt: E: Failed to fetch http://mirror.example/l.deb  Connection failed")
        .contains("help: run the build again: what has been downloaded is kept");
    assertThat(place()).doesNotExist();

    Files.delete(fail);
    machine.online().resolve(PAIR_A);

    assertThat(machine.log).contains("download 3 packages, 5 MB, of which 3 MB are here already");
  }

  @Test
  void fullDiskLeavesNothingHalfDone() throws IOException {
    Path fail = machine.file("fail-unpack", "");
    assertThat(failure(machine))
        .startsWith("error: cannot unpack `")
        .contains("No space left on device")
        .contains("-Dkbuild.cache=<dir>");
    assertThat(place()).doesNotExist();

    Files.delete(fail);
    assertThat(machine.online().resolve(PAIR_A).matching()).isTrue();
  }

  @Test
  void cacheThatCannotBeMadeIsReported() throws IOException {
    machine.file("cache", "a file where the directory should be");

    assertThat(failure(machine))
        .startsWith("error: cannot make `" + place() + "`: ")
        .contains("-Dkbuild.cache=<dir>");
  }

  @Test
  void machineWithoutSourcesIsReported() throws IOException {
    machine.file("etc/apt/sources.list", "");

    assertThat(failure(machine))
        .startsWith("error: no apt source of this machine has the suite `bookworm`");
  }

  @Test
  void pairThatTheArchiveDoesNotHaveIsReported() throws IOException {
    machine.script(
        "usr/bin/apt-get",
        "case \"$*\" in *update*) ;; *) echo 'E: nothing' >&2; exit 100;; esac\n");

    assertThat(failure(machine))
        .startsWith("error: apt finds no way to get clang-19 lld-19 llvm-19 libc6-dev rustc=1.85.*")
        .contains("note: apt: E: nothing");
  }

  @Test
  void damagedDirectoryIsReported() throws IOException {
    machine.online().resolve(PAIR_A);
    Files.delete(place().resolve("bin/llvm-link"));

    assertThat(failure(machine))
        .startsWith("error: the toolchain in `" + place() + "` does not work")
        .contains("no llvm-link")
        .contains("help: remove that directory; it is downloaded again");
  }

  @Test
  void ofTwoBuildsAtOnceOneDownloadsAndOneWaits() throws Exception {
    machine.file("slow", "");
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Callable<Toolchain> build =
        () ->
            new Toolchains(
                    machine.machine(), machine.cache(), false, log::add, Duration.ofSeconds(10))
                .resolve(PAIR_A);
    ExecutorService builds = Executors.newFixedThreadPool(2);
    try {
      Future<Toolchain> one = builds.submit(build);
      Future<Toolchain> other = builds.submit(build);
      assertThat(one.get()).isEqualTo(other.get());
    } finally {
      builds.shutdownNow();
    }

    assertThat(machine.started().stream().filter("update"::equals)).hasSize(1);
    assertThat(log.stream().filter(line -> line.contains("another build is getting a toolchain")))
        .hasSize(1);
  }

  @Test
  void newestHostToolsOfASeriesAreLinkedWhereKbuildLooks() {
    HostTools tools = machine.online().hostTools("6.12");

    assertThat(tools.version()).isEqualTo(new Version(6, 12, 10));
    assertThat(List.of("basic/fixdep", "kconfig/conf", "mod/modpost"))
        .allSatisfy(
            name -> assertThat(tools.directory().resolve("scripts/" + name)).isExecutable());
    assertThat(machine.toolchains().hostTools("6.12")).isEqualTo(tools);
  }

  // None of the machine's own loader takes part: that is one of an older libc.
  @Test
  void hostToolsOfANewerReleaseRunWithItsLoader() throws Exception {
    HostTools tools = machine.online().hostTools("7.3");

    Path place = machine.cache().resolve("toolchain-1/linux-kbuild-7.3");
    assertThat(tools).isEqualTo(new HostTools(place, new Version(7, 3, 4)));
    assertThat(machine.log)
        .containsSubsequence(
            "package lists of bookworm",
            "bookworm has no kernel 7.3; looking in trixie-backports",
            "package lists of trixie, trixie-backports",
            "getting linux-kbuild-7.3.4+x",
            "unpack 2 packages");
    assertThat(machine.cache().resolve("toolchain-1/apt/trixie-backports/sources/archive.sources"))
        .content()
        .contains("URIs: http://mirror.example/debian\nSuites: trixie trixie-backports\n");
    for (String name : List.of("basic/fixdep", "kconfig/conf", "mod/modpost")) {
      Path script = tools.directory().resolve("scripts/" + name);
      assertThat(script)
          .isExecutable()
          .content()
          .contains("exec '%s/root/usr/lib64/ld-linux-x86-64.so.2' --library-path".formatted(place))
          .contains("'" + place + "/root/usr/lib/linux-kbuild-7.3.4+x/scripts/" + name);
      assertThat(new ProcessBuilder(script.toString()).start().waitFor()).isZero();
    }
    assertThat(machine.started())
        .endsWith(
            "payload/libc6/usr/lib64/ld-linux-x86-64.so.2",
            "payload/kbuild/usr/lib/linux-kbuild-7.3.4+x/scripts/mod/modpost.real-lsb-64");
    assertThat(machine.toolchains().hostTools("7.3")).isEqualTo(tools);
  }

  @Test
  void hostToolsOfTheReleasesOwnBackportsNeedNoOtherLibc() throws IOException {
    FakeArchive.on(machine, "trixie");

    HostTools tools = machine.online().hostTools("7.3");

    assertThat(machine.log)
        .contains("package lists of trixie", "package lists of trixie, trixie-backports");
    assertThat(tools.directory().resolve("scripts/mod/modpost")).isSymbolicLink().isExecutable();
    assertThat(tools.directory().resolve("root/usr/lib64")).doesNotExist();
  }

  @Test
  void hostToolsThatWereCutOffAreGotNextTime() throws IOException {
    Path fail = machine.file("fail-download", "");
    DiagnosticException thrown =
        catchThrowableOfType(DiagnosticException.class, () -> machine.online().hostTools("7.3"));
    assertThat(thrown.diagnostic().message())
        .isEqualTo("apt cannot download linux-kbuild-7.3.4+x libc6");
    assertThat(machine.cache().resolve("toolchain-1/linux-kbuild-7.3")).doesNotExist();

    Files.delete(fail);

    assertThat(machine.online().hostTools("7.3").version()).isEqualTo(new Version(7, 3, 4));
  }

  @Test
  void hostToolsThatNoReleaseHasAreReported() {
    DiagnosticException thrown =
        catchThrowableOfType(DiagnosticException.class, () -> machine.online().hostTools("6.1"));

    assertThat(thrown.diagnostic().message())
        .isEqualTo("no package `linux-kbuild-6.1.*` in bookworm, trixie, trixie-backports");
  }

  private static String failure(FakeMachine machine) {
    DiagnosticException thrown =
        catchThrowableOfType(DiagnosticException.class, () -> machine.online().resolve(PAIR_A));
    assertThat(thrown).as("a diagnostic").isNotNull();
    return DiagnosticRenderer.render(thrown.diagnostic());
  }
}
