package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same loops three ways, each with the commands by which kbuild made an object of that kind: C;
 * Rust that calls helpers; Rust with helpers inlined.
 *
 * @param directory holds {@code c.o}, {@code called.o}, {@code inlined.o} and {@code helpers.o}
 */
record Loops(PairTree pair, Records records, Path directory) {
  /** The loops by name: each is a function {@code loop_NAME}. */
  static final List<String> NAMES =
      List.of("refcount_inc", "spin_lock", "err_ptr", "atomic_read", "task", "kmap");

  static final List<String> WAYS = List.of("c", "called", "inlined");

  private static final Pattern INSTRUCTION = Pattern.compile("\\s*[0-9a-f]+:\\s+(\\S.*)");
  private static final String C_OBJECT = "lib/refcount.o";
  private static final String RUST_OBJECT = "samples/rust/rust_minimal.o";

  /** Compiles the loops, by the records of an object tree with helpers inlined. */
  static Loops compile(PairTree pair, Path directory) throws Exception {
    Records records = new Records(pair.objects().root());
    Files.createDirectories(directory);
    for (String source : List.of("loops.c", "loops.rs")) {
      Files.copy(Lab.resource("loops/" + source), directory.resolve(source));
    }
    Loops loops = new Loops(pair, records, directory);
    loops.compileC();
    loops.compileRust();
    loops.compileHelpers();
    return loops;
  }

  private void compileC() throws Exception {
    String command = records.command(C_OBJECT);
    String source = command.substring(command.lastIndexOf(' ') + 1);
    sh(
        Records.replaced(
            command,
            Map.of(
                "lib/.refcount.o.d",
                file("c.d"),
                "-o " + C_OBJECT,
                "-o " + file("c.o"),
                source,
                file("loops.c"))));
  }

  private void compileRust() throws Exception {
    String[] steps = records.steps(RUST_OBJECT);
    String rustc =
        records
            .rustc(RUST_OBJECT)
            .replaceAll(" --out-dir \\S+", "")
            .replaceAll("--crate-name \\S+", "--crate-name loops")
            .replaceAll("\\S+/rust_minimal\\.rs", file("loops.rs"));
    // With the option off rustc makes the object itself.
    sh("%s --emit=obj=%s --emit=llvm-bc=%s".formatted(rustc, file("called.o"), file("loops.bc")));
    Map<String, String> names = new LinkedHashMap<>();
    names.put("samples/rust/rust_minimal.bc", file("loops.bc"));
    names.put("samples/rust/rust_minimal.m.bc", file("loops.m.bc"));
    sh(Records.replaced(steps[1], names));
    names.clear();
    names.put("samples/rust/rust_minimal.m.bc", file("loops.m.bc"));
    names.put("-o " + RUST_OBJECT, "-o " + file("inlined.o"));
    sh(Records.replaced(steps[2], names));
  }

  // As with the option off: the same command, to an object.
  private void compileHelpers() throws Exception {
    sh(
        Records.replaced(
            records.command("rust/helpers/helpers.bc"),
            Map.of(
                "rust/helpers/.helpers.bc.d",
                file("helpers.d"),
                " -emit-llvm",
                "",
                "-o rust/helpers/helpers.bc",
                "-o " + file("helpers.o"))));
  }

  /**
   * Returns the instructions of a function, with branches within it by their distance from its
   * start, and the symbols that its relocations name.
   */
  List<String> instructions(String way, String function) throws Exception {
    String text =
        sh(
            "%s -dr --no-show-raw-insn --disassemble-symbols=%s %s"
                .formatted(pair.tools().llvmTool("llvm-objdump"), function, file(way + ".o")));
    List<String> instructions = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher instruction = INSTRUCTION.matcher(line);
      if (line.contains("R_X86_64_") || line.contains("R_AARCH64_")) {
        instructions.add(line.substring(line.indexOf("R_")));
      } else if (instruction.matches()) {
        instructions.add(instruction.group(1).replaceAll("0x[0-9a-f]+ <", "<"));
      }
    }
    // Padding up to the next function is none of it.
    while (!instructions.isEmpty() && instructions.get(instructions.size() - 1).startsWith("nop")) {
      instructions.remove(instructions.size() - 1);
    }
    assertThat(instructions).as(function + " of " + way + ".o\n" + text).hasSizeGreaterThan(3);
    return instructions;
  }

  String file(String name) {
    return directory.resolve(name).toString();
  }

  String sh(String command) throws InterruptedException {
    return records.sh(command);
  }
}
