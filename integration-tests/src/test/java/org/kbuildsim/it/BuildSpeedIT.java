package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.profile.CriticalPath;
import org.kbuildsim.profile.Profile;
import org.kbuildsim.profile.Timeline;
import org.kbuildsim.tree.Directories;

/**
 * Builds of the miniature kernel by GNU make, by the engine in a warm JVM, and by the whole mvn
 * command, all with {@code -j2}, the same real tools and no action cache, in turns.
 *
 * <p>{@code -Dkbuild.rounds=5}, {@code -Dkbuild.variants=x86_64-called}, {@code
 * -Dkbuild.modules=1000} (of the tree that is no-op built; 0 for none).
 */
@Tag("benchmark")
final class BuildSpeedIT {
  private static final int ROUNDS = Integer.getInteger("kbuild.rounds", 5);
  private static final int MODULES = Integer.getInteger("kbuild.modules", 1000);
  private static final List<String> VARIANTS =
      List.of(System.getProperty("kbuild.variants", String.join(",", Lab.VARIANTS)).split(",", -1));

  private static final CacheRequest NO_CACHE = new CacheRequest(Lab.cache(), 0, null);

  @TempDir private Path directory;

  /** One way of building, in an object tree of its own. */
  private interface Way {
    void build(Path out) throws Exception;
  }

  private record Contender(String name, Way way, Path seed) {}

  /** What bounds a build from below, in ms. */
  private double floor;

  @Test
  void miniatureKernel() throws Exception {
    System.out.println(
        "| variant, build | GNU make, ms | engine, ms | / make | / floor | mvn, ms |");
    for (String variant : VARIANTS) {
      Path tree = Lab.copy(Lab.tree(), directory.resolve(variant).resolve("tree"));
      List<Contender> contenders = contenders(tree, variant);
      seed(tree, variant, contenders, "rust/core.o");
      row(variant + ", all but core", contenders, out -> {}, true);
      for (Contender contender : contenders) {
        contender.way().build(contender.seed());
      }
      row(variant + ", no-op", contenders, out -> {}, false);
      row(variant + ", one file", contenders, out -> change(tree), false);
    }
  }

  /** As many modules as a distribution's kernel has, ten in a directory, every fifth in Rust. */
  @Test
  void manyModules() throws Exception {
    if (MODULES == 0) {
      return;
    }
    Path tree = Lab.copy(Lab.tree(), directory.resolve("many").resolve("tree"));
    modules(tree.resolve("drivers/generated"), tree);
    String variant = "x86_64-called";
    List<Contender> contenders = contenders(tree, variant);
    seed(tree, variant, contenders);
    System.out.println("| build | GNU make, ms | engine, ms | / make | / floor | mvn, ms |");
    row(MODULES + " modules, no-op", contenders, out -> {}, false);
  }

  private List<Contender> contenders(Path tree, String variant) {
    Path root = tree.resolveSibling(".").normalize();
    return List.of(
        new Contender("make", out -> gnu(tree, variant, out), root.resolve("gnu")),
        new Contender(
            "engine", out -> engine(tree, variant, out, NO_CACHE), root.resolve("engine")),
        new Contender("mvn", out -> mvn(tree, variant, out), root.resolve("mvn")));
  }

  /** Configures the object trees and makes {@code goals} in them, the first by GNU make. */
  private void seed(Path tree, String variant, List<Contender> contenders, String... goals)
      throws Exception {
    Path first = contenders.get(0).seed();
    gnu(tree, variant, first, "defconfig");
    if (!Lab.config(variant).isEmpty()) {
      Files.writeString(
          first.resolve(".config"),
          String.join("\n", Lab.config(variant)) + "\n",
          StandardOpenOption.APPEND);
      gnu(tree, variant, first, "olddefconfig");
    }
    gnu(tree, variant, first, goals);
    CacheRequest shared = CacheRequest.in(directory.resolve("results"));
    for (Contender contender : contenders.subList(1, contenders.size())) {
      engine(tree, variant, contender.seed(), shared, goals);
    }
  }

  private interface Preparation {
    void prepare(Path out) throws IOException;
  }

  private void row(String what, List<Contender> contenders, Preparation preparation, boolean anew)
      throws Exception {
    double[][] times = new double[contenders.size()][ROUNDS];
    double[] floors = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < times.length; i++) {
        Contender contender = contenders.get(i);
        // The name stays: it stands in commands.
        Path kept = contender.seed().resolveSibling("kept");
        if (anew) {
          Files.move(contender.seed(), kept);
          Lab.copy(kept, contender.seed());
        }
        preparation.prepare(contender.seed());
        long start = System.nanoTime();
        contender.way().build(contender.seed());
        double time = (System.nanoTime() - start) / 1e6;
        if (round >= 0) {
          times[i][round] = time;
          floors[round] = floor;
        }
        if (anew) {
          Directories.delete(contender.seed());
          Files.move(kept, contender.seed());
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %.2f | %.2f | %s | load %.1f%n",
        what,
        spread(times[0]),
        spread(times[1]),
        median(times[1]) / median(times[0]),
        median(times[1]) / median(floors),
        spread(times[2]),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String spread(double[] times) {
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f–%.0f)",
        median(times),
        Arrays.stream(times).min().orElse(0),
        Arrays.stream(times).max().orElse(0));
  }

  // Ways.

  private static void gnu(Path tree, String variant, Path out, String... goals) throws Exception {
    List<String> command = new ArrayList<>(List.of("make", "-j2", "-C", tree.toString()));
    command.addAll(List.of("O=" + out, "ARCH=" + Lab.architecture(variant)));
    Lab.toolchain("a").makeVariables().forEach((name, value) -> command.add(name + "=" + value));
    command.add("KBUILD_HOSTTOOLS=" + Lab.hostTools());
    command.addAll(List.of(goals));
    Lab.Output output = Lab.run(tree, command.toArray(String[]::new));
    assertThat(output.status()).as(output.text()).isZero();
  }

  private void engine(Path tree, String variant, Path out, CacheRequest cache, String... goals)
      throws Exception {
    BuildRequest request =
        new BuildRequest(
            variant,
            KernelTree.open(tree),
            Lab.architecture(variant),
            out,
            ConfigRequest.parse(Lab.config(variant), out.getParent()),
            List.of(goals),
            Lab.toolchain("a"),
            ModpostDialect.V6_12,
            cache,
            2,
            false,
            false);
    Profile profile = new Profile();
    BuildResult result = KernelBuild.run(request, BuildObserver.NONE, profile);
    assertThat(result.failures()).isEmpty();
    Timeline timeline = profile.timeline();
    double path = CriticalPath.of(timeline).stream().mapToLong(CriticalPath.Step::time).sum();
    floor = Math.max(path, (double) timeline.programs() / timeline.cores()) / 1e6;
  }

  private static void mvn(Path tree, String variant, Path out) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dkbuild.tree=" + tree,
                "-Dkbuild.output=" + out,
                "-Dkbuild.arch=" + Lab.architecture(variant),
                "-Dkbuild.toolchain=a",
                "-Dkbuild.modpost=6.12",
                "-Dkbuild.cacheSize=0",
                "-Dkbuild.jobs=2"));
    if (!Lab.config(variant).isEmpty()) {
      options.add("-Dkbuild.config=" + String.join(",", Lab.config(variant)));
    }
    List<String> command = Lab.mvn("build", options.toArray(String[]::new));
    Lab.Output output = Lab.run(out.getParent(), command.toArray(String[]::new));
    assertThat(output.status()).as(output.text()).isZero();
  }

  // Trees.

  // Newer than all that was made of it, and older than what will be.
  private static void change(Path tree) throws IOException {
    Path source = tree.resolve("lib/string.c");
    Files.writeString(source, Files.readString(source) + "/* changed */\n");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
  }

  private static void modules(Path root, Path tree) throws IOException {
    String c = Files.readString(tree.resolve("lib/test_module.c"));
    String rust = Files.readString(tree.resolve("samples/rust/rust_minimal.rs"));
    StringBuilder directories = new StringBuilder();
    for (int i = 0; i < MODULES; i += 10) {
      Path below = Files.createDirectories(root.resolve("d" + i));
      directories.append("obj-y += d").append(i).append("/\n");
      StringBuilder objects = new StringBuilder();
      for (int j = i; j < Math.min(MODULES, i + 10); j++) {
        objects.append("obj-m += m").append(j).append(".o\n");
        if (j % 5 == 0) {
          Files.writeString(below.resolve("m" + j + ".rs"), rust.replace("rust_minimal", "m" + j));
        } else {
          Files.writeString(below.resolve("m" + j + ".c"), c);
        }
      }
      Files.writeString(below.resolve("Makefile"), objects);
    }
    Files.writeString(root.resolve("Makefile"), directories);
    Path drivers = tree.resolve("drivers/Makefile");
    Files.writeString(drivers, Files.readString(drivers) + "obj-y += generated/\n");
  }
}
