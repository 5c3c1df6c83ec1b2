package org.kbuildsim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfBuilder;
import org.kbuildsim.process.Invocation;

final class NmTest {
  @TempDir Path directory;
  private final List<String> asked = new ArrayList<>();

  private String nm(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("llvm-nm"));
    words.addAll(List.of(arguments));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Nm nm =
        new Nm(
            invocation -> {
              asked.add(String.join(" ", invocation.arguments()));
              return 3;
            });
    int status =
        nm.run(new Invocation(words, Map.of(), directory, InputStream.nullInputStream(), out, out));
    return out.toString(StandardCharsets.ISO_8859_1) + (status == 0 ? "" : "status " + status);
  }

  private void object(String name, ElfBuilder builder) throws Exception {
    int text = builder.section(".text", Elf.SHF_ALLOC | Elf.SHF_EXECINSTR, "....");
    builder.symbol("file.c", Elf.STB_LOCAL, Elf.STT_FILE, Elf.SHN_ABS, 0, 0);
    builder.symbol("zed", Elf.STB_GLOBAL, Elf.STT_FUNC, text, 1, 0);
    builder.symbol("abe", Elf.STB_LOCAL, Elf.STT_FUNC, text, 2, 0);
    builder.symbol("und", Elf.STB_GLOBAL, Elf.STT_NOTYPE, Elf.SHN_UNDEF, 0, 0);
    builder.symbol("com", Elf.STB_GLOBAL, Elf.STT_OBJECT, Elf.SHN_COMMON, 8, 24);
    Files.write(directory.resolve(name), builder.build());
  }

  @Test
  void sortsByNameByValueOrNotAtAll() throws Exception {
    object("x.o", ElfBuilder.elf64());
    String abe = "0000000000000002 t abe\n";
    String com = "0000000000000018 C com\n";
    String und = "                 U und\n";
    String zed = "0000000000000001 T zed\n";

    assertThat(nm("x.o")).isEqualTo(abe + com + und + zed);
    assertThat(nm("-n", "x.o")).isEqualTo(und + zed + abe + com);
    assertThat(nm("-p", "x.o")).isEqualTo(zed + abe + und + com);
    assertThat(nm("-p", "--defined-only", "x.o")).isEqualTo(zed + abe + com);
    assertThat(asked).isEmpty();
  }

  @Test
  void narrowColumnsFor32Bits() throws Exception {
    object("x.o", new ElfBuilder(false, true));

    assertThat(nm("x.o"))
        .isEqualTo("00000002 t abe\n00000018 C com\n         U und\n00000001 T zed\n");
  }

  @Test
  void whatItDoesNotKnowIsLeftToTheRealOne() throws Exception {
    object("x.o", ElfBuilder.elf64());
    Files.writeString(directory.resolve("x.bc"), "BC\u00c0\u00de");

    assertThat(nm("x.bc")).isEqualTo("status 3");
    assertThat(nm("--size-sort", "x.o")).isEqualTo("status 3");
    assertThat(nm("x.o", "none.o")).isEqualTo("status 3");
    assertThat(nm()).isEqualTo("status 3");
    assertThat(asked)
        .containsExactly(
            "llvm-nm x.bc", "llvm-nm --size-sort x.o", "llvm-nm x.o none.o", "llvm-nm");
  }

  @Test
  void oddSymbolsAreListedAsByLlvm() throws Exception {
    ElfBuilder odd = ElfBuilder.elf64();
    odd.symbol("unique", Elf.STB_GNU_UNIQUE, Elf.STT_OBJECT, Elf.SHN_ABS, 1, 0);
    odd.symbol("undefined", Elf.STB_GLOBAL, Elf.STT_NOTYPE, Elf.SHN_UNDEF, 7, 0);
    object("x.o", odd);

    // What is undefined has no value to sort by; what is absolute is not unique.
    assertThat(nm("-n", "x.o"))
        .startsWith("                 U und\n                 U undefined\n")
        .contains("0000000000000001 A unique\n");
  }

  @Test
  void whereLlvmStopsOrGuessesItIsAsked() throws Exception {
    ElfBuilder odd = ElfBuilder.elf64();
    odd.symbol("odd", 15, Elf.STT_NOTYPE, Elf.SHN_ABS, 0, 0);
    object("binding.o", odd);
    ElfBuilder reserved = ElfBuilder.elf64();
    reserved.symbol("r", Elf.STB_GLOBAL, Elf.STT_NOTYPE, 0xff20, 0, 0);
    object("reserved.o", reserved);
    ElfBuilder outside = ElfBuilder.elf64();
    outside.symbol("hidden", Elf.STB_LOCAL, Elf.STT_SECTION, 99, 0, 0);
    object("outside.o", outside);
    ElfBuilder twice = ElfBuilder.elf64().extendedIndexes();
    twice.section(".second", Elf.SHT_SYMTAB_SHNDX, 0, new byte[0]);
    object("twice.o", twice);
    ElfBuilder dynamic = ElfBuilder.elf64();
    dynamic.section(".dynsym", Elf.SHT_DYNSYM, 0, new byte[0]);
    object("dynamic.o", dynamic);

    for (String file : List.of("binding.o", "reserved.o", "outside.o", "twice.o", "dynamic.o")) {
      assertThat(nm("-p", file)).isEqualTo("status 3");
    }
  }
}
