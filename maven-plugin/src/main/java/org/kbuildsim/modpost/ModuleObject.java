package org.kbuildsim.modpost;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;

/**
 * A relocatable object as modpost looks at it: the sections it knows by name, and the symbols with
 * their names as {@link #cutSuffix} left them.
 */
final class ModuleObject {
  private final ElfFile elf;
  private final Symbols symbols;
  private final NearestSymbol nearest;
  private final String modinfo;
  private final List<String> untrimmed;
  private final int exportSection;
  // Empty until the first name is cut.
  private byte[] cutNames = {};

  private ModuleObject(
      ElfFile elf, Symbols symbols, String modinfo, List<String> untrimmed, int exportSection) {
    this.elf = elf;
    this.symbols = symbols;
    this.nearest = new NearestSymbol(elf, symbols);
    this.modinfo = modinfo;
    this.untrimmed = untrimmed;
    this.exportSection = exportSection;
  }

  /**
   * Reads the object {@code file} from its bytes.
   *
   * @param bytes the file up to the limit, zeros from there to the capacity
   * @return null if it is no ELF file, which modpost passes over in silence
   * @throws Fatal if modpost gives up on it
   */
  static @Nullable ModuleObject read(
      String file, ByteBuffer bytes, Report report, Messages messages) {
    int size = bytes.limit();
    ByteBuffer data = bytes.duplicate().clear();
    int headerSize = data.limit() > 4 && data.get(4) == 1 ? 52 : 64;
    if (size < headerSize || !ElfFile.isElf(data)) {
      return null;
    }
    if (data.get(5) != 1 && data.get(5) != 2) {
      throw report.fatal(messages.unknownEndian());
    }
    ElfFile elf = ElfFile.trusted(Text.readable(file), data);
    if (elf.type() != Elf.ET_REL) {
      throw report.fatal(messages.notRelocatable(file));
    }
    if (Long.compareUnsigned(elf.sectionHeaderOffset(), size) > 0) {
      throw report.fatal(messages.sectionHeadersOutside(file, elf.sectionHeaderOffset(), size));
    }
    String modinfo = "";
    String untrimmed = "";
    int exportSection = 0;
    Section table = null;
    Section indexes = null;
    List<Section> sections = elf.sections();
    for (int i = 1; i < sections.size(); i++) {
      Section section = sections.get(i);
      boolean nobits = section.type() == Elf.SHT_NOBITS;
      if (!nobits && Long.compareUnsigned(section.offset(), size) > 0) {
        throw report.fatal(messages.truncated(file, section.offset(), headerSize));
      }
      switch (section.name()) {
        case ".modinfo" -> {
          if (nobits) {
            throw report.fatal(messages.modinfoWithoutContent(file));
          }
          modinfo = text(section);
        }
        case ".export_symbol" -> exportSection = i;
        case ".no_trim_symbol" -> untrimmed = text(section);
        default -> {}
      }
      if (section.type() == Elf.SHT_SYMTAB) {
        table = section;
      } else if (section.type() == Elf.SHT_SYMTAB_SHNDX) {
        indexes = section;
      }
    }
    if (table == null) {
      throw report.fatal(messages.noSymbolTable(file));
    }
    if (indexes != null && indexes.link() != table.index()) {
      throw report.fatal(messages.badIndexLink(file, indexes.link(), table.index()));
    }
    requireNamesOutside(headerSize, table, elf);
    return new ModuleObject(
        elf, elf.symbols(table), modinfo, ModuleInfo.strings(untrimmed), exportSection);
  }

  /**
   * Refuses section names that lie among the headers or symbols of an object with the other byte
   * order. The original turns these round in the mapped file, so that such names change.
   */
  private static void requireNamesOutside(int headerSize, Section symbols, ElfFile elf) {
    Section names = elf.sectionNameTable();
    if (names == null || !elf.isBigEndian()) {
      return;
    }
    long headers = (long) elf.sections().size() * (elf.is64() ? 64 : 40);
    if (overlaps(names, 0, headerSize)
        || overlaps(names, elf.sectionHeaderOffset(), headers)
        || overlaps(names, symbols.offset(), symbols.size())) {
      throw elf.corrupt(
          "section names: offset is "
              + names.offset()
              + " and size is "
              + names.size()
              + ", expected a place outside of the headers and the symbol table");
    }
  }

  private static boolean overlaps(Section section, long offset, long size) {
    return section.offset() < offset + size && offset < section.offset() + section.size();
  }

  ElfFile elf() {
    return elf;
  }

  Symbols symbols() {
    return symbols;
  }

  NearestSymbol nearest() {
    return nearest;
  }

  ModuleInfo info() {
    return ModuleInfo.parse(modinfo);
  }

  /** Returns the symbols named in {@code .no_trim_symbol}. */
  List<String> untrimmed() {
    return untrimmed;
  }

  /** Returns the index of {@code .export_symbol}, 0 where there is none. */
  int exportSection() {
    return exportSection;
  }

  /** Returns the name of section {@code index}; empty for the reserved indexes. */
  String sectionName(int index) {
    return index < 0 || index >= elf.sections().size() ? "" : elf.sections().get(index).name();
  }

  /** Returns the name of a symbol, as far as it has not been cut. */
  String name(int symbol) {
    byte[] names = cutNames;
    if (names.length == 0) {
      return symbols.name(symbol);
    }
    int from = symbols.nameOffset(symbol);
    if (from < 0 || from >= names.length) {
      return symbols.name(symbol); // which says what is wrong
    }
    int end = from;
    while (end < names.length && names[end] != 0) {
      end++;
    }
    return new String(names, from, end - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * Cuts the number that a compiler put behind a local name ({@code x.123} becomes {@code x}), for
   * this and every later question.
   *
   * <p>The original writes a NUL into its copy of the string table, so that messages about the
   * symbol, and about others whose names share those bytes, are cut as well.
   */
  String cutSuffix(int symbol) {
    String name = name(symbol);
    int dot = name.indexOf('.');
    if (dot <= 0) {
      return name;
    }
    int end = dot + 1;
    while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
      end++;
    }
    if (end == dot + 1 || (end < name.length() && name.charAt(end) != '.')) {
      return name;
    }
    byte[] names = cutNames;
    if (names.length == 0) {
      Section strings = elf.section(elf.section(symbols.sectionIndex()).link());
      names = new byte[(int) (elf.size() - strings.offset())];
      strings.bytesAt(0, names.length).get(names);
      cutNames = names;
    }
    names[symbols.nameOffset(symbol) + dot] = 0;
    return name.substring(0, dot);
  }

  private static String text(Section section) {
    ByteBuffer content = section.content();
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return Text.ofBytes(bytes);
  }
}
