package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;
import org.kbuildsim.kernel.ObjectTree;

/**
 * What inlining buys: prints the tables of BENCHMARKS.md.
 *
 * <p>By hand, {@code -Dit.test=InliningBenchmark}; no part of the normal run, and it fails only
 * where it cannot measure.
 */
final class InliningBenchmark {
  private static final int ROUNDS = 201;
  private static final int ITERATIONS = 100_000;
  private static final String RNULL = "drivers/block/rnull/rnull.o";

  // What the counters of a loop's object begin with, as in bench.c.
  private static final Map<String, Integer> FIRST =
      Map.of(
          "refcount_inc", 1, "spin_lock", 0, "err_ptr", -1, "atomic_read", 1, "task", 1, "kmap", 1);

  @TempDir Path directory;

  static List<PairTree> pairs(String variant) {
    return PairTree.all(List.of(variant));
  }

  @Test
  void timesOnX86() throws Exception {
    for (PairTree pair : pairs("x86_64-inlined")) {
      Path out = directory.resolve(pair.pair());
      Loops loops = Loops.compile(pair, out);
      List<String> objects = renamed(loops);
      loops.sh(
          "%s -O2 -static -Wl,--unresolved-symbols=ignore-all -o %s %s %s %s %s"
              .formatted(
                  pair.tools().hostCompiler(),
                  loops.file("bench"),
                  Files.copy(Lab.resource("loops/bench.c"), out.resolve("bench.c")),
                  String.join(" ", objects),
                  loops.file("helpers.o"),
                  "kernel/locking/spinlock.o block/blk-mq.o"));
      Map<String, List<Double>> times = new LinkedHashMap<>();
      for (String line :
          loops
              .sh("%s %d %d".formatted(loops.file("bench"), ROUNDS, ITERATIONS))
              .lines()
              .toList()) {
        String[] words = line.split(" ", -1);
        times
            .computeIfAbsent(words[0] + " " + words[1], k -> new ArrayList<>())
            .add(Double.valueOf(words[2]));
      }
      print(pair, times);
    }
  }

  /** Gives the three objects of loops, and two of the driver, names of their own. */
  private List<String> renamed(Loops loops) throws Exception {
    String objcopy = loops.pair().tools().llvmTool("llvm-objcopy").toString();
    List<String> objects = new ArrayList<>();
    for (String way : Loops.WAYS) {
      // The same functions in the same order: now also at the same places of cache lines.
      StringBuilder options = new StringBuilder(" --set-section-alignment .text=64");
      for (String name : Loops.NAMES) {
        options.append(" --redefine-sym loop_%s=%s_%s".formatted(name, way, name));
      }
      loops.sh(objcopy + options + " " + loops.file(way + ".o"));
      objects.add(loops.file(way + ".o"));
    }
    String inlined = loops.file("rnull-inlined.o");
    String called = loops.file("rnull-called.o");
    loops.sh(loops.records().rustc(RNULL) + " --emit=obj=" + called);
    String one =
        " --keep-global-symbol=rnull_queue_rq --redefine-sym rnull_queue_rq=%s_rnull_queue_rq ";
    loops.sh(objcopy + one.formatted("inlined") + RNULL + " " + inlined);
    loops.sh(objcopy + one.formatted("called") + called);
    objects.add(inlined);
    objects.add(called);
    return objects;
  }

  private static void print(PairTree pair, Map<String, List<Double>> times) {
    System.out.printf(
        "%nLLVM %d, x86-64: ns an iteration, median (quartiles) of %d rounds of %d%n",
        pair.tools().llvmVersion().major(), ROUNDS, ITERATIONS);
    System.out.println("| loop | C | Rust, called | Rust, inlined | called / C | inlined / C |");
    System.out.println("|---|---|---|---|---|---|");
    List<String> names = new ArrayList<>(Loops.NAMES);
    names.add("rnull_queue_rq");
    for (String name : names) {
      List<Double> c = times.get(name + " c");
      List<Double> called = times.get(name + " called");
      List<Double> inlined = times.get(name + " inlined");
      assertThat(called).hasSize(ROUNDS);
      List<Double> base = c == null ? inlined : c;
      System.out.printf(
          Locale.ROOT,
          "| `%s` | %s | %s | %s | %.2f%s | %s |%n",
          name,
          c == null ? "–" : spread(c),
          spread(called),
          spread(inlined),
          quantile(called, 0.5) / quantile(base, 0.5),
          c == null ? " (of inlined)" : "",
          c == null ? "–" : String.format(Locale.ROOT, "%.2f", ratio(inlined, c)));
    }
  }

  private static double ratio(List<Double> one, List<Double> other) {
    return quantile(one, 0.5) / quantile(other, 0.5);
  }

  private static String spread(List<Double> values) {
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        quantile(values, 0.5),
        quantile(values, 0.25),
        quantile(values, 0.75));
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }

  /** Builds the whole miniature kernel in each way, in turn; core comes from the action cache. */
  @Test
  void buildCost() throws Exception {
    Map<String, List<String>> configurations = new LinkedHashMap<>();
    configurations.put("called", List.of());
    configurations.put("inlined", Lab.INLINED);
    configurations.put("full LTO", List.of("CONFIG_LTO_CLANG_FULL=y"));
    Map<String, List<Double>> wall = new LinkedHashMap<>();
    Map<String, List<Double>> cpu = new LinkedHashMap<>();
    Map<String, ObjectTree> built = new LinkedHashMap<>();
    for (int round = 0; round < Integer.getInteger("kbuild.rounds", 3); round++) {
      for (Map.Entry<String, List<String>> way : configurations.entrySet()) {
        Path out = directory.resolve(way.getKey().replace(' ', '-') + round);
        double before = childrenSeconds();
        // rustc's bitcode has to be of the kind that clang's is, or neither sees the other's.
        Lab.Run run =
            way.getKey().equals("full LTO")
                ? Lab.build(
                    Lab.tree(),
                    "x86_64",
                    way.getValue(),
                    out,
                    "RUSTFLAGS_kernel.o=-Clinker-plugin-lto -Zemit-thin-lto=no")
                : Lab.build(Lab.tree(), "x86_64", way.getValue(), out);
        assertThat(run.result().succeeded()).as(run.text()).isTrue();
        cpu.computeIfAbsent(way.getKey(), k -> new ArrayList<>()).add(childrenSeconds() - before);
        wall.computeIfAbsent(way.getKey(), k -> new ArrayList<>())
            .add(run.result().time().toMillis() / 1000.0);
        built.put(way.getKey(), new ObjectTree(out));
      }
    }
    System.out.println("| way | compilers' CPU s | wall s | vmlinux code | modules' code | data |");
    System.out.println("|---|---|---|---|---|---|");
    for (String way : configurations.keySet()) {
      ObjectTree tree = built.get(way);
      long[] kernel = size(tree, List.of("vmlinux"));
      long[] modules = size(tree, tree.modules());
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %d | %d | %d |%n",
          way,
          quantile(cpu.get(way), 0.5),
          quantile(wall.get(way), 0.5),
          kernel[0],
          modules[0],
          kernel[1] + modules[1]);
    }
  }

  private static long[] size(ObjectTree tree, List<String> images) throws Exception {
    long[] size = new long[2];
    for (String image : images) {
      for (Section section : ElfFile.open(tree.root().resolve(image)).sections()) {
        if (section.has(Elf.SHF_ALLOC)) {
          size[section.has(Elf.SHF_EXECINSTR) ? 0 : 1] += section.size();
        }
      }
    }
    return size;
  }

  // proc(5): fields 16 and 17, in ticks of 10 ms, of children that have ended.
  private static double childrenSeconds() throws Exception {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  /** Counts by qemu's user mode emulation, which logs each instruction as a block of its own. */
  @Test
  void instructionsOnArm64() throws Exception {
    String qemu = System.getProperty("kbuild.qemu", "qemu-aarch64");
    assertThat(Lab.run(directory, "/bin/sh", "-c", "command -v " + qemu).status())
        .as("no " + qemu + ": install Debian's qemu-user, or name it with -Dkbuild.qemu=")
        .isZero();
    for (PairTree pair : pairs("arm64-inlined")) {
      Path out = directory.resolve(pair.pair());
      Loops loops = Loops.compile(pair, out);
      Files.copy(Lab.resource("loops/count.c"), out.resolve("count.c"));
      System.out.printf(
          "%nLLVM %d, arm64: instructions an iteration, under %s%n",
          pair.tools().llvmVersion().major(),
          loops.sh(qemu + " --version").lines().findFirst().orElse(""));
      System.out.println("| loop | C | Rust, called | Rust, inlined |");
      System.out.println("|---|---|---|---|");
      for (String name : Loops.NAMES) {
        List<String> cells = new ArrayList<>();
        for (String way : Loops.WAYS) {
          long few = executed(loops, qemu, name, way, 100);
          long many = executed(loops, qemu, name, way, 1100);
          cells.add(String.format(Locale.ROOT, "%.1f", (many - few) / 1000.0));
        }
        System.out.println("| `" + name + "` | " + String.join(" | ", cells) + " |");
      }
    }
  }

  private static long executed(Loops loops, String qemu, String name, String way, int iterations)
      throws Exception {
    loops.sh(
        ("%s --target=aarch64-linux-gnu -O2 -ffreestanding -fno-pic -nostdlib -static -fuse-ld=%s"
                + " -mno-outline-atomics -Wl,--unresolved-symbols=ignore-all -w -DLOOP=loop_%s"
                + " -DFIRST=%d -DITERATIONS=%d -o %s %s %s %s kernel/locking/spinlock.o")
            .formatted(
                loops.pair().tools().llvmTool("clang"),
                loops.pair().tools().llvmTool("ld.lld"),
                name,
                FIRST.get(name),
                iterations,
                loops.file("count"),
                loops.file("count.c"),
                loops.file(way + ".o"),
                loops.file("helpers.o")));
    Path log = loops.directory().resolve("log");
    loops.sh("%s -singlestep -d nochain,exec -D %s %s".formatted(qemu, log, loops.file("count")));
    try (var lines = Files.lines(log)) {
      return lines.filter(Pattern.compile("^Trace ").asPredicate()).count();
    }
  }
}
