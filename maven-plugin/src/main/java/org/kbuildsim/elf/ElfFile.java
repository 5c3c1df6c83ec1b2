package org.kbuildsim.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticException;

/**
 * One ELF file of either class and byte order.
 *
 * <p>Creating it reads the file header; the rest is read when asked for. Confined to one thread.
 */
public final class ElfFile {
  private static final int MAGIC = 0x7f454c46;

  private final Range file;
  private final boolean trusted;
  private final boolean is64;
  private final boolean bigEndian;
  private final int type;
  private final int machine;
  private final long sectionOffset;
  private final int sectionCount;
  private final int sectionNames;
  private @Nullable List<Section> sections;

  private ElfFile(Range file, boolean trusted, boolean is64, boolean bigEndian) {
    this.file = file;
    this.trusted = trusted;
    this.is64 = is64;
    this.bigEndian = bigEndian;
    this.type = file.u16(16);
    this.machine = file.u16(18);
    this.sectionOffset = is64 ? file.s64(40) : file.u32(32);
    this.sectionCount = file.u16(is64 ? 60 : 48);
    this.sectionNames = file.u16(is64 ? 62 : 50);
  }

  /**
   * Opens an ELF file.
   *
   * @throws IOException if it cannot be read
   * @throws DiagnosticException if it is not an ELF file
   */
  public static ElfFile open(Path path) throws IOException {
    return of(path.toString(), FileBytes.of(path));
  }

  /**
   * Returns the ELF file whose bytes are {@code data}, from 0 to its limit.
   *
   * @param name how messages call it
   * @throws DiagnosticException if the bytes are no ELF header
   */
  public static ElfFile of(String name, ByteBuffer data) {
    return of(name, data, false);
  }

  /**
   * Returns the ELF file whose bytes are {@code data}, read as programs do that map a file and
   * trust its numbers.
   *
   * <p>Entries of tables have the size that the format gives them, whatever the section header
   * says, strings end at the next NUL of the file, and what an index leads to need not be of its
   * section. What leads out of the file is told here, too.
   *
   * @param name how messages call it
   * @throws DiagnosticException if the bytes are no ELF header
   */
  public static ElfFile trusted(String name, ByteBuffer data) {
    return of(name, data, true);
  }

  private static ElfFile of(String name, ByteBuffer data, boolean trusted) {
    Range raw = Range.whole(name, data.duplicate().order(ByteOrder.BIG_ENDIAN));
    if (!isElf(data)) {
      throw raw.corrupt("not an ELF file");
    }
    int elfClass = data.limit() > 4 ? raw.u8(4) : 0;
    int encoding = data.limit() > 5 ? raw.u8(5) : 0;
    if (elfClass != 1 && elfClass != 2) {
      throw raw.corrupt("ELF class is " + elfClass + ", expected 1 (32 bit) or 2 (64 bit)");
    }
    if (encoding != 1 && encoding != 2) {
      throw raw.corrupt("ELF data encoding is " + encoding + ", expected 1 (LSB) or 2 (MSB)");
    }
    boolean is64 = elfClass == 2;
    int headerSize = is64 ? 64 : 52;
    if (data.limit() < headerSize) {
      throw raw.corrupt("file is truncated: size is " + data.limit() + ", expected " + headerSize);
    }
    ByteOrder order = encoding == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new ElfFile(
        Range.whole(name, data.duplicate().order(order)),
        trusted,
        is64,
        order == ByteOrder.BIG_ENDIAN);
  }

  /** Returns whether {@code data} begins as an ELF file does. */
  public static boolean isElf(ByteBuffer data) {
    return data.limit() >= 4 && data.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(0) == MAGIC;
  }

  /** Returns whether this is a file of the 64-bit class. */
  public boolean is64() {
    return is64;
  }

  /** Returns whether its numbers are most significant byte first. */
  public boolean isBigEndian() {
    return bigEndian;
  }

  /** Returns {@code e_type}: {@link Elf#ET_REL} … */
  public int type() {
    return type;
  }

  /** Returns {@code e_machine}: {@link Elf#EM_X86_64} … */
  public int machine() {
    return machine;
  }

  /** Returns {@code e_shoff}, the place of the section headers; 0 where there are none. */
  public long sectionHeaderOffset() {
    return sectionOffset;
  }

  /** Returns the size of the file in bytes. */
  public int size() {
    return file.size();
  }

  /** Returns the sections in header order, the reserved section 0 included. */
  public List<Section> sections() {
    List<Section> read = sections;
    if (read == null) {
      read = readSections();
      sections = read;
    }
    return read;
  }

  /** Returns the section with header index {@code index}. */
  public Section section(int index) {
    List<Section> all = sections();
    if (index < 0 || index >= all.size()) {
      throw file.corrupt(
          "section index is "
              + Integer.toUnsignedString(index)
              + ", expected less than "
              + all.size());
    }
    return all.get(index);
  }

  /** Returns the first section called {@code name}, or null. */
  public @Nullable Section section(String name) {
    for (Section section : sections()) {
      if (section.name().equals(name)) {
        return section;
      }
    }
    return null;
  }

  /** Returns the symbols of the file's {@code SHT_SYMTAB}, or null if it is stripped. */
  public @Nullable Symbols symbols() {
    return symbols(Elf.SHT_SYMTAB);
  }

  /** Returns the symbols of the file's {@code SHT_DYNSYM}, or null. */
  public @Nullable Symbols dynamicSymbols() {
    return symbols(Elf.SHT_DYNSYM);
  }

  /** Returns the symbols that section {@code table} holds. */
  public Symbols symbols(Section table) {
    return new Symbols(this, table);
  }

  /** Returns the relocations that section {@code table} ({@code SHT_REL} or RELA) holds. */
  public Relocations relocations(Section table) {
    return new Relocations(this, table);
  }

  /** Returns the notes of all {@code SHT_NOTE} sections, in file order. */
  public List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    for (Section section : sections()) {
      if (section.type() == Elf.SHT_NOTE) {
        Note.read(section, notes);
      }
    }
    return notes;
  }

  /** Returns what tells that something in this file is wrong. */
  public DiagnosticException corrupt(String message) {
    return file.corrupt(message);
  }

  Range file() {
    return file;
  }

  boolean isTrusted() {
    return trusted;
  }

  /** Returns the names table of the section headers, or null where the file has none. */
  public @Nullable Section sectionNameTable() {
    int index = sectionNames;
    if (index == Elf.SHN_XINDEX) {
      index = section(0).link();
    }
    return index == Elf.SHN_UNDEF ? null : section(index);
  }

  private @Nullable Symbols symbols(int sectionType) {
    for (Section section : sections()) {
      if (section.type() == sectionType) {
        return new Symbols(this, section);
      }
    }
    return null;
  }

  private List<Section> readSections() {
    if (sectionOffset == 0 && !trusted) {
      return List.of();
    }
    int entry = is64 ? 64 : 40;
    int stated = file.u16(is64 ? 58 : 46);
    if (stated != entry && !trusted) {
      throw file.corrupt("size of a section header is " + stated + ", expected " + entry);
    }
    long count = sectionCount;
    if (count == 0) {
      // More sections than e_shnum can say: the count is the size of section 0 (gABI, "e_shnum").
      Range first = file.part("section header 0", sectionOffset, entry);
      count = is64 ? first.s64(32) : first.u32(20);
    }
    if (count < 0 || count > file.size() / entry) {
      throw file.corrupt(
          "number of sections is "
              + Long.toUnsignedString(count)
              + ", expected at most "
              + file.size() / entry
              + " in a file of "
              + file.size()
              + " bytes");
    }
    Range table = file.part("section headers", sectionOffset, count * entry);
    List<Section> read = new ArrayList<>((int) count);
    for (int i = 0; i < count; i++) {
      read.add(new Section(this, i, table, i * (long) entry));
    }
    return read;
  }
}
