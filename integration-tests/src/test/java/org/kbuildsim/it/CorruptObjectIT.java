package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.elf.Archive;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.FileBytes;
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
 * Objects, archives and bitcode that are wrong somewhere: what reads them ends by an answer or a
 * diagnostic, never by an exception, and never not at all; nm and modpost say what the real ones
 * say.
 *
 * <p>{@code kbuild.random} objects are made up, from the one numbered {@code kbuild.random.from};
 * the real programs are asked about each {@code kbuild.real}-th. What differs is kept in {@code
 * target/corrupt-objects}.
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

  /** Section names in the headers of an object with the other byte order. */
  private static final List<Long> ONCE_DIFFERENT = List.of(5161L);

  private static final Path KEPT = Path.of("target/corrupt-objects");
  private static final int LEFT = 77;

  /**
   * A case in a directory of its own.
   *
   * @param real the real modpost for its objects
   * @param victims the files that faults are put into
   */
  private record Prepared(ModpostCase testCase, Path directory, String real, List<Path> victims) {}

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES) // against hanging alone
  void endInAnAnswerOrADiagnostic() throws Exception {
    List<Prepared> cases = prepare();
    long from = Long.getLong("kbuild.random.from", 0);
    long count = Long.getLong("kbuild.random", 1_500);
    long everyReal = Long.getLong("kbuild.real", 10);
    Map<String, Integer> outcomes = new TreeMap<>();
    List<String> different = new ArrayList<>();
    List<Long> seeds = new ArrayList<>(ONCE_DIFFERENT);
    LongStream.range(from, from + count).forEach(seeds::add);
    for (long seed : seeds) {
      Random random = new Random(seed);
      Prepared prepared = cases.get(random.nextInt(cases.size()));
      Path object = prepared.victims.get(random.nextInt(prepared.victims.size()));
      byte[] sound = Files.readAllBytes(object);
      // The seed's last bit chooses the dialect.
      boolean askReal = seed / 2 % everyReal == 0 || ONCE_DIFFERENT.contains(seed);
      try {
        int before = different.size();
        byte[] corrupt = Mutation.of(sound, random);
        Files.write(object, corrupt);
        read(object);
        nm(object, askReal).forEach(text -> different.add(seed + " " + text));
        ModpostDialect dialect = (seed & 1) == 0 ? ModpostDialect.V6_12 : ModpostDialect.V7_3;
        String ours = observe(new Modpost(dialect), prepared, "modpost");
        if (askReal) {
          String real =
              observe(new NativeProgram(), prepared, real(dialect, prepared.real).toString());
          String outcome = compare(ours, real);
          outcomes.merge(outcome, 1, Integer::sum);
          if (outcome.equals("different")) {
            different.add(seed + " " + work.relativize(object) + "\n" + ours + "--- real\n" + real);
          }
        }
        if (different.size() > before) {
          Files.write(Files.createDirectories(KEPT).resolve(seed + ".o"), corrupt);
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
        prepared.add(prepare("plain", testCase, target, compiler));
        Prepared extended = prepare("extended", testCase, target, compiler);
        for (Path object : extended.victims) {
          Files.write(object, ExtendedIndexes.of(Files.readAllBytes(object)));
        }
        prepared.add(extended);
      }
      if (testCase.name().equals("plain")) {
        for (String kind : List.of("archive", "thin", "bitcode")) {
          Prepared other = prepare(kind, testCase, "x86_64-linux-gnu", compiler);
          Path object = other.directory.resolve("vmlinux.o");
          replace(kind, object);
          prepared.add(new Prepared(testCase, other.directory, other.real, List.of(object)));
        }
      }
    }
    assertThat(prepared).hasSize(CASES.size() * TARGETS.size() * 2 + 3);
    return prepared;
  }

  private Prepared prepare(String kind, ModpostCase testCase, String target, CaseCompiler compiler)
      throws Exception {
    Path directory = work.resolve(kind).resolve(target).resolve(testCase.name());
    Files.createDirectories(directory);
    testCase.prepare(directory, compiler, target);
    return new Prepared(testCase, directory, TARGETS.get(target), objects(directory));
  }

  private static List<Path> objects(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(f -> f.toString().endsWith(".o")).sorted().toList();
    }
  }

  /** Has {@code object} be what modpost and nm may find under that name, too. */
  private static void replace(String kind, Path object) throws Exception {
    Path directory = object.getParent();
    if (kind.equals("bitcode")) {
      Files.writeString(directory.resolve("v.c"), "int v_plain(void) { return 1; }");
      tool(directory, "clang", "-flto", "-c", "v.c", "-o", object.getFileName().toString());
      Files.delete(directory.resolve("v.c"));
      return;
    }
    Files.move(object, directory.resolve("a_name_too_long_for_a_header.o"));
    Files.copy(directory.resolve("d/m.o"), directory.resolve("short.o"));
    String how = kind.equals("thin") ? "rcST" : "rcS";
    String members = "short.o a_name_too_long_for_a_header.o d/m.o";
    List<String> words = new ArrayList<>(List.of(how, object.getFileName().toString()));
    words.addAll(List.of(members.split(" ")));
    tool(directory, "llvm-ar", words.toArray(String[]::new));
  }

  private static void tool(Path directory, String tool, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Lab.toolchain("a").llvmTool(tool).toString());
    command.addAll(List.of(arguments));
    Lab.Output said = Lab.run(directory, command.toArray(String[]::new));
    assertThat(said.status()).as(said.text()).isZero();
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
  private static void read(Path file) throws Exception {
    ByteBuffer bytes = FileBytes.of(file);
    if (!Archive.isArchive(bytes)) {
      read(file.toString(), bytes);
      return;
    }
    try {
      for (Archive.Member member : Archive.open(file).members()) {
        try {
          read(member.name(), member.content());
        } catch (IOException notThere) {
          assertThat(Files.isRegularFile(file.resolveSibling(member.name()))).isFalse();
        }
      }
    } catch (DiagnosticException told) {
      assertThat(told.diagnostic().message()).isNotBlank();
    }
  }

  private static void read(String name, ByteBuffer bytes) {
    try {
      ElfFile elf = ElfFile.of(name, bytes);
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

  /**
   * Has nm list it, and returns in what ways its own answers, where it does not leave the question
   * to the real one, differ from that one's.
   */
  private List<String> nm(Path object, boolean askReal) throws Exception {
    List<String> different = new ArrayList<>();
    String nm = Lab.toolchain("a").llvmTool("llvm-nm").toString();
    for (String form : List.of("-p", "-n")) {
      List<String> command = List.of(nm, form, object.toString());
      ByteArrayOutputStream ours = new ByteArrayOutputStream();
      int status = new Nm(invocation -> LEFT).run(invocation(command, ours));
      if (status != LEFT && askReal) {
        ByteArrayOutputStream real = new ByteArrayOutputStream();
        int realStatus = new NativeProgram().run(invocation(command, real));
        if (status != realStatus || !Arrays.equals(ours.toByteArray(), real.toByteArray())) {
          different.add(
              "%s\n%sstatus %d\n--- real\n%sstatus %d"
                  .formatted(
                      command,
                      ours.toString(StandardCharsets.ISO_8859_1),
                      status,
                      real.toString(StandardCharsets.ISO_8859_1),
                      realStatus));
        }
      }
    }
    return different;
  }

  private Invocation invocation(List<String> command, ByteArrayOutputStream out) {
    InputStream none = InputStream.nullInputStream();
    return new Invocation(
        command,
        Map.of("PATH", System.getenv("PATH")),
        work,
        none,
        out,
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
