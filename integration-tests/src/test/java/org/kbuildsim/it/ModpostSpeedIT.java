package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.modpost.Modpost;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * How long ours take beside the real ones: modpost, and {@code llvm-nm | awk}.
 *
 * <p>Both do the same work in turns, in one run, and medians (quartiles) are compared: the ratio
 * says something on any machine, the times do not; that of the processors' time, even on one that
 * is busy. What they write is the same, or it would be no comparison.
 */
@Tag("benchmark")
final class ModpostSpeedIT {
  private static final long WARM_UP = 6_000_000_000L; // nanoseconds, of both
  private static final int ROUNDS = 15;
  private static final int SYMBOLS = 200_000;

  private static final OperatingSystemMXBean CPU =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @TempDir Path work;

  @Test
  void modpost() throws Exception {
    Path built = Lab.mainJob("x86_64-called");
    // Those that export nothing: a name may be exported once only.
    List<String> objects = new ArrayList<>();
    for (String object : Files.readAllLines(built.resolve("modules.order"))) {
      if (ElfFile.open(built.resolve(object)).section(".export_symbol") == null) {
        objects.add(object);
      }
    }
    heading("modules");
    for (int count : new int[] {10, 1_000, 10_000}) {
      Path real = Files.createDirectories(work.resolve("real-" + count));
      Path ours = Files.createDirectories(work.resolve("ours-" + count));
      for (Path tree : List.of(real, ours)) {
        Files.createLink(tree.resolve("vmlinux.o"), copy(built, "vmlinux.o"));
        List<String> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          // Under its own name, in a directory of its own, so that there are as many modules.
          String object = objects.get(i % objects.size());
          String name = "m" + i + "/" + Path.of(object).getFileName();
          Files.createDirectories(tree.resolve("m" + i));
          Files.createLink(tree.resolve(name), copy(built, object));
          order.add(name);
        }
        Files.write(tree.resolve("modules.order"), order);
      }
      List<String> arguments =
          List.of("-M", "-E", "-w", "-o", "Module.symvers", "-T", "modules.order", "vmlinux.o");
      String program = Lab.hostTool("6.12", "mod/modpost").toString();
      Modpost modpost = new Modpost(ModpostDialect.V6_12);
      row(
          String.valueOf(count),
          () -> run(new NativeProgram(), real, program, arguments),
          () -> run(modpost, ours, "modpost", arguments));
      assertThat(ours.resolve("Module.symvers"))
          .hasSameBinaryContentAs(real.resolve("Module.symvers"));
      for (String name : Files.readAllLines(ours.resolve("modules.order"))) {
        String source = name.replaceFirst("\\.o$", ".mod.c");
        assertThat(ours.resolve(source)).hasSameBinaryContentAs(real.resolve(source));
      }
    }
  }

  @Test
  void exportFilter() throws Exception {
    heading("object");
    Path large = work.resolve("vmlinux.o");
    assemble(large);
    for (Path object : List.of(Lab.mainJob("x86_64-called").resolve("rust/core.o"), large)) {
      ExportPipeline pipeline = new ExportPipeline(work);
      row(
          object.getFileName().toString(),
          () -> pipeline.real(object, ExportPipeline.KERNELS),
          () -> pipeline.ours(object, ExportPipeline.KERNELS));
      assertThat(pipeline.ours(object, ExportPipeline.KERNELS))
          .isEqualTo(pipeline.real(object, ExportPipeline.KERNELS));
    }
  }

  private void assemble(Path object) throws Exception {
    StringBuilder text = new StringBuilder(".text\n");
    for (int i = 0; i < SYMBOLS; i++) {
      String name = (i % 9 == 0 ? "__pfx_" : "some_subsystem_") + "function_number_" + i;
      text.append(i % 4 == 0 ? "" : ".globl " + name + "\n").append(name).append(": .byte 0\n");
    }
    Path source = Files.writeString(work.resolve("large.s"), text);
    Lab.Output said =
        Lab.run(
            work,
            Lab.toolchain("a").llvmTool("clang").toString(),
            "--target=x86_64-linux-gnu",
            "-c",
            source.toString(),
            "-o",
            object.toString());
    assertThat(said.status()).as(said.text()).isZero();
  }

  private static void heading(String what) {
    System.out.printf(
        Locale.ROOT,
        "load %.1f%n| %s | real, ms | ours, first | ours, warm | warm / real | CPU, ours / real |%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        what);
  }

  private static void row(String name, Callable<?> real, Callable<?> ours) throws Exception {
    double first = milliseconds(ours);
    for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end; ) {
      milliseconds(real);
      milliseconds(ours);
    }
    double[] theirs = new double[ROUNDS];
    double[] warm = new double[ROUNDS];
    double childrenBefore = childrenSeconds();
    long ownCpu = 0;
    for (int i = 0; i < ROUNDS; i++) {
      theirs[i] = milliseconds(real);
      long before = CPU.getProcessCpuTime();
      warm[i] = milliseconds(ours);
      ownCpu += CPU.getProcessCpuTime() - before;
    }
    double theirCpu = childrenSeconds() - childrenBefore;
    Arrays.sort(theirs);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %s | %.2f | %.2f |%n",
        name,
        spread(theirs),
        first,
        spread(warm),
        warm[ROUNDS / 2] / theirs[ROUNDS / 2],
        ownCpu / 1e9 / theirCpu);
  }

  private static String spread(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f–%.1f)",
        sorted[ROUNDS / 2],
        sorted[ROUNDS / 4],
        sorted[ROUNDS - 1 - ROUNDS / 4]);
  }

  /** Returns what this process's children have used of the processors: proc(5), cutime, cstime. */
  private static double childrenSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  private static double milliseconds(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e6;
  }

  private Path copy(Path built, String object) throws Exception {
    Path copy = work.resolve("objects").resolve(object);
    if (!Files.exists(copy)) {
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(built.resolve(object), copy);
    }
    return copy;
  }

  private static int run(Program program, Path directory, String name, List<String> arguments)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(arguments);
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    InputStream in = InputStream.nullInputStream();
    OutputStream out = OutputStream.nullOutputStream();
    int status = program.run(new Invocation(words, environment, directory, in, out, out));
    assertThat(status).isZero();
    return status;
  }
}
