package org.kbuildsim.elf;

/** The relocations of one {@code SHT_REL} or {@code SHT_RELA} section, by index. */
public final class Relocations {
  private final boolean is64;
  private final boolean mips64;
  private final boolean bigEndian;
  private final boolean hasAddend;
  private final int entry;
  private final int count;
  private final Range table;

  Relocations(ElfFile elf, Section section) {
    this.is64 = elf.is64();
    this.mips64 = is64 && elf.machine() == Elf.EM_MIPS;
    this.bigEndian = elf.isBigEndian();
    this.hasAddend = section.type() == Elf.SHT_RELA;
    int word = is64 ? 8 : 4;
    this.entry = hasAddend ? 3 * word : 2 * word;
    this.table = section.table(entry);
    this.count = section.count(entry);
  }

  /** Returns how many there are. */
  public int count() {
    return count;
  }

  /** Returns whether the addend stands in the table, not in the place relocated. */
  public boolean hasAddend() {
    return hasAddend;
  }

  /** Returns the place: in a relocatable file an offset into the section relocated. */
  public long offset(int relocation) {
    long at = (long) relocation * entry;
    return is64 ? table.s64(at) : table.u32(at);
  }

  /** Returns the index of the symbol referred to. */
  public int symbol(int relocation) {
    long at = (long) relocation * entry;
    if (!is64) {
      return table.s32(at + 4) >>> 8;
    }
    // r_info is one number, symbol in its upper half; 64-bit MIPS has a structure instead, symbol
    // first, whatever the byte order (its ABI, section 2.9).
    return table.s32(mips64 || bigEndian ? at + 8 : at + 12);
  }

  /** Returns the relocation type, whose meaning is the machine's. */
  public int type(int relocation) {
    long at = (long) relocation * entry;
    if (!is64) {
      return table.u8(bigEndian ? at + 7 : at + 4);
    }
    if (mips64) {
      return table.u8(at + 15);
    }
    return table.s32(bigEndian ? at + 12 : at + 8);
  }

  /** Returns the addend, 0 where the table has none. */
  public long addend(int relocation) {
    if (!hasAddend) {
      return 0;
    }
    long at = (long) relocation * entry;
    return is64 ? table.s64(at + 16) : table.s32(at + 8);
  }
}
