package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;
import org.kbuildsim.toolchain.Toolchains;

/**
 * GNU make against our engine, in one run, one after the other round by round; medians, with the
 * least and the most. Not part of the test run: {@code mvn -pl maven-plugin test
 * -Dtest=MakeBenchmark}. BENCHMARKS.md keeps results.
 */
final class MakeBenchmark {
  private static final int ROUNDS = Integer.getInteger("kbuild.rounds", 5);
  private static final int WARMING = 10;
  private static final int MODULES = 1000;

  @TempDir Path directory;

  @Test
  void generatedTree() throws Exception {
    Path built = directory.resolve("built");
    GeneratedTree.write(built, MODULES);
    compare("generated, no-op", List.of("-C", built.toString()), WARMING);
    Path fresh = directory.resolve("fresh");
    GeneratedTree.write(fresh, MODULES);
    for (Path file : files(fresh)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".o") || name.endsWith(".cmd") || name.equals("modules.order")) {
        Files.delete(file);
      }
    }
    compare("generated, -n", List.of("-C", fresh.toString(), "-n"), WARMING);
    Path last = fresh.toRealPath().resolve("drivers/d990/m999.o");
    trace("generated, -n", last, List.of("-C", fresh.toString(), "-n"));
  }

  @Test
  void miniatureKernel() throws Exception {
    Path out = directory.resolve("out");
    List<String> words = kernel(out);
    succeed(words, "defconfig");
    Files.writeString(
        out.resolve(".config"), "CONFIG_RUST_INLINE_HELPERS=y\n", StandardOpenOption.APPEND);
    succeed(words, "olddefconfig");
    succeed(words, "-j2");
    // Most of it is other programs' time, which does not warm up.
    compare("miniature kernel, no-op", words, 3);
    List<String> dry = new ArrayList<>(words);
    dry.add("-n");
    compare("miniature kernel, -n", dry, 3);
  }

  // Any tree: `-Dkbuild.benchmark.tree="-C … O=… ARCH=…"`, the words it was made by; and -n.
  @Test
  @EnabledIfSystemProperty(named = "kbuild.benchmark.tree", matches = ".+")
  void realTree() throws Exception {
    String written = System.getProperty("kbuild.benchmark.tree", "");
    compare("real tree", List.of(written.trim().split("\\s+")), 2);
  }

  // `-Dkbuild.benchmark.growth`: takes some minutes more.
  @Test
  @EnabledIfSystemProperty(named = "kbuild.benchmark.growth", matches = ".*")
  void growth() throws Exception {
    for (int modules : new int[] {10, 100, 1000, 5000}) {
      Path built = directory.resolve("m" + modules);
      GeneratedTree.write(built, modules);
      compare(modules + " modules, no-op", List.of("-C", built.toString()), WARMING);
    }
  }

  private static List<String> kernel(Path out) {
    String named = System.getProperty("kbuild.cache", "");
    Path cache = named.isBlank() ? Toolchains.defaultCache() : Path.of(named).toAbsolutePath();
    Toolchains toolchains = new Toolchains(cache, false, System.out::println);
    Toolchain tools = toolchains.resolve(ToolchainRequest.of("a"));
    Path tree = Path.of("../fixture-kernel/src/main/kernel").toAbsolutePath().normalize();
    List<String> words = new ArrayList<>(List.of("-C", tree.toString(), "O=" + out));
    words.add("ARCH=x86_64");
    tools.makeVariables().forEach((name, value) -> words.add(name + "=" + value));
    words.add("KBUILD_HOSTTOOLS=" + toolchains.hostTools("6.12").directory());
    return words;
  }

  private static void succeed(List<String> words, String goal) throws Exception {
    List<String> command = new ArrayList<>(words);
    command.add(goal);
    Output output = gnu(command);
    assertThat(output.status()).as(output.text()).isZero();
  }

  // Measuring.

  private record Output(int status, String text) {}

  private interface Make {
    Output run(List<String> arguments) throws Exception;
  }

  private static MakeEngine engine() {
    return CommandLineShell.engine(List.of("make"), MakeVersion.V4_3, MakeListener.NONE);
  }

  private void compare(String what, List<String> arguments, int warming) throws Exception {
    Path answers = directory.resolve("answers");
    Output expected = gnu(arguments);
    // Of a tree that is not built -n -k ends with an error.
    if (!arguments.contains("-k")) {
      assertThat(expected.status()).as(expected.text()).isZero();
    }
    Make warm = warmed(engine(), arguments, warming, expected);
    Make plugin = warmed(PluginMake.engine(answers), arguments, warming, expected);
    List<Make> makes =
        List.of(
            MakeBenchmark::gnu,
            words -> cold(List.of(MakeMain.class.getName()), words),
            warm,
            words -> cold(List.of(PluginMake.class.getName(), answers.toString()), words),
            plugin);
    long[][] times = times(makes, arguments);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    double gnu = median(times[0]);
    StringBuilder row = new StringBuilder("| " + what + " | " + spread(times[0]));
    for (int i = 1; i < times.length; i++) {
      row.append(
          String.format(Locale.ROOT, " | %s | %.2f", spread(times[i]), median(times[i]) / gnu));
    }
    System.out.printf(Locale.ROOT, "%s | load %.1f%n", row, load);
  }

  // Says what GNU make says, and has done it some times.
  private static Make warmed(MakeEngine engine, List<String> arguments, int times, Output expected)
      throws Exception {
    Make warm = words -> run(engine::run, "make", words);
    // The first run of the plugin's make asks the tools.
    warm.run(arguments);
    assertThat(sorted(warm.run(arguments))).isEqualTo(sorted(expected));
    for (int i = 0; i < times; i++) {
      warm.run(arguments);
    }
    return warm;
  }

  private static String spread(long[] nanoseconds) {
    LongSummaryStatistics all = Arrays.stream(nanoseconds).summaryStatistics();
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f–%.0f)",
        median(nanoseconds),
        all.getMin() / 1e6,
        all.getMax() / 1e6);
  }

  // How much longer evaluation takes when all of it is traced, up to the last recipe.
  private static void trace(String what, Path last, List<String> arguments) throws Exception {
    Make plain = words -> run(engine()::run, "make", words);
    Make traced = words -> asked(new RecipeQuestion(last, null), words);
    for (int i = 0; i < WARMING; i++) {
      plain.run(arguments);
      traced.run(arguments);
    }
    long[][] times = times(List.of(plain, traced), arguments);
    System.out.printf(
        Locale.ROOT,
        "| %s, traced | %.0f | %.0f | %.2f |%n",
        what,
        median(times[0]),
        median(times[1]),
        median(times[1]) / median(times[0]));
  }

  private static Output asked(Question question, List<String> words) throws Exception {
    List<Program> make = new ArrayList<>();
    Program processes = new NativeProgram();
    Program shell =
        invocation -> {
          List<String> simple = SimpleCommand.words(invocation.arguments().get(2));
          return !simple.isEmpty() && simple.get(0).equals("make")
              ? make.get(0)
                  .run(
                      new Invocation(
                          simple,
                          invocation.environment(),
                          invocation.directory(),
                          invocation.in(),
                          invocation.out(),
                          invocation.err()))
              : processes.run(invocation);
        };
    make.add(MakeEngine.builder(shell).question(question).build().asProgram());
    return run(make.get(0), "make", words);
  }

  private static long[][] times(List<Make> makes, List<String> arguments) throws Exception {
    long[][] times = new long[makes.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        makes.get(i).run(arguments);
        times[i][round] = System.nanoTime() - start;
      }
    }
    return times;
  }

  private static double median(long[] nanoseconds) {
    long[] sorted = nanoseconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }

  private static Output sorted(Output output) {
    String lines = output.text().lines().sorted().collect(Collectors.joining("\n"));
    return new Output(output.status(), lines);
  }

  private static Output gnu(List<String> arguments) throws Exception {
    return run(new NativeProgram(), "make", arguments);
  }

  // As README's script starts kbuild-make.jar: a JVM of its own.
  private static Output cold(List<String> program, List<String> arguments) throws Exception {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmn16m"));
    // $(MAKE) stands in commands that a tree records: another one relinks vmlinux.
    words.addAll(List.of("-Dkbuild.make.command=make", "-cp"));
    words.add(
        Path.of("target/classes").toAbsolutePath()
            + File.pathSeparator
            + Path.of("target/test-classes").toAbsolutePath());
    words.addAll(program);
    words.addAll(arguments);
    return run(new NativeProgram(), System.getProperty("java.home") + "/bin/java", words);
  }

  private static Output run(Program program, String name, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(arguments);
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeAll(List.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        program.run(
            new Invocation(
                words,
                environment,
                Path.of("").toAbsolutePath(),
                InputStream.nullInputStream(),
                out,
                out));
    return new Output(status, out.toString(StandardCharsets.UTF_8));
  }

  private static List<Path> files(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
