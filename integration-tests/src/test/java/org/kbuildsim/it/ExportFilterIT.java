package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.tool.ExportFilter;

/**
 * The export lists beside {@code llvm-nm | awk}: on symbol tables that nobody would write, by awk
 * programs that somebody might, and in a tree whose awk program is not one that we understand.
 *
 * <p>{@code kbuild.random} tables are made up, from the one numbered {@code kbuild.random.from}.
 */
final class ExportFilterIT {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "_",
          "__",
          "pfx",
          "cfi",
          "odr_asan",
          "__pfx_",
          "__cfi_",
          "__odr_asan_",
          ".",
          "$x",
          "T",
          "R",
          " ",
          "  T  ",
          "\\t",
          "é",
          "9",
          "(",
          "/",
          "%s",
          "_RNvCs",
          "\\001");
  private static final List<String> SECTIONS =
      List.of(
          ".text",
          ".data",
          ".bss",
          ".section .rodata",
          ".section .init.text,\"ax\",%progbits",
          ".section .data..ro,\"a\",%progbits",
          ".section .tdata,\"awT\",%progbits",
          ".section .debug_x,\"\",%progbits",
          ".section .note.x,\"a\",%note",
          ".section .other,\"w\",%progbits");
  private static final List<String> BINDINGS =
      List.of(".globl", ".globl", ".globl", ".weak", ".local");
  private static final List<String> TYPES =
      List.of("%function", "%object", "%notype", "%gnu_unique_object", "%gnu_indirect_function");

  @TempDir Path work;

  @Test
  void sameAsLlvmNmAndAwk() throws Exception {
    long from = Long.getLong("kbuild.random.from", 0);
    long count = Long.getLong("kbuild.random", 60);
    int understood = 0;
    ExportPipeline pipeline = new ExportPipeline(work);
    for (long seed = from; seed < from + count; seed++) {
      Random random = new Random(seed);
      Path object = assemble(table(random));
      for (String program : List.of(ExportPipeline.KERNELS, program(random))) {
        if (ExportFilter.recognise(List.of("awk", program)).isPresent()) {
          understood++;
          assertThat(text(pipeline.ours(object, program)))
              .as("seed %d, awk '%s'", seed, program)
              .isEqualTo(text(pipeline.real(object, program)));
        }
      }
    }
    assertThat(understood).as("programs understood").isGreaterThan((int) (count + count / 3));
  }

  @Test
  void programThatIsNotUnderstoodIsRunByTheRealAwk() throws Exception {
    Path tree = Lab.copy(Lab.tree(), work.resolve("tree"));
    Lab.edit(
        tree.resolve("rust/Makefile"),
        "awk '$$2~/(T|R|D|B)/ && $$3!~/__(pfx|cfi|odr_asan)/ { printf $(2),$$3 }'",
        "awk '$$2~/[TRDB]/ { if ($$3 !~ /__(pfx|cfi|odr_asan)/) { n++; printf $(2),$$3 } }"
            + " END { print \"/* \" n \" */\" }'");
    Path out = work.resolve("out");

    Lab.Run run = Lab.build(tree, "x86_64", List.of(), out, "prepare");

    assertThat(run.result().succeeded()).as(run.text() + run.failures()).isTrue();
    String list = "rust/exports_core_generated.h";
    List<String> usual = Files.readAllLines(Lab.mainJob("x86_64-called").resolve(list));
    List<String> expected = new ArrayList<>(usual);
    expected.add("/* " + usual.size() + " */");
    assertThat(usual).hasSizeGreaterThan(10);
    assertThat(Files.readAllLines(out.resolve(list))).isEqualTo(expected);
  }

  private static String table(Random random) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(80);
    for (int i = 0; i < count; i++) {
      String name = name(random, i);
      text.append(pick(random, SECTIONS)).append('\n');
      text.append(pick(random, BINDINGS)).append(' ').append(name).append('\n');
      switch (random.nextInt(6)) {
        case 0 -> text.append(name).append(" = ").append(random.nextInt()).append('\n');
        case 1 -> text.append(".comm ").append(name).append(",8,8\n");
        case 2 -> text.append(".data\n.long ").append(name).append('\n'); // undefined
        default -> {
          text.append(".type ").append(name).append(',').append(pick(random, TYPES)).append('\n');
          text.append(name).append(":\n.skip ").append(random.nextInt(3)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String name(Random random, int number) {
    return "\""
        + random
            .ints(1 + random.nextInt(4), 0, PIECES.size())
            .mapToObj(PIECES::get)
            .collect(Collectors.joining())
        + number
        + "\"";
  }

  /** Returns a program of about the kernel's shape, understood or not. */
  private static String program(Random random) {
    List<String> conditions = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String words =
          random
              .ints(1 + random.nextInt(3), 0, 8)
              .mapToObj(w -> List.of("T", "R", "D", "B", "pfx", "^_", "a$", "[a-f]").get(w))
              .collect(Collectors.joining("|"));
      String expression =
          pick(random, List.of("(%s)", "__(%s)", "%s", "(a|(%s))")).formatted(words);
      conditions.add(
          "$"
              + random.nextInt(5)
              + pick(random, List.of("~", "!~", " ~ "))
              + "/"
              + expression
              + "/");
    }
    String action =
        pick(
            random,
            List.of(
                "{ printf \"%s\\n\",$3 }",
                "{printf \"%s:%s;%%\\t\\\"\\n\", $1 ,$3;}",
                "{ printf \"%s|%s\\n\",$0,$9 }",
                "{ print $3 }"));
    return String.join(" && ", conditions) + " " + action;
  }

  private static String pick(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Path assemble(String text) throws Exception {
    Path source = work.resolve("table.s");
    Path object = work.resolve("table.o");
    Files.writeString(source, text);
    Lab.Output said =
        Lab.run(
            work,
            Lab.toolchain("a").llvmTool("clang").toString(),
            "--target=x86_64-linux-gnu",
            "-c",
            source.toString(),
            "-o",
            object.toString());
    assertThat(said.status()).as("%s\n%s", said.text(), text).isZero();
    return object;
  }

  // Names are bytes of no particular encoding.
  private static String text(byte[] output) {
    return new String(output, StandardCharsets.ISO_8859_1);
  }
}
