package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.kconfig.Conf;
import org.kbuildsim.kconfig.KconfigVersion;
import org.kbuildsim.kconfig.ProbeCache;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Ours and the real conf on whole Linux trees: all that they print and write is the same. Takes an
 * hour, so it runs by hand, in profile {@code real-kernel}; {@code docs/kconfig.md} has the counts.
 *
 * <p>The first run of conf on a tree is conf as it is; for the others it remembers its probes.
 * {@code kbuild.random} is the number of random configurations for each architecture, from the seed
 * {@code kbuild.random.from}; only those from 0 come with the other ways to make one.
 */
@Tag("real-kernel")
final class RealKconfigIT {
  private static final Map<String, String> TRIPLES =
      Map.of(
          "x86", "x86_64-linux-gnu",
          "arm64", "aarch64-linux-gnu",
          "riscv", "riscv64-linux-gnu",
          "powerpc", "powerpc64le-linux-gnu",
          "s390", "s390x-linux-gnu");

  @TempDir Path directory;
  private final ProbeCache probes = new ProbeCache();
  private final List<String> different = new ArrayList<>();
  private int compared;

  @ParameterizedTest
  @CsvSource({
    "6.12, x86, x86_64_defconfig",
    "6.12, arm64, defconfig",
    "6.12, riscv, defconfig",
    "6.12, powerpc, ppc64_defconfig",
    "6.12, s390, defconfig",
    "7.3, x86, x86_64_defconfig",
    "7.3, arm64, defconfig",
    "7.3, riscv, defconfig",
    "7.3, powerpc, ppc64_defconfig",
    "7.3, s390, defconfig"
  })
  void sameFilesAndMessages(String series, String architecture, String defconfig) throws Exception {
    KconfigVersion version = series.equals("6.12") ? KconfigVersion.V6_12 : KconfigVersion.V7_3;
    Path tree = Lab.linux(series);
    Pair pair =
        new Pair(
            Lab.hostTool(series, "kconfig/conf").toString(),
            new Conf(version, new NativeProgram(), probes, (configuration, diagnostics) -> {}),
            environment(tree, architecture),
            new TreeMap<>());
    int from = Integer.getInteger("kbuild.random.from", 0);
    String based =
        from > 0
            ? ""
            : same(pair, "", "--defconfig=arch/" + architecture + "/configs/" + defconfig);
    pair.memory().putAll(ProbeMemory.environment(Files.createTempDirectory(directory, "probes")));
    if (from == 0) {
      same(pair, based, "--savedefconfig=out");
      same(pair, "", "--allnoconfig");
      same(pair, "", "--allyesconfig");
      same(pair, "", "--allmodconfig");
    }
    for (int seed = from; seed < from + Integer.getInteger("kbuild.random", 50); seed++) {
      pair.environment().put("KCONFIG_SEED", Integer.toString(seed));
      same(pair, same(pair, "", "--randconfig"), "--olddefconfig");
      System.out.printf(
          "%s %s, seeds %d to %d: %d compared, %d different%n",
          series, architecture, from, seed, compared, different.size());
    }
    assertThat(different).isEmpty();
  }

  /**
   * The two.
   *
   * @param environment of both
   * @param memory of the real one's probes, on top of it
   */
  private record Pair(
      String real, Conf ours, Map<String, String> environment, Map<String, String> memory) {}

  /** Returns the {@code .config} that the real one wrote. */
  private String same(Pair pair, String config, String option)
      throws IOException, InterruptedException {
    Map<String, String> remembering = new TreeMap<>(pair.environment());
    remembering.putAll(pair.memory());
    Map<String, String> real = run(new NativeProgram(), pair.real(), remembering, config, option);
    Map<String, String> ours = run(pair.ours(), "conf", pair.environment(), config, option);
    compared++;
    if (!real.equals(ours)) {
      List<String> names = new ArrayList<>(real.keySet());
      names.addAll(ours.keySet());
      names.removeIf(name -> Objects.equals(real.get(name), ours.get(name)));
      different.add(option + " with seed " + pair.environment().get("KCONFIG_SEED") + ": " + names);
    }
    return real.getOrDefault(".config", "");
  }

  /** Returns what conf left behind: files by name, and what it printed. */
  private Map<String, String> run(
      Program conf, String name, Map<String, String> environment, String config, String option)
      throws IOException, InterruptedException {
    Path output = Files.createTempDirectory(directory, "out");
    if (option.equals("--randconfig")) {
      // Where there is one, only syncconfig writes another; olddefconfig will write it after this.
      Files.createDirectories(output.resolve("include/config"));
      Files.createFile(output.resolve("include/config/auto.conf"));
    }
    if (!config.isEmpty()) {
      Files.writeString(output.resolve(".config"), config, StandardCharsets.ISO_8859_1);
    }
    // Apart: into one pipe, the real one's buffer puts the first after the second.
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    int status =
        conf.run(
            new Invocation(
                List.of(name, option, "Kconfig"),
                environment,
                output,
                InputStream.nullInputStream(),
                printed,
                complained));
    Map<String, String> left = new TreeMap<>();
    left.put("status", Integer.toString(status));
    left.put("output", printed.toString(StandardCharsets.ISO_8859_1));
    left.put("errors", complained.toString(StandardCharsets.ISO_8859_1));
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isRegularFile(file)) {
          left.put(
              output.relativize(file).toString(),
              Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        Files.delete(file);
      }
    }
    return left;
  }

  /** As the kernel's Makefile exports it with {@code LLVM=}. */
  static Map<String, String> environment(Path tree, String architecture)
      throws InterruptedException {
    String llvm = Lab.toolchain("a").llvm();
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("srctree", tree.toString());
    environment.put("ARCH", architecture);
    environment.put("SRCARCH", architecture);
    environment.put("KERNELVERSION", "6.0.0");
    environment.put("CC", llvm + "clang");
    environment.put("CLANG_FLAGS", "--target=" + TRIPLES.get(architecture) + " -fintegrated-as");
    environment.put("LD", llvm + "ld.lld");
    environment.put("AR", llvm + "llvm-ar");
    environment.put("NM", llvm + "llvm-nm");
    environment.put("OBJCOPY", llvm + "llvm-objcopy");
    environment.put("RUSTC", Lab.toolchain("a").rustc().toString());
    environment.put("BINDGEN", "bindgen");
    environment.put("HOSTCC", llvm + "clang");
    environment.put("PAHOLE", "pahole");
    environment.put("PAHOLE_VERSION", "0");
    environment.put("CC_VERSION_TEXT", "clang version 19");
    environment.put("RUSTC_VERSION_TEXT", "rustc 1.85.0");
    environment.put("LC_ALL", "C");
    return environment;
  }
}
