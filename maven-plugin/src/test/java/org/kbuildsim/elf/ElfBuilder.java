package org.kbuildsim.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes small ELF files of either class and byte order, for tests. */
public final class ElfBuilder {
  private final boolean is64;
  private final ByteOrder order;
  private int machine = Elf.EM_X86_64;
  private int type = Elf.ET_REL;
  private boolean extendedIndexes;
  private final List<Part> parts = new ArrayList<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private final List<Relocation> relocations = new ArrayList<>();

  private record Part(
      String name, int type, long flags, ByteBuffer content, int link, int info, long entry) {}

  private record Symbol(String name, int info, int section, long value, long size) {}

  private record Relocation(int section, long offset, int symbol, int type, long addend) {}

  public ElfBuilder(boolean is64, boolean bigEndian) {
    this.is64 = is64;
    this.order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  public static ElfBuilder elf64() {
    return new ElfBuilder(true, false);
  }

  public ElfBuilder machine(int number) {
    machine = number;
    return this;
  }

  public ElfBuilder type(int number) {
    type = number;
    return this;
  }

  /** Has all section indexes of symbols stand in an SHT_SYMTAB_SHNDX table. */
  public ElfBuilder extendedIndexes() {
    extendedIndexes = true;
    return this;
  }

  /** Adds a section and returns its index. */
  public int section(String name, int sectionType, long flags, byte[] content) {
    parts.add(new Part(name, sectionType, flags, ByteBuffer.wrap(content), 0, 0, 0));
    return parts.size();
  }

  public int section(String name, long flags, String content) {
    return section(name, Elf.SHT_PROGBITS, flags, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Adds a symbol and returns its index. */
  public int symbol(String name, int binding, int symbolType, int section, long value, long size) {
    symbols.add(new Symbol(name, binding << 4 | symbolType, section, value, size));
    return symbols.size();
  }

  public ElfBuilder relocation(int section, long offset, int symbol, int number, long addend) {
    relocations.add(new Relocation(section, offset, symbol, number, addend));
    return this;
  }

  /** Returns the file, opened. */
  public ElfFile elf() {
    return ElfFile.of("x.o", ByteBuffer.wrap(build()));
  }

  public byte[] build() {
    List<Part> all = new ArrayList<>(parts);
    int symtab = all.size() + 1;
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    strings.write(0);
    ByteBuffer table = buffer((symbols.size() + 1) * symbolSize());
    table.position(symbolSize());
    ByteBuffer indexes = buffer(4 * (symbols.size() + 1));
    indexes.putInt(0);
    for (Symbol symbol : symbols) {
      boolean reserved = symbol.section >= Elf.SHN_LORESERVE || symbol.section == 0;
      boolean indirect = extendedIndexes && !reserved;
      indexes.putInt(indirect ? symbol.section : 0);
      put(table, symbol, strings.size(), indirect ? Elf.SHN_XINDEX : symbol.section);
      strings.writeBytes((symbol.name + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }
    all.add(new Part(".symtab", Elf.SHT_SYMTAB, 0, table.rewind(), symtab + 1, 1, symbolSize()));
    all.add(
        new Part(".strtab", Elf.SHT_STRTAB, 0, ByteBuffer.wrap(strings.toByteArray()), 0, 0, 0));
    if (extendedIndexes) {
      all.add(new Part(".shndx", Elf.SHT_SYMTAB_SHNDX, 0, indexes.rewind(), symtab, 0, 4));
    }
    addRelocations(all, symtab);
    return layout(all);
  }

  private void addRelocations(List<Part> all, int symtab) {
    for (int section = 1; section < symtab; section++) {
      int target = section;
      List<Relocation> mine = relocations.stream().filter(r -> r.section == target).toList();
      if (mine.isEmpty()) {
        continue;
      }
      int entry = is64 ? 24 : 12;
      ByteBuffer content = buffer(mine.size() * entry);
      for (Relocation r : mine) {
        if (is64) {
          content.putLong(r.offset).putLong((long) r.symbol << 32 | r.type).putLong(r.addend);
        } else {
          content.putInt((int) r.offset).putInt(r.symbol << 8 | r.type).putInt((int) r.addend);
        }
      }
      String name = ".rela" + parts.get(section - 1).name;
      all.add(new Part(name, Elf.SHT_RELA, 0, content.rewind(), symtab, section, entry));
    }
  }

  private byte[] layout(List<Part> all) {
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    names.write(0);
    int[] nameOffsets = new int[all.size() + 1];
    for (int i = 0; i < all.size(); i++) {
      nameOffsets[i] = names.size();
      names.writeBytes((all.get(i).name + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }
    nameOffsets[all.size()] = names.size();
    names.writeBytes(".shstrtab\0".getBytes(StandardCharsets.ISO_8859_1));
    all.add(
        new Part(".shstrtab", Elf.SHT_STRTAB, 0, ByteBuffer.wrap(names.toByteArray()), 0, 0, 0));

    int header = is64 ? 64 : 52;
    int sectionHeader = is64 ? 64 : 40;
    int size = header;
    int[] offsets = new int[all.size()];
    for (int i = 0; i < all.size(); i++) {
      size = (size + 7) / 8 * 8;
      offsets[i] = size;
      size += all.get(i).type == Elf.SHT_NOBITS ? 0 : all.get(i).content.limit();
    }
    size = (size + 7) / 8 * 8;
    int sections = size;
    ByteBuffer file = buffer(size + (all.size() + 1) * sectionHeader);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (is64 ? 2 : 1)});
    file.put((byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1)).put((byte) 1).position(16);
    file.putShort((short) type).putShort((short) machine).putInt(1);
    word(file, 0);
    word(file, 0);
    word(file, sections);
    file.putInt(0).putShort((short) header).putShort((short) 0).putShort((short) 0);
    file.putShort((short) sectionHeader).putShort((short) (all.size() + 1));
    file.putShort((short) all.size());
    for (int i = 0; i < all.size(); i++) {
      Part part = all.get(i);
      if (part.type != Elf.SHT_NOBITS) {
        file.position(offsets[i]).put(part.content.duplicate().rewind());
      }
      file.position(sections + (i + 1) * sectionHeader);
      file.putInt(nameOffsets[i]).putInt(part.type);
      word(file, part.flags);
      word(file, 0);
      word(file, offsets[i]);
      word(file, part.content.limit());
      file.putInt(part.link).putInt(part.info);
      word(file, 1);
      word(file, part.entry);
    }
    byte[] bytes = new byte[file.limit()];
    file.rewind().get(bytes);
    return bytes;
  }

  private void put(ByteBuffer table, Symbol symbol, int name, int section) {
    table.putInt(name);
    if (is64) {
      table.put((byte) symbol.info).put((byte) 0).putShort((short) section);
      table.putLong(symbol.value).putLong(symbol.size);
    } else {
      table.putInt((int) symbol.value).putInt((int) symbol.size);
      table.put((byte) symbol.info).put((byte) 0).putShort((short) section);
    }
  }

  private int symbolSize() {
    return is64 ? 24 : 16;
  }

  private ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  private void word(ByteBuffer buffer, long value) {
    if (is64) {
      buffer.putLong(value);
    } else {
      buffer.putInt((int) value);
    }
  }
}
