package org.kbuildsim.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.diagnostic.DiagnosticException;

final class ElfFileTest {

  @ParameterizedTest
  @CsvSource({"true,false", "true,true", "false,false", "false,true"})
  void readsEitherClassAndByteOrder(boolean is64, boolean bigEndian) {
    ElfBuilder builder = new ElfBuilder(is64, bigEndian).machine(Elf.EM_PPC64);
    int text = builder.section(".text", Elf.SHF_ALLOC | Elf.SHF_EXECINSTR, "code");
    int f = builder.symbol("f", Elf.STB_GLOBAL, Elf.STT_FUNC, text, 0x1234, 9);
    builder.symbol("abs", Elf.STB_WEAK, Elf.STT_OBJECT, Elf.SHN_ABS, 7, 0);
    builder.relocation(text, 2, f, 17, -4);

    ElfFile elf = builder.elf();

    assertThat(elf.is64()).isEqualTo(is64);
    assertThat(elf.isBigEndian()).isEqualTo(bigEndian);
    assertThat(elf.machine()).isEqualTo(Elf.EM_PPC64);
    assertThat(elf.sections())
        .extracting(Section::name)
        .containsExactly("", ".text", ".symtab", ".strtab", ".rela.text", ".shstrtab");
    Section section = Objects.requireNonNull(elf.section(".text"));
    assertThat(section.has(Elf.SHF_EXECINSTR)).isTrue();
    assertThat(section.content().get(1)).isEqualTo((byte) 'o');
    Symbols symbols = Objects.requireNonNull(elf.symbols());
    assertThat(symbols.count()).isEqualTo(3);
    assertThat(symbols.name(f)).isEqualTo("f");
    assertThat(symbols.value(f)).isEqualTo(0x1234);
    assertThat(symbols.size(f)).isEqualTo(9);
    assertThat(symbols.binding(f)).isEqualTo(Elf.STB_GLOBAL);
    assertThat(symbols.type(f)).isEqualTo(Elf.STT_FUNC);
    assertThat(symbols.section(f)).isEqualTo(text);
    assertThat(symbols.section(2)).isEqualTo(-1);
    assertThat(symbols.rawSection(2)).isEqualTo(Elf.SHN_ABS);
    Relocations relocations = elf.relocations(elf.section(4));
    assertThat(relocations.count()).isEqualTo(1);
    assertThat(relocations.offset(0)).isEqualTo(2);
    assertThat(relocations.symbol(0)).isEqualTo(f);
    assertThat(relocations.type(0)).isEqualTo(17);
    assertThat(relocations.addend(0)).isEqualTo(-4);
  }

  @Test
  void looksUpExtendedSectionIndexes() {
    ElfBuilder builder = ElfBuilder.elf64().extendedIndexes();
    int data = builder.section(".data", Elf.SHF_ALLOC | Elf.SHF_WRITE, "1234");
    builder.symbol("d", Elf.STB_GLOBAL, Elf.STT_OBJECT, data, 0, 4);

    Symbols symbols = Objects.requireNonNull(builder.elf().symbols());

    assertThat(symbols.rawSection(1)).isEqualTo(Elf.SHN_XINDEX);
    assertThat(symbols.section(1)).isEqualTo(data);
  }

  @Test
  void readsNotes() {
    ByteBuffer note = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    note.putInt(4).putInt(5).putInt(3).put(new byte[] {'G', 'N', 'U', 0, 1, 2, 3, 4, 5, 0, 0, 0});
    note.putInt(0).putInt(4).putInt(9).putInt(77);
    ElfBuilder builder = ElfBuilder.elf64();
    builder.section(".note.x", Elf.SHT_NOTE, Elf.SHF_ALLOC, note.array());

    assertThat(builder.elf().notes())
        .extracting(n -> n.name() + "/" + n.type() + "/" + n.description().remaining())
        .containsExactly("GNU/3/5", "/9/4");
  }

  @Test
  void sayWhatIsWrongAndWhatWasExpected() {
    ElfBuilder builder = ElfBuilder.elf64();
    builder.section(".text", Elf.SHF_ALLOC, "code");
    builder.symbol("f", Elf.STB_GLOBAL, Elf.STT_FUNC, 1, 0, 0);
    byte[] good = builder.build();
    int sections = (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong(40);
    int symtab = sections + 2 * 64;

    refuses(ByteBuffer.wrap(Arrays.copyOf(good, 40)), "file is truncated: size is 40, expected 64");
    refuses(with(good, 0, (byte) 'X'), "not an ELF file");
    refuses(with(good, 4, (byte) 7), "ELF class is 7, expected 1 (32 bit) or 2 (64 bit)");
    refuses(with(good, 5, (byte) 0), "ELF data encoding is 0, expected 1 (LSB) or 2 (MSB)");
    refuses(
        with(good, 41, (byte) 0x7f),
        "section headers: offset is " + ((sections & 0xff) | 0x7f00) + " and size is 320");
    refuses(with(good, symtab + 56, (byte) 10), "section header 2: entry size is 10, expected 24");
    refuses(with(good, symtab + 32, (byte) 47), "size is 47, expected a multiple of 24");
    refuses(with(good, symtab + 40, (byte) 99), "section index is 99, expected less than 5");
    refuses(with(good, symtab + 25, (byte) 0x70), "section header 2: offset is ");
    refuses(with(good, 58, (byte) 40), "size of a section header is 40, expected 64");
    refuses(with(good, symtab + 64 + 4, (byte) 1), "type is 1, expected a string table's, 3");
    refuses(
        with(good, 62, (byte) 0), "section header 1: name is at 1, expected 0 in a file without");
    byte[] extended = builder.extendedIndexes().build();
    int headers = (int) ByteBuffer.wrap(extended).order(ByteOrder.LITTLE_ENDIAN).getLong(40);
    refuses(with(extended, headers + 4 * 64 + 32, (byte) 4), "size is 4, expected 8");
    refuses(with(extended, headers + 4 * 64 + 56, (byte) 8), "entry size is 8, expected 4");
    refuses(
        with(
            good,
            (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong(symtab + 24) + 24,
            (byte) 200),
        "offset is 200");
  }

  private static ByteBuffer with(byte[] good, int at, byte value) {
    ByteBuffer bad = ByteBuffer.wrap(good.clone());
    return bad.put(at, value);
  }

  private static void refuses(ByteBuffer bad, String message) {
    assertThatThrownBy(
            () -> {
              ElfFile elf = ElfFile.of("bad.o", bad);
              elf.sections().forEach(Section::name);
              Symbols symbols = elf.symbols();
              if (symbols != null) {
                symbols.name(1);
              }
            })
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining(message);
  }
}
