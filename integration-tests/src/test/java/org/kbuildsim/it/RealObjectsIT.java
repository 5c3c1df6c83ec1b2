package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Relocations;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.Nm;
import org.kbuildsim.toolchain.KernelImages;

/**
 * The reader and nm beside {@code llvm-readelf} and {@code llvm-nm} on every module of a kernel as
 * Debian ships it.
 */
@Tag("real-kernel")
final class RealObjectsIT {
  private static final int BATCH = 100;
  private static final Pattern SECTION =
      Pattern.compile(
          " *\\[ *(\\d+)\\] (.*?) +(\\S+(?: \\S+)?) +([0-9a-f]{16}) ([0-9a-f]{6,}) ([0-9a-f]{6,})"
              + " ([0-9a-f]+) +([A-Zlop]*) +(\\d+) +(\\d+) +(\\d+)");
  private static final Pattern SYMBOL =
      Pattern.compile(
          " *(\\d+): ([0-9a-f]{16}) +(\\d+|0x[0-9a-f]+) (\\S+) +(\\S+) +(?:DEFAULT|HIDDEN|PROTECTED|INTERNAL)"
              + " .*? ?(UND|ABS|COM|\\d+) (.*)");
  private static final Pattern RELOCATION =
      Pattern.compile("([0-9a-f]{16}) +([0-9a-f]{16}) .*?(?:([+-]) ([0-9a-f]+))?$");

  @ParameterizedTest
  @ValueSource(strings = {"amd64", "arm64"})
  void sameAsLlvmOnEveryModule(String architecture) throws Exception {
    Path image = new KernelImages(Lab.cache().resolve("kernel-images")).of(architecture);
    List<Path> modules;
    try (Stream<Path> files = Files.walk(image)) {
      modules = files.filter(f -> f.toString().endsWith(".ko")).sorted().toList();
    }
    assertThat(modules).hasSizeGreaterThan(1000);
    long[] counts = new long[3];
    for (int from = 0; from < modules.size(); from += BATCH) {
      List<Path> batch = modules.subList(from, Math.min(from + BATCH, modules.size()));
      nm(batch);
      read(batch, counts);
    }
    System.out.printf(
        "%s: %d modules, %d sections, %d symbols, %d relocations%n",
        architecture, modules.size(), counts[0], counts[1], counts[2]);
  }

  private static void nm(List<Path> modules) throws Exception {
    for (List<String> form :
        List.of(List.of("-p", "--defined-only"), List.of("-n"), List.<String>of())) {
      List<String> command = new ArrayList<>();
      command.add(Lab.toolchain("a").llvmTool("llvm-nm").toString());
      command.addAll(form);
      modules.forEach(module -> command.add(module.toString()));
      byte[] expected = output(new NativeProgram(), command);
      byte[] actual =
          output(
              new Nm(
                  left -> {
                    throw new IOException("left to the real one");
                  }),
              command);
      assertThat(actual).as("%s", command.subList(0, form.size() + 2)).isEqualTo(expected);
    }
  }

  private static byte[] output(Program program, List<String> command) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path here = Path.of("").toAbsolutePath();
    InputStream none = InputStream.nullInputStream();
    assertThat(program.run(new Invocation(command, Map.of(), here, none, out, out))).isZero();
    return out.toByteArray();
  }

  private static void read(List<Path> modules, long[] counts) throws Exception {
    List<String> command = new ArrayList<>();
    Path nm = Lab.toolchain("a").llvmTool("llvm-nm");
    command.add(nm.resolveSibling(nm.getFileName().toString().replace("nm", "readelf")).toString());
    command.addAll(List.of("--wide", "-S", "-s", "-r"));
    modules.forEach(module -> command.add(module.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
      Iterator<String> expected =
          lines.lines().map(RealObjectsIT::canonical).filter(l -> !l.isEmpty()).iterator();
      for (Path module : modules) {
        for (Iterator<String> ours = ours(module, counts).iterator(); ours.hasNext(); ) {
          String line = ours.next();
          if (!expected.hasNext() || !line.equals(expected.next())) {
            assertThat(line).as("of %s", module).isEqualTo("what llvm-readelf says");
          }
        }
      }
      assertThat(expected.hasNext())
          .as("lines of llvm-readelf that nothing of ours is for")
          .isFalse();
    }
    assertThat(process.waitFor()).isZero();
  }

  /** Returns a line of llvm-readelf as far as it is compared; empty for headings. */
  private static String canonical(String line) {
    Matcher section = SECTION.matcher(line);
    if (section.matches()) {
      return "section %s %s %s %s %s %s %s %s %s"
          .formatted(
              section.group(1),
              section.group(2),
              section.group(4),
              section.group(5),
              section.group(6),
              section.group(7),
              section.group(9),
              section.group(10),
              section.group(11));
    }
    Matcher symbol = SYMBOL.matcher(line);
    if (symbol.matches()) {
      return "symbol %s %s %d %s %s %s %s"
          .formatted(
              symbol.group(1),
              symbol.group(2),
              Long.decode(symbol.group(3)),
              symbol.group(4),
              symbol.group(5),
              symbol.group(6),
              symbol.group(4).equals("SECTION") ? "" : symbol.group(7));
    }
    Matcher relocation = RELOCATION.matcher(line);
    if (relocation.matches()) {
      String addend = relocation.group(3) == null ? "" : relocation.group(3) + relocation.group(4);
      return "relocation " + relocation.group(1) + " " + relocation.group(2) + " " + addend;
    }
    return "";
  }

  private static List<String> ours(Path module, long[] counts) throws IOException {
    List<String> lines = new ArrayList<>();
    ElfFile elf = ElfFile.open(module);
    for (Section s : elf.sections()) {
      counts[0]++;
      lines.add(
          "section %d %s %016x %06x %06x %02x %d %d %d"
              .formatted(
                  s.index(),
                  s.name(),
                  s.address(),
                  s.offset(),
                  s.size(),
                  s.entrySize(),
                  s.link(),
                  s.info(),
                  s.alignment()));
    }
    for (Section s : elf.sections()) {
      if (s.type() == Elf.SHT_RELA || s.type() == Elf.SHT_REL) {
        Relocations relocations = elf.relocations(s);
        for (int i = 0; i < relocations.count(); i++) {
          counts[2]++;
          long info = (long) relocations.symbol(i) << 32 | relocations.type(i);
          long addend = relocations.addend(i);
          String shown = (addend < 0 ? "-" : "+") + Long.toHexString(Math.abs(addend));
          lines.add(
              "relocation "
                  + hex(relocations.offset(i))
                  + " "
                  + hex(info)
                  + " "
                  + (relocations.symbol(i) == 0 ? "" : shown));
        }
      }
    }
    Symbols symbols = elf.symbols();
    for (int i = 0; symbols != null && i < symbols.count(); i++) {
      counts[1]++;
      boolean section = symbols.type(i) == Elf.STT_SECTION;
      lines.add(
          "symbol "
              + i
              + " "
              + hex(symbols.value(i))
              + " "
              + symbols.size(i)
              + " "
              + TYPES.get(symbols.type(i))
              + " "
              + BINDINGS.get(symbols.binding(i))
              + " "
              + index(symbols.rawSection(i))
              + " "
              + (section ? "" : symbols.name(i)));
    }
    return lines;
  }

  private static final List<String> TYPES =
      List.of("NOTYPE", "OBJECT", "FUNC", "SECTION", "FILE", "COMMON", "TLS");
  private static final List<String> BINDINGS = List.of("LOCAL", "GLOBAL", "WEAK");

  private static String hex(long number) {
    String digits = Long.toHexString(number);
    return "0".repeat(16 - digits.length()) + digits;
  }

  private static String index(int section) {
    return switch (section) {
      case Elf.SHN_UNDEF -> "UND";
      case Elf.SHN_ABS -> "ABS";
      case Elf.SHN_COMMON -> "COM";
      default -> String.valueOf(section);
    };
  }
}
