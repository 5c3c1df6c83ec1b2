package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.ninja.GraphRecorder;
import org.kbuildsim.ninja.NinjaFile;

/** Debian's ninja, on the build.ninja of a build, against that build. */
final class NinjaIT {
  private static final Pattern STEP = Pattern.compile("\\[\\d+/\\d+] (\\S+ .*)");

  @TempDir private Path directory;

  @Test
  void buildsTheSameWithoutRust() throws Exception {
    check("x86_64", List.of("CONFIG_RUST=n"), "include/linux/kfifo.h", "CC      lib/kfifo.o");
  }

  @Tag("ninja")
  @ParameterizedTest
  @CsvSource({
    "x86_64, CONFIG_RUST_INLINE_HELPERS=n, helpers.o",
    "x86_64, CONFIG_RUST_INLINE_HELPERS=y, helpers.bc",
    "arm64, CONFIG_RUST_INLINE_HELPERS=n, helpers.o",
    "arm64, CONFIG_RUST_INLINE_HELPERS=y, helpers.bc"
  })
  void buildsTheSame(String architecture, String option, String object) throws Exception {
    check(architecture, List.of(option), "rust/helpers/refcount.c", "rust/helpers/" + object);
  }

  private void check(String architecture, List<String> config, String touched, String rebuilt)
      throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Path out = directory.resolve("out");
    Path ours = directory.resolve("ours");
    Path ninjas = directory.resolve("ninjas");
    record(tree, architecture, config, out);
    Files.move(out, ours);
    Files.createDirectories(out);
    for (String name : List.of(".config", "build.ninja")) {
      Files.copy(ours.resolve(name), out.resolve(name));
    }

    assertThat(ninja(out)).as("everything").hasSizeGreaterThan(80);
    assertSameFiles(ours, out);
    assertThat(Lab.run(out, program()).text()).contains("ninja: no work to do.");

    Lab.edit(tree.resolve(touched), "\n#include", "\n/* touched */\n#include");
    Files.move(out, ninjas);
    Files.move(ours, out);
    Lab.Run again = Lab.build(tree, architecture, config, out);
    assertThat(again.result().failures()).isEmpty();
    Set<String> byMake = new TreeSet<>();
    again.lines().stream().filter(l -> l.startsWith("  ")).forEach(l -> byMake.add(l.strip()));
    Files.move(out, ours);
    Files.move(ninjas, out);
    Set<String> byNinja = ninja(out);
    assertThat(byNinja).isEqualTo(byMake).anyMatch(line -> line.endsWith(rebuilt));
    assertThat(byNinja).hasSizeLessThan(60);
    assertSameFiles(ours, out);
    assertThat(Lab.run(out, program()).text()).contains("ninja: no work to do.");
  }

  private static void record(Path tree, String architecture, List<String> config, Path out)
      throws InterruptedException {
    BuildRequest request =
        new BuildRequest(
            "ninja",
            KernelTree.open(tree),
            architecture,
            out,
            ConfigRequest.parse(config, out.getParent()),
            List.of(),
            Lab.toolchain("a"),
            ModpostDialect.V6_12,
            CacheRequest.in(Lab.cache()),
            1,
            false,
            false);
    GraphRecorder recorder = new GraphRecorder(out);
    BuildResult result = KernelBuild.runOfNothing(request, BuildObserver.NONE, recorder);
    assertThat(result.failures()).isEmpty();
    assertThat(NinjaFile.write(recorder, request).warnings()).isEmpty();
  }

  private static String program() {
    return Lab.toolchains()
        .unpacked("ninja", List.of("ninja-build"))
        .resolve("root/usr/bin/ninja")
        .toString();
  }

  // Returns what ninja says that it does, as kbuild says it.
  private static Set<String> ninja(Path out) throws InterruptedException {
    Lab.Output output = Lab.run(out, program(), "-j2");
    assertThat(output.status()).as(output.text()).isZero();
    Set<String> steps = new TreeSet<>();
    for (String line : output.lines()) {
      Matcher step = STEP.matcher(line);
      if (step.matches()) {
        steps.add(step.group(1).strip());
      }
    }
    return steps;
  }

  // But for kbuild's own records, all that the build left, and no more than ninja's own files and
  // the programs that are Java in ours.
  private static void assertSameFiles(Path ours, Path ninjas) throws Exception {
    List<String> expected =
        Lab.files(ours).stream()
            .filter(name -> !name.matches("(.*/)?\\.[^/]*\\.cmd"))
            .filter(name -> !name.equals(".config.old"))
            .toList();
    List<String> made =
        Lab.files(ninjas).stream()
            .filter(name -> !name.startsWith(".ninja_"))
            .filter(name -> !List.of("scripts/kconfig/conf", "scripts/mod/modpost").contains(name))
            .toList();
    assertThat(made).isEqualTo(expected);
    for (String name : expected) {
      assertThat(Files.mismatch(ours.resolve(name), ninjas.resolve(name))).as(name).isEqualTo(-1);
    }
  }
}
