package org.kbuildsim.it;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;

/**
 * Rewrites an object so that the section indexes of its symbols stand in an {@code
 * SHT_SYMTAB_SHNDX} table, as compilers write it from 65280 sections on; with the few of a test
 * none does.
 */
final class ExtendedIndexes {
  private ExtendedIndexes() {}

  /** Returns {@code object}, an ELF file, with that table behind its content. */
  static byte[] of(byte[] object) {
    ElfFile elf = ElfFile.of("object", ByteBuffer.wrap(object));
    boolean is64 = elf.is64();
    Section symbols =
        elf.sections().stream().filter(s -> s.type() == Elf.SHT_SYMTAB).findFirst().orElseThrow();
    int count = (int) (symbols.size() / symbols.entrySize());
    int header = is64 ? 64 : 40;
    int sections = elf.sections().size();
    int table = aligned(object.length);
    int headers = aligned(table + 4 * count);
    ByteBuffer bytes =
        ByteBuffer.wrap(Arrays.copyOf(object, headers + (sections + 1) * header))
            .order(elf.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      int place = (int) (symbols.offset() + i * symbols.entrySize()) + (is64 ? 6 : 14); // st_shndx
      int section = bytes.getShort(place) & 0xffff;
      if (section != Elf.SHN_UNDEF && section < Elf.SHN_LORESERVE) {
        bytes.putInt(table + 4 * i, section);
        bytes.putShort(place, (short) Elf.SHN_XINDEX);
      }
    }
    bytes.put(headers, object, (int) elf.sectionHeaderOffset(), sections * header);
    bytes.position(headers + sections * header);
    bytes.putInt(0).putInt(Elf.SHT_SYMTAB_SHNDX);
    word(bytes, is64, 0, 0, table, 4L * count); // flags, address, offset, size
    bytes.putInt(symbols.index()).putInt(0); // link, info
    word(bytes, is64, 4, 4); // alignment, size of an entry
    bytes.position(is64 ? 40 : 32);
    word(bytes, is64, headers);
    bytes.putShort(is64 ? 60 : 48, (short) (sections + 1));
    return bytes.array();
  }

  private static void word(ByteBuffer bytes, boolean is64, long... values) {
    for (long value : values) {
      if (is64) {
        bytes.putLong(value);
      } else {
        bytes.putInt((int) value);
      }
    }
  }

  private static int aligned(int offset) {
    return (offset + 7) & ~7;
  }
}
