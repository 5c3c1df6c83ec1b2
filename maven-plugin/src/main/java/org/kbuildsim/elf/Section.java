package org.kbuildsim.elf;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One section of an ELF file: its header, and its content on demand. */
public final class Section {
  private final ElfFile elf;
  private final int index;
  private final long nameOffset;
  private final int type;
  private final long flags;
  private final long address;
  private final long offset;
  private final long size;
  private final int link;
  private final int info;
  private final long entrySize;
  private final long alignment;
  private @Nullable String name;

  Section(ElfFile elf, int index, Range table, long at) {
    this.elf = elf;
    this.index = index;
    this.nameOffset = table.u32(at);
    this.type = table.s32(at + 4);
    if (elf.is64()) {
      this.flags = table.s64(at + 8);
      this.address = table.s64(at + 16);
      this.offset = table.s64(at + 24);
      this.size = table.s64(at + 32);
      this.link = table.s32(at + 40);
      this.info = table.s32(at + 44);
      this.alignment = table.s64(at + 48);
      this.entrySize = table.s64(at + 56);
    } else {
      this.flags = table.u32(at + 8);
      this.address = table.u32(at + 12);
      this.offset = table.u32(at + 16);
      this.size = table.u32(at + 20);
      this.link = table.s32(at + 24);
      this.info = table.s32(at + 28);
      this.alignment = table.u32(at + 32);
      this.entrySize = table.u32(at + 36);
    }
  }

  /** Returns the index of its header. */
  public int index() {
    return index;
  }

  /** Returns its name, one character a byte; empty where the file names no sections. */
  public String name() {
    String known = name;
    if (known == null) {
      Section table = elf.sectionNameTable();
      if (table == null && nameOffset != 0 && !elf.isTrusted()) {
        throw elf.file()
            .corrupt(
                "section header "
                    + index
                    + ": name is at "
                    + nameOffset
                    + ", expected 0 in a file without a section name table");
      }
      known = table == null ? "" : table.strings().string(nameOffset);
      name = known;
    }
    return known;
  }

  /** Returns {@code sh_type}: {@link Elf#SHT_PROGBITS} … */
  public int type() {
    return type;
  }

  /** Returns {@code sh_flags}: {@link Elf#SHF_ALLOC} … */
  public long flags() {
    return flags;
  }

  /** Returns whether all of {@code mask}'s flags are set. */
  public boolean has(long mask) {
    return (flags & mask) == mask;
  }

  /** Returns the address it is linked for; 0 in a relocatable file. */
  public long address() {
    return address;
  }

  /** Returns the place of its content in the file. */
  public long offset() {
    return offset;
  }

  /** Returns its size in bytes; {@code SHT_NOBITS} sections have one without content. */
  public long size() {
    return size;
  }

  /** Returns {@code sh_link}: for symbols the string table, for relocations the symbol table. */
  public int link() {
    return link;
  }

  /** Returns {@code sh_info}: for relocations the section they apply to. */
  public int info() {
    return info;
  }

  /** Returns the required alignment of its address, in bytes. */
  public long alignment() {
    return alignment;
  }

  /** Returns the size of one entry of a table, in bytes. */
  public long entrySize() {
    return entrySize;
  }

  /** Returns its content as a read-only view in the file's byte order; empty for NOBITS. */
  public ByteBuffer content() {
    return range().buffer();
  }

  /**
   * Returns {@code length} bytes at {@code position} of its content, in the file's byte order.
   *
   * <p>They may be behind the section's own end, as they are for a program that maps the file.
   */
  public ByteBuffer bytesAt(long position, long length) {
    return elf.file().part("section " + index, offset + position, length).buffer();
  }

  /**
   * Returns the string at {@code position} of its content, one character a byte.
   *
   * <p>Ends at the next NUL of the file, as it does for a program that maps the file and reads a C
   * string, be it behind the section's own end.
   */
  public String stringAt(long position) {
    return elf.file().string(offset + position);
  }

  Range range() {
    if (type == Elf.SHT_NOBITS) {
      return elf.file().part("section " + index, 0, 0);
    }
    return elf.file().part("section header " + index, offset, size);
  }

  /** Returns the content as NUL-terminated strings. */
  Range strings() {
    if (elf.isTrusted()) {
      return rest();
    }
    if (type != Elf.SHT_STRTAB) {
      throw elf.file()
          .corrupt(
              "section header "
                  + index
                  + ": type is "
                  + Integer.toUnsignedString(type)
                  + ", expected a string table's, "
                  + Elf.SHT_STRTAB);
    }
    Range strings = range();
    if (strings.size() == 0 || strings.u8(strings.size() - 1L) != 0) {
      throw elf.file().corrupt("section header " + index + ": strings do not end by a NUL");
    }
    return strings;
  }

  /** Returns the file from where the content begins. */
  private Range rest() {
    return elf.file().part("section header " + index, offset, elf.file().size() - offset);
  }

  /** Returns how many entries of {@code expected} bytes the content has. */
  int count(int expected) {
    return (int) Math.min(size / expected, elf.file().size() / expected);
  }

  /** Returns the content as a table of entries of {@code expected} bytes. */
  Range table(int expected) {
    if (elf.isTrusted()) {
      return rest();
    }
    if (entrySize != expected) {
      throw elf.file()
          .corrupt(
              "section header "
                  + index
                  + ": entry size is "
                  + Long.toUnsignedString(entrySize)
                  + ", expected "
                  + expected);
    }
    Range range = range();
    if (range.size() % expected != 0) {
      throw elf.file()
          .corrupt(
              "section header "
                  + index
                  + ": size is "
                  + range.size()
                  + ", expected a multiple of "
                  + expected);
    }
    return range;
  }

  @Override
  public String toString() {
    return "[" + index + "]";
  }
}
