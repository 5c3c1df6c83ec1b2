package org.kbuildsim.elf;

import org.jspecify.annotations.Nullable;

/**
 * The symbols of one table, by index.
 *
 * <p>Answers from the mapped bytes: a vmlinux.o has hundreds of thousands of symbols, of which most
 * readers want a few columns of a few rows.
 */
public final class Symbols {
  private final boolean is64;
  private final int entry;
  private final Range table;
  private final Range strings;
  private final int index;
  private final int count;
  private final @Nullable Range sectionIndexes;

  Symbols(ElfFile elf, Section section) {
    this.is64 = elf.is64();
    this.entry = is64 ? 24 : 16;
    this.index = section.index();
    this.table = section.table(entry);
    this.count = section.count(entry);
    this.strings = elf.section(section.link()).strings();
    Range found = null;
    for (Section other : elf.sections()) {
      if (other.type() == Elf.SHT_SYMTAB_SHNDX && other.link() == section.index()) {
        found = other.table(4);
      }
    }
    if (found != null && !elf.isTrusted() && found.size() != 4L * count) {
      throw found.corrupt(
          "section indexes of symbols: size is " + found.size() + ", expected " + 4L * count);
    }
    this.sectionIndexes = found;
  }

  /** Returns how many there are, the reserved symbol 0 included. */
  public int count() {
    return count;
  }

  /** Returns the index of the section that holds this table. */
  public int sectionIndex() {
    return index;
  }

  /** Returns the name, one character a byte; empty for a symbol without one. */
  public String name(int symbol) {
    return strings.string(nameOffset(symbol));
  }

  /** Returns whether the name begins with {@code prefix}. */
  public boolean nameStartsWith(int symbol, String prefix) {
    return strings.startsWith(nameOffset(symbol), prefix);
  }

  /** Returns the length of the name in bytes. */
  public int nameLength(int symbol) {
    return strings.stringLength(nameOffset(symbol));
  }

  /** Copies the first {@code length} bytes of the name to {@code to}, from {@code at} on. */
  public void copyName(int symbol, int length, byte[] to, int at) {
    strings.copy(nameOffset(symbol), length, to, at);
  }

  /** Returns how many bytes the string table has, about as many as all names together. */
  public int namesSize() {
    return strings.size();
  }

  /** Returns the offset of the name in the string table. */
  public int nameOffset(int symbol) {
    return table.s32(at(symbol));
  }

  /** Returns the string at {@code offset} of this table's string table. */
  public String stringAt(long offset) {
    return strings.string(offset);
  }

  /** Returns the value: in a relocatable file an offset into its section, else an address. */
  public long value(int symbol) {
    return is64 ? table.s64(at(symbol) + 8) : table.u32(at(symbol) + 4);
  }

  /** Returns the size in bytes, 0 if unknown. */
  public long size(int symbol) {
    return is64 ? table.s64(at(symbol) + 16) : table.u32(at(symbol) + 8);
  }

  /** Returns the binding: {@link Elf#STB_GLOBAL} … */
  public int binding(int symbol) {
    return table.u8(at(symbol) + (is64 ? 4 : 12)) >> 4;
  }

  /** Returns the type: {@link Elf#STT_FUNC} … */
  public int type(int symbol) {
    return table.u8(at(symbol) + (is64 ? 4 : 12)) & 0xf;
  }

  /** Returns {@code st_shndx} as it stands in the table: 16 bits, {@link Elf#SHN_ABS} … */
  public int rawSection(int symbol) {
    return table.u16(at(symbol) + (is64 ? 6 : 14));
  }

  /**
   * Returns the section that the symbol is defined in, looked up in {@code SHT_SYMTAB_SHNDX} where
   * needed, or -1 for the reserved ones ({@link Elf#SHN_ABS}, {@link Elf#SHN_COMMON} …).
   */
  public int section(int symbol) {
    int raw = rawSection(symbol);
    if (raw < Elf.SHN_LORESERVE) {
      return raw;
    }
    if (raw != Elf.SHN_XINDEX) {
      return -1;
    }
    if (sectionIndexes == null) {
      throw table.corrupt(
          "symbol " + symbol + ": section index is SHN_XINDEX, expected an SHT_SYMTAB_SHNDX table");
    }
    return sectionIndexes.s32(4L * symbol);
  }

  private long at(int symbol) {
    return (long) symbol * entry;
  }
}
