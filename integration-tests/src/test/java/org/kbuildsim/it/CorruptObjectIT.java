package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Relocations;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;
import org.kbuildsim.modpost.Modpost;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.Nm;

/**
 * Objects that are wrong somewhere: what reads them ends by an answer or a diagnostic, never by an
 * exception, and never not at all; and modpost says what the real one says.
 *
 * <p>{@code kbuild.random} objects are made up, from the one numbered {@code kbuild.random.from};
 * the real programs are asked about each {@code kbuild.real}-th.
 */
final class CorruptObjectIT {
  private static final Path CORPUS = Path.of("src/test/corpus/modpost");
  private static final List<String> CASES =
      List.of(
          "plain",
          "export-kinds",
          "ns-missing",
          "table-two-kinds",
          "sec-text-init",
          "sec-ops-exit");

  /** Clang's target, and which of Debian's modposts is for it. */
  private static final Map<String, String> TARGETS =
      new TreeMap<>(
          Map.of(
              "x86_64-linux-gnu", "lsb-64",
              "aarch64-linux-gnu", "lsb-64",
              "i386-linux-gnu", "lsb-32",
              "armv7-linux-gnueabi", "lsb-32",
              "powerpc64-linux-gnu", "msb-64",
              "powerpc-linux-gnu", "msb-32"));

  @TempDir Path work;

  /** A case in a directory of its own. */
  private record Prepared(ModpostCase testCase, Path directory, String real) {}

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES) // against hanging alone
  void endInAnAnswerOrADiagnostic() throws Exception {
    List<Prepared> cases = prepare();
    long from = Long.getLong("kbuild.random.from", 0);
    long count = Long.getLong("kbuild.random", 1_500);
    long everyReal = Long.getLong("kbuild.real", 10);
    Map<String, Integer> outcomes = new TreeMap<>();
    List<String> different = new ArrayList<>();
    for (long seed = from; seed < from + count; seed++) {
      Random random = new Random(seed);
      Prepared prepared = cases.get(random.nextInt(cases.size()));
      List<Path> objects = objects(prepared.directory);
      Path object = objects.get(random.nextInt(objects.size()));
      byte[] sound = Files.readAllBytes(object);
      byte[] corrupt = Mutation.of(sound, random);
      try {
        read(corrupt);
        nm(corrupt);
        Files.write(object, corrupt);
        ModpostDialect dialect = (seed & 1) == 0 ? ModpostDialect.V6_12 : ModpostDialect.V7_3;
        String ours = observe(new Modpost(dialect), prepared, "modpost");
        if (seed / 2 % everyReal == 0) { // the seed's last bit chooses the dialect
          String real =
              observe(new NativeProgram(), prepared, real(dialect, prepared.real).toString());
          String outcome = compare(ours, real);
          outcomes.merge(outcome, 1, Integer::sum);
          if (outcome.equals("different")) {
            different.add(seed + " " + prepared.directory + "\n" + ours + "--- real\n" + real);
          }
        }
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
        fail("object " + seed + ", of " + prepared.directory + "/" + object, bug);
      } finally {
        Files.write(object, sound);
      }
    }
    System.out.println(count + " objects, beside the real one: " + outcomes);
    assertThat(different).isEmpty();
  }

  private static String compare(String ours, String real) {
    if (real.matches("(?s).*\nstatus (12[89]|1[3-9]\\d|2\\d\\d)\n.*")) {
      return "real one crashed";
    }
    if (ours.equals(real)) {
      return ours.contains("modpost: ") ? "same message" : "same";
    }
    return ours.contains(": error: ") ? "our diagnostic" : "different";
  }

  private List<Prepared> prepare() throws Exception {
    Path objects = Files.createDirectories(work.resolve("objects"));
    CaseCompiler compiler =
        new CaseCompiler(Lab.toolchain("a").llvmTool("clang"), CORPUS.resolve("case.h"), objects);
    List<Prepared> prepared = new ArrayList<>();
    for (ModpostCase testCase : ModpostCase.all(CORPUS)) {
      for (String target : CASES.contains(testCase.name()) ? TARGETS.keySet() : List.<String>of()) {
        Path directory = work.resolve(target).resolve(testCase.name());
        Files.createDirectories(directory);
        testCase.prepare(directory, compiler, target);
        prepared.add(new Prepared(testCase, directory, TARGETS.get(target)));
      }
    }
    assertThat(prepared).hasSize(CASES.size() * TARGETS.size());
    return prepared;
  }

  private static List<Path> objects(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(f -> f.toString().endsWith(".o")).sorted().toList();
    }
  }

  /** Returns the real modpost for objects of a byte order and class: {@code msb-32}. */
  private Path real(ModpostDialect dialect, String variant) throws Exception {
    String series = dialect == ModpostDialect.V6_12 ? "6.12" : "7.3";
    Path usual = Lab.hostTool(series, "mod/modpost");
    Path real = usual.toRealPath();
    if (!real.equals(usual.toAbsolutePath())) {
      return real.resolveSibling("modpost.real-" + variant);
    }
    // A script that runs it by the C library that it was built for.
    Path script = work.resolve("modpost-" + series + "-" + variant);
    if (!Files.exists(script)) {
      Files.writeString(script, Files.readString(usual).replace("real-lsb-64", "real-" + variant));
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return script;
  }

  /** Asks the reader for everything there is. */
  private static void read(byte[] bytes) {
    try {
      ElfFile elf = ElfFile.of("corrupt.o", ByteBuffer.wrap(bytes));
      for (Section section : elf.sections()) {
        attempt(section::name);
        attempt(() -> section.content().remaining());
        attempt(() -> section.stringAt(section.size() / 2));
        if (section.type() == Elf.SHT_SYMTAB) {
          attempt(() -> symbols(elf.symbols(section)));
        } else if (section.type() == Elf.SHT_RELA || section.type() == Elf.SHT_REL) {
          attempt(() -> relocations(elf.relocations(section)));
        }
      }
      attempt(elf::notes);
    } catch (DiagnosticException told) {
      assertThat(told.diagnostic().message()).isNotBlank();
    }
  }

  private static void attempt(Runnable reading) {
    try {
      reading.run();
    } catch (DiagnosticException told) {
      assertThat(told.diagnostic().message()).isNotBlank();
    }
  }

  private static void symbols(Symbols symbols) {
    for (int i = 0; i < symbols.count(); i++) {
      int symbol = i;
      attempt(() -> symbols.name(symbol));
      attempt(() -> symbols.section(symbol));
    }
  }

  private static long relocations(Relocations relocations) {
    long sum = 0;
    for (int i = 0; i < relocations.count(); i++) {
      sum += relocations.offset(i) + relocations.symbol(i) + relocations.type(i);
      sum += relocations.addend(i);
    }
    return sum;
  }

  /** Has nm list it; what it does not know is the real one's, which is not asked. */
  private void nm(byte[] bytes) throws Exception {
    Path object = Files.write(work.resolve("nm.o"), bytes);
    for (String form : List.of("-p", "-n")) {
      new Nm(invocation -> 1).run(invocation(List.of("llvm-nm", form, object.toString())));
    }
  }

  private Invocation invocation(List<String> command) {
    return new Invocation(
        command,
        Map.of(),
        work,
        InputStream.nullInputStream(),
        new ByteArrayOutputStream(),
        new ByteArrayOutputStream());
  }

  private static String observe(Program program, Prepared prepared, String command)
      throws Exception {
    String seen = prepared.testCase.observe(program, List.of(command), prepared.directory);
    for (Path written : prepared.testCase.written(prepared.directory)) {
      Files.delete(written);
    }
    return seen;
  }
}
