package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;
import org.kbuildsim.toolchain.Toolchains;

/**
 * Builds of generated trees, from 10 modules to 5,000, C and Rust, by GNU make and by ours, each
 * with {@code -j2}, in one run and in turns: of nothing, with nothing to do, and after a change of
 * one file. The compiler is a small program that reads what is included and writes what compilers
 * write, so that what is left is make's and the shell's own.
 *
 * <p>Not part of the test run: {@code mvn -pl maven-plugin test -Dtest=BuildBenchmark
 * -Dkbuild.offline=false}; {@code -Dkbuild.sizes=10,100}, {@code -Dkbuild.rounds=3}. It leaves
 * {@code target/growth.png}. BENCHMARKS.md keeps results.
 */
final class BuildBenchmark {
  private static final int ROUNDS = Integer.getInteger("kbuild.rounds", 5);
  private static final int[] SIZES =
      Arrays.stream(System.getProperty("kbuild.sizes", "10,100,1000,5000").split(",", -1))
          .mapToInt(Integer::parseInt)
          .toArray();

  /** Which of the contenders is the JVM that has done it before. */
  private static final int WARM = 1;

  /** What is held to 512 MB: a JVM with no more heap than this. */
  private static final String HEAP = "-Xmx320m";

  @TempDir private Path directory;
  private Path programs = Path.of("");
  private Path classes = Path.of("");

  /** A make that builds a tree of its own. */
  private record Contender(String name, Path tree, Make make) {}

  private interface Make {
    int run(Path tree) throws IOException, InterruptedException;
  }

  @Test
  void growth() throws Exception {
    Toolchains toolchains = new Toolchains(cache(), false, System.out::println);
    classes = Path.of(MakeMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    programs = Files.createDirectories(directory.resolve("bin"));
    compiler(toolchains.resolve(ToolchainRequest.of("a")));
    Files.createSymbolicLink(
        programs.resolve("fixdep"),
        toolchains.hostTools("6.12").directory().resolve("scripts/basic/fixdep"));
    GrowthPlot plot = new GrowthPlot();
    System.out.println("| build | GNU make -j2, ms | warm, ms | ratio | cold, ms | ratio |");
    for (int modules : SIZES) {
      measure(modules, plot);
    }
    Path picture = Path.of("target", "growth.png").toAbsolutePath();
    plot.write(picture);
    System.out.println("plot: " + picture);
  }

  private void measure(int modules, GrowthPlot plot) throws Exception {
    MakeEngine engine = PluginMake.engine(new NativeProgram());
    List<Contender> contenders = new ArrayList<>();
    for (String name : List.of("GNU make", "warm", "cold")) {
      Path tree = directory.resolve(modules + "-" + name.replace(" ", "-"));
      GeneratedTree.writeSources(tree, modules);
      contenders.add(
          new Contender(
              name,
              tree,
              switch (name) {
                case "GNU make" -> t -> start(List.of("make"), t);
                case "warm" -> t -> run(engine.asProgram(), List.of("make"), t);
                default -> t -> start(jvm(), t);
              }));
    }
    for (Contender contender : contenders) {
      build(contender);
    }
    sameFiles(contenders.get(0).tree(), contenders.get(1).tree());
    sameFiles(contenders.get(0).tree(), contenders.get(2).tree());
    row(modules, "of nothing", contenders, BuildBenchmark::clean, plot);
    row(modules, "no-op", contenders, tree -> {}, plot);
    row(modules, "one file", contenders, BuildBenchmark::change, plot);
    System.out.printf(
        Locale.ROOT,
        "%d modules: %d MB at most in memory for a no-op, with %s%n",
        modules,
        mostMemory(contenders.get(2).tree()),
        HEAP);
  }

  private interface Preparation {
    void prepare(Path tree) throws IOException;
  }

  private void row(
      int modules,
      String what,
      List<Contender> contenders,
      Preparation preparation,
      GrowthPlot plot)
      throws Exception {
    double[][] times = new double[contenders.size()][ROUNDS];
    for (int i = 0; i < (modules > 1000 ? 3 : 10); i++) {
      preparation.prepare(contenders.get(WARM).tree());
      build(contenders.get(WARM));
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < times.length; i++) {
        preparation.prepare(contenders.get(i).tree());
        times[i][round] = build(contenders.get(i));
      }
    }
    double gnu = median(times[0]);
    System.out.printf(
        Locale.ROOT,
        "| %d modules, %s | %s | %s | %.2f | %s | %.2f | load %.1f%n",
        modules,
        what,
        spread(times[0]),
        spread(times[WARM]),
        median(times[WARM]) / gnu,
        spread(times[2]),
        median(times[2]) / gnu,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    if (!what.equals("one file")) {
      plot.add("GNU make, " + what, modules, gnu / modules);
      plot.add("ours warm, " + what, modules, median(times[WARM]) / modules);
    }
  }

  private static double build(Contender contender) throws Exception {
    long start = System.nanoTime();
    int status = contender.make().run(contender.tree());
    assertThat(status).as(contender.name()).isZero();
    return (System.nanoTime() - start) / 1e6;
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

  // Trees.

  private static void clean(Path tree) throws IOException {
    for (Path file : files(tree.resolve("drivers"))) {
      String name = String.valueOf(file.getFileName());
      if (!name.equals("Kbuild") && !name.endsWith(".c") && !name.endsWith(".rs")) {
        Files.delete(file);
      }
    }
  }

  // Newer than what was made of it, whatever the clock's tick is.
  private static void change(Path tree) throws IOException {
    Path source = tree.resolve("drivers/d0/m1.c");
    Files.writeString(source, Files.readString(source) + "/* changed */\n");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    Path object = tree.resolve("drivers/d0/m1.o");
    Files.setLastModifiedTime(object, FileTime.from(Instant.now().minusSeconds(60)));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(30)));
  }

  private static void sameFiles(Path one, Path other) throws IOException {
    List<String> names = names(one);
    assertThat(names(other)).isEqualTo(names);
    for (String name : names) {
      assertThat(Files.mismatch(one.resolve(name), other.resolve(name))).as(name).isEqualTo(-1);
    }
  }

  private static List<String> names(Path root) throws IOException {
    return files(root).stream().map(file -> root.relativize(file).toString()).sorted().toList();
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  // Programs.

  private static Path cache() {
    String named = System.getProperty("kbuild.cache", "");
    return named.isBlank() ? Toolchains.defaultCache() : Path.of(named).toAbsolutePath();
  }

  /** Puts a {@code cc} and a {@code rustc} into the directory of programs. */
  private void compiler(Toolchain tools) throws Exception {
    Path source =
        Files.writeString(
            directory.resolve("compiler.c"),
            """
            #include <stdio.h>
            #include <string.h>
            /* Writes what it is given as -o or --emit=obj=, and the names in #include lines as -Wp,-MMD, or --emit=dep-info=. */
            int main(int argc, char **argv)
            {
              const char *out = 0, *list = 0, *source = argv[argc - 1];
              char line[4096], name[4096];
              for (int i = 1; i < argc; i++) {
                if (!strncmp(argv[i], "-Wp,-MMD,", 9)) list = argv[i] + 9;
                if (!strncmp(argv[i], "--emit=dep-info=", 16)) list = argv[i] + 16;
                if (!strncmp(argv[i], "--emit=obj=", 11)) out = argv[i] + 11;
                if (!strcmp(argv[i], "-o")) out = argv[++i];
              }
              FILE *in = fopen(source, "r"), *object = fopen(out, "w"), *depfile = fopen(list, "w");
              if (!in || !object || !depfile) return 1;
              fprintf(depfile, "%s: %s", out, source);
              while (fgets(line, sizeof line, in)) {
                if (sscanf(line, "#include \\"%4095[^\\"]", name) == 1)
                  fprintf(depfile, " \\\\\\n  include/%s", name);
                fputs(line, object);
              }
              fputc('\\n', depfile);
              return 0;
            }
            """);
    Path program = programs.resolve("cc");
    Output built =
        output(
            List.of(
                String.valueOf(tools.makeVariables().get("LLVM")).startsWith("/")
                    ? tools.makeVariables().get("LLVM") + "clang"
                    : "clang",
                "-O2",
                "-o",
                program.toString(),
                source.toString()));
    assertThat(built.status()).as(built.text()).isZero();
    Files.createSymbolicLink(programs.resolve("rustc"), program);
  }

  private record Output(int status, String text) {}

  private Output output(List<String> words) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        new NativeProgram()
            .run(
                new Invocation(
                    words, System.getenv(), directory, InputStream.nullInputStream(), out, out));
    return new Output(status, out.toString(StandardCharsets.UTF_8));
  }

  // As README's script starts kbuild-make.jar.
  private List<String> jvm() {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmn16m",
        HEAP,
        "-cp",
        classes.toString(),
        MakeMain.class.getName());
  }

  private int start(List<String> program, Path tree) throws IOException, InterruptedException {
    return run(new NativeProgram(), program, tree);
  }

  private int run(Program program, List<String> words, Path tree)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        program.run(
            new Invocation(
                words(words, tree),
                environment(),
                directory,
                InputStream.nullInputStream(),
                out,
                out));
    if (status != 0) {
      System.out.println(out.toString(StandardCharsets.UTF_8));
    }
    return status;
  }

  private static List<String> words(List<String> program, Path tree) {
    List<String> all = new ArrayList<>(program);
    all.addAll(List.of("-C", tree.toString(), "-j2"));
    return all;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeAll(List.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL"));
    environment.put("PATH", programs + ":" + environment.get("PATH"));
    return environment;
  }

  // Linux: the high water mark of the resident set, looked at until it is gone.
  private long mostMemory(Path tree) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words(jvm(), tree))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment());
    Process process = builder.start();
    long most = 0;
    while (process.isAlive()) {
      try {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
          if (line.startsWith("VmHWM:")) {
            most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")) / 1024);
          }
        }
      } catch (IOException gone) {
        break;
      }
      Thread.sleep(20);
    }
    assertThat(process.waitFor()).isZero();
    return most;
  }
}
