package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Check;

/** The goals as a person types them, by a real Maven, in a directory without a project. */
final class CommandLineIT {
  @TempDir Path directory;

  private Lab.Output mvn(String goal, String... options) throws InterruptedException {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("MAVEN_OPTS");
    return Lab.run(directory, environment, Lab.mvn(goal, options).toArray(String[]::new));
  }

  @Test
  void toolchainSaysWhatFits() throws Exception {
    Lab.toolchain("a");

    Lab.Output output = mvn("toolchain");

    assertThat(output.status()).as(output.text()).isZero();
    assertThat(output.text()).contains("rustc 1.85", "clang 19", "bindgen 0.71", "  LLVM=");
  }

  @Test
  void buildExportsAndModpost() throws Exception {
    Lab.Output build =
        mvn(
            "build",
            "-Dkbuild.tree=" + Lab.tree(),
            "-Dkbuild.arch=arm64",
            "-Dkbuild.config=CONFIG_RUST_INLINE_HELPERS=y",
            "-Dkbuild.toolchain=a");

    assertThat(build.status()).as(build.text()).isZero();
    assertThat(build.text()).contains("  HELPER  rust/helpers/helpers.bc", "rust_helper_*");
    assertThat(build.lines()).anyMatch(line -> line.matches("\\[INFO\\] arm64 +\\d.* ok"));
    assertThat(build.lines())
        .anyMatch(line -> line.matches("\\[INFO\\] \\[ *\\d+/ *\\d+\\]   LD .*"));

    Path out = directory.resolve("target/kbuild");
    Lab.Output exports = mvn("exports", "-Dkbuild.object=rust/kernel.o", "-Dkbuild.toolchain=a");
    assertThat(exports.status()).as(exports.text()).isZero();
    List<String> listed =
        exports.lines().stream()
            .map(line -> line.replaceFirst("^\\[INFO\\] ", ""))
            .filter(line -> line.startsWith("EXPORT_SYMBOL_RUST_GPL("))
            .toList();
    assertThat(listed)
        .isNotEmpty()
        .isEqualTo(Files.readAllLines(out.resolve("rust/exports_kernel_generated.h")));

    Path symvers = out.resolve("Module.symvers");
    String before = Files.readString(symvers);
    Files.delete(symvers);
    Lab.Output modpost = mvn("modpost");
    assertThat(modpost.status()).as(modpost.text()).isZero();
    assertThat(symvers).hasContent(before);
  }

  @Test
  void seriesIsCheckedInTheTreeThatItIsFor() throws Exception {
    Lab.copy(Lab.tree(), directory);
    String before = Files.readString(directory.resolve("lib/string.c"));
    Path series = directory.resolveSibling(directory.getFileName() + ".diff");
    Fault broken = new Fault(Check.BUILD_FAILS, "lib/string.c", "#include", "#error");
    Files.writeString(series, broken.patch(before));

    Lab.Output output =
        mvn(
            "check-series",
            "-Dkbuild.series=" + series,
            "-Dkbuild.matrix=x86_64+RUST=n",
            "-Dkbuild.toolchain=a");

    assertThat(output.status()).isNotZero();
    assertThat(output.text()).contains("[build-fails]", "1 configuration, ");
    assertThat(directory.resolve("target/kbuild-check/report.html")).exists();
    Files.delete(series);
  }

  @Test
  void helpListsGoalsAndParameters() throws Exception {
    Lab.Output output = mvn("help", "-Ddetail", "-Dgoal=build");

    assertThat(output.status()).as(output.text()).isZero();
    assertThat(output.text()).contains("kbuild.tree", "kbuild.keepGoing", "kbuild.config");
  }

  @Test
  void userErrorIsOneMessageAndNoTrace() throws Exception {
    Lab.Output output = mvn("build", "-Dkbuild.tree=nowhere", "-Dkbuild.toolchain=a");

    assertThat(output.status()).isNotZero();
    assertThat(output.text()).contains("nowhere: error: no such kernel tree", "help: ");
    assertThat(output.text()).doesNotContain("\tat ");
  }
}
