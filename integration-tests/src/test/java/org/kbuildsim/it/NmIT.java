package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.ExportFilter;
import org.kbuildsim.tool.Nm;

/**
 * Our nm and our filter of the export lists beside {@code llvm-nm} and {@code awk}, on every object
 * of the miniature kernel and on one that has a symbol of each kind.
 */
final class NmIT {
  private static final List<List<String>> FORMS =
      List.of(List.of(), List.of("-n"), List.of("-p"), List.of("-p", "--defined-only"));

  private static final String EVERY_KIND =
      """
      int com; static int lb; int gb = 0; int gd = 1; static int ld = 2; const int gr = 3;
      extern int und; extern int wund __attribute__((weak)); __attribute__((weak)) int wobj = 1;
      extern int wfu(void) __attribute__((weak)); static int sf(void) { return com; }
      __attribute__((weak)) int wf(void) { return und + wund + lb + ld; }
      int tf(void) { return wfu() + wf(); } int (*p)(void) = sf;
      __thread int tls = 3; __thread int tlsb; int __pfx_x = 1; int __cfi_y = 2;
      asm(".globl absym\\nabsym=0x1234\\n.weak abw\\nabw=7\\n.comm c2,24,8\\n.local c3\\n.comm c3,8\\n"
          ".section .debug_x,\\"\\",%progbits\\n.globl dbg\\ndbg: .long 0\\n"
          ".section .nonalloc,\\"\\",%progbits\\nna: .long 1\\n.section .wna,\\"w\\",%progbits\\nwna: .long 1\\n"
          ".data\\n.type uniq,%gnu_unique_object\\nuniq: .long 2\\n.text\\n.type ifn,%gnu_indirect_function\\n"
          "ifn: .long 0\\n.globl ifn\\n$d.x: .long 0\\n$x: .long 0\\n$a: .long 0\\n$t: .long 0\\n");
      """;

  @TempDir Path work;

  @TestFactory
  Stream<DynamicTest> sameAsLlvmNm() throws Exception {
    List<Path> objects = new ArrayList<>();
    Files.writeString(work.resolve("kinds.c"), EVERY_KIND);
    for (String target : List.of("x86_64", "aarch64", "riscv64", "i386", "armv7", "powerpc64")) {
      objects.add(compile(target));
    }
    for (String variant : Lab.VARIANTS) {
      try (Stream<Path> tree = Files.walk(Lab.mainJob(variant))) {
        tree.filter(f -> f.toString().matches(".*(\\.o|\\.ko|/vmlinux)")).forEach(objects::add);
      }
    }
    // Configurations share objects: nm says nothing else of the same bytes in another place.
    Map<ByteBuffer, Path> distinct = new LinkedHashMap<>();
    for (Path object : objects) {
      distinct.putIfAbsent(ByteBuffer.wrap(Files.readAllBytes(object)), object);
    }
    assertThat(distinct).hasSizeGreaterThan(100);
    return distinct.values().stream()
        .map(object -> DynamicTest.dynamicTest(object.toString(), () -> compare(object)));
  }

  private Path compile(String target) throws Exception {
    Path object = work.resolve(target + ".o");
    List<String> clang =
        List.of(
            Lab.toolchain("a").llvmTool("clang").toString(),
            "--target=" + target + "-linux-gnu",
            "-fcommon",
            "-w",
            "-c",
            work.resolve("kinds.c").toString(),
            "-o",
            object.toString());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status = run(new NativeProgram(), clang, InputStream.nullInputStream(), said);
    assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    return object;
  }

  private void compare(Path object) throws Exception {
    String nm = Lab.toolchain("a").llvmTool("llvm-nm").toString();
    for (List<String> form : FORMS) {
      List<String> command = new ArrayList<>(List.of(nm));
      command.addAll(form);
      command.add(object.toString());
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      ByteArrayOutputStream actual = new ByteArrayOutputStream();
      assertThat(run(new NativeProgram(), command, InputStream.nullInputStream(), expected))
          .isZero();
      AtomicInteger left = new AtomicInteger();
      Program real =
          invocation -> {
            left.incrementAndGet();
            return new NativeProgram().run(invocation);
          };
      assertThat(run(new Nm(real), command, InputStream.nullInputStream(), actual)).isZero();
      assertThat(actual.toByteArray()).as("%s", command).isEqualTo(expected.toByteArray());
      // Else the real one was compared with itself. A file without symbols is the real one's.
      if (expected.size() > 0) {
        assertThat(left.get()).as("%s was left to the real one", command).isZero();
      }
      if (form.contains("--defined-only")) {
        filter(expected.toByteArray());
      }
    }
  }

  private void filter(byte[] listing) throws Exception {
    List<String> awk = List.of("awk", ExportPipeline.KERNELS);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    ByteArrayOutputStream actual = new ByteArrayOutputStream();
    run(new NativeProgram(), awk, new ByteArrayInputStream(listing), expected);
    Program filter = ExportFilter.recognise(awk).orElseThrow();
    run(filter, awk, new ByteArrayInputStream(listing), actual);
    assertThat(actual.toByteArray()).isEqualTo(expected.toByteArray());
  }

  private int run(Program program, List<String> command, InputStream in, ByteArrayOutputStream out)
      throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    return program.run(new Invocation(command, environment, work, in, out, out));
  }
}
