package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.kbuildsim.tool.ExportFilter;
import org.kbuildsim.tool.Nm;

/**
 * How long ours take beside the real ones: modpost, and {@code llvm-nm | awk}.
 *
 * <p>Both do the same work in turns, in one run, and medians are compared: the ratio says something
 * on any machine, the times do not. What they write is the same, or it would be no comparison.
 */
@Tag("benchmark")
final class ModpostSpeedIT {
  private static final int ROUNDS = 9;
  private static final int SYMBOLS = 200_000;
  private static final String AWK =
      "$2~/(T|R|D|B)/ && $3!~/__(pfx|cfi|odr_asan)/ { printf \"EXPORT_SYMBOL_RUST_GPL(%s);\\n\",$3 }";

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
    System.out.println("| modules | real, ms | ours, first, ms | ours, warm, ms | warm / real |");
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
    System.out.println(
        "| object | llvm-nm and awk, ms | ours, first, ms | ours, warm, ms | warm / real |");
    Path large = work.resolve("vmlinux.o");
    assemble(large);
    for (Path object : List.of(Lab.mainJob("x86_64-called").resolve("rust/core.o"), large)) {
      String nm = Lab.toolchain("a").llvmTool("llvm-nm").toString();
      List<String> shell =
          List.of("-c", "\"$0\" -p --defined-only \"$1\" | awk \"$2\"", nm, object.toString(), AWK);
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      ByteArrayOutputStream actual = new ByteArrayOutputStream();
      row(
          object.getFileName().toString(),
          () -> {
            expected.reset();
            return run(
                new NativeProgram(), work, "sh", shell, InputStream.nullInputStream(), expected);
          },
          () -> {
            actual.reset();
            return filter(nm, object, actual);
          });
      assertThat(actual.toByteArray()).isEqualTo(expected.toByteArray());
    }
  }

  private int filter(String nm, Path object, OutputStream out) throws Exception {
    ByteArrayOutputStream listing = new ByteArrayOutputStream();
    Program none = left -> 1;
    List<String> options = List.of("-p", "--defined-only", object.toString());
    int status = run(new Nm(none), work, nm, options, InputStream.nullInputStream(), listing);
    Program filter = ExportFilter.recognise(List.of("awk", AWK)).orElseThrow();
    InputStream in = new ByteArrayInputStream(listing.toByteArray());
    return status + run(filter, work, "awk", List.of(AWK), in, out);
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

  private static void row(String name, Callable<Integer> real, Callable<Integer> ours)
      throws Exception {
    double first = milliseconds(ours);
    for (int i = 0; i < 3; i++) {
      milliseconds(real);
      milliseconds(ours);
    }
    double[] theirs = new double[ROUNDS];
    double[] warm = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      theirs[i] = milliseconds(real);
      warm[i] = milliseconds(ours);
    }
    Arrays.sort(theirs);
    Arrays.sort(warm);
    double a = theirs[ROUNDS / 2];
    double b = warm[ROUNDS / 2];
    System.out.printf(
        Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.2f |%n", name, a, first, b, b / a);
  }

  private static double milliseconds(Callable<Integer> work) throws Exception {
    long start = System.nanoTime();
    assertThat(work.call()).isZero();
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
    return run(
        program,
        directory,
        name,
        arguments,
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream());
  }

  private static int run(
      Program program,
      Path directory,
      String name,
      List<String> arguments,
      InputStream in,
      OutputStream out)
      throws Exception {
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(arguments);
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    return program.run(new Invocation(words, environment, directory, in, out, out));
  }
}
