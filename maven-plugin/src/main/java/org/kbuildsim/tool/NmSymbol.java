package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;

/**
 * A symbol as nm sees it.
 *
 * @param value the number nm prints: offset or address, the size for a common symbol
 * @param size the symbol's own size in bytes; nm sorts by it where names are equal
 * @param type nm's letter: {@code T} text, {@code R} read-only data, {@code D} data, {@code B} bss,
 *     lower case for local ones; {@code U} undefined …
 * @param name the name, one character a byte
 * @param defined whether it is defined here, common ones included
 */
public record NmSymbol(long value, long size, char type, String name, boolean defined) {

  /** The order of plain {@code nm}. */
  static final Comparator<NmSymbol> BY_NAME =
      Comparator.comparing(NmSymbol::name)
          .thenComparing(NmSymbol::size, Long::compareUnsigned)
          .thenComparing(NmSymbol::value, Long::compareUnsigned);

  /** The order of {@code nm -n}: undefined ones first, then by value. */
  static final Comparator<NmSymbol> BY_VALUE =
      Comparator.comparing(NmSymbol::defined)
          .thenComparing(NmSymbol::value, Long::compareUnsigned)
          .thenComparing(NmSymbol::name)
          .thenComparing(NmSymbol::size, Long::compareUnsigned);

  /** Returns the symbols that llvm-nm lists for {@code elf}, in symbol table order. */
  public static List<NmSymbol> of(ElfFile elf) {
    Symbols symbols = elf.symbols();
    if (symbols == null) {
      return List.of();
    }
    List<NmSymbol> found = new ArrayList<>(symbols.count());
    for (int i = 1; i < symbols.count(); i++) {
      int type = symbols.type(i);
      if (type == Elf.STT_FILE || type == Elf.STT_SECTION) {
        continue;
      }
      String name = symbols.name(i);
      if (!marksCode(elf.machine(), name)) {
        found.add(symbol(elf, symbols, i, name));
      }
    }
    return found;
  }

  private static NmSymbol symbol(ElfFile elf, Symbols symbols, int i, String name) {
    int raw = symbols.rawSection(i);
    boolean common = raw == Elf.SHN_COMMON || symbols.type(i) == Elf.STT_COMMON;
    long value = common ? symbols.size(i) : symbols.value(i);
    if (elf.type() == Elf.ET_REL && !common && symbols.section(i) > 0) {
      value += elf.section(symbols.section(i)).address();
    }
    if (elf.machine() == Elf.EM_ARM && symbols.type(i) == Elf.STT_FUNC) {
      value &= ~1L; // the Thumb bit is not part of the address
    }
    return new NmSymbol(
        value, symbols.size(i), letter(elf, symbols, i), name, raw != Elf.SHN_UNDEF);
  }

  // The order of these questions is llvm-nm's.
  private static char letter(ElfFile elf, Symbols symbols, int i) {
    int binding = symbols.binding(i);
    int raw = symbols.rawSection(i);
    boolean undefined = raw == Elf.SHN_UNDEF;
    if (binding == Elf.STB_WEAK) {
      char weak = symbols.type(i) == Elf.STT_OBJECT ? 'v' : 'w';
      return undefined ? weak : Character.toUpperCase(weak);
    }
    if (undefined) {
      return 'U';
    }
    if (raw == Elf.SHN_COMMON || symbols.type(i) == Elf.STT_COMMON) {
      return 'C';
    }
    if (symbols.type(i) == Elf.STT_GNU_IFUNC) {
      return 'i';
    }
    if (binding == Elf.STB_GNU_UNIQUE) {
      return 'u';
    }
    int section = symbols.section(i);
    char letter =
        raw == Elf.SHN_ABS ? 'a' : section < 0 ? '?' : sectionLetter(elf.section(section));
    return binding == Elf.STB_LOCAL ? letter : Character.toUpperCase(letter);
  }

  private static char sectionLetter(Section section) {
    if (section.has(Elf.SHF_EXECINSTR)) {
      return 't';
    }
    if (section.type() == Elf.SHT_NOBITS) {
      return 'b';
    }
    if (section.has(Elf.SHF_ALLOC)) {
      return section.has(Elf.SHF_WRITE) ? 'd' : 'r';
    }
    if (section.name().startsWith(".debug")) {
      return 'N';
    }
    return section.has(Elf.SHF_WRITE) ? '?' : 'n';
  }

  /** Returns whether the name is a mapping symbol (AAELF "mapping symbols"), which nm hides. */
  private static boolean marksCode(int machine, String name) {
    return switch (machine) {
      case Elf.EM_AARCH64 -> starts(name, "$d", "$x");
      case Elf.EM_ARM -> name.isEmpty() || starts(name, "$d", "$t", "$a");
      case Elf.EM_CSKY -> starts(name, "$d", "$t");
      case Elf.EM_RISCV -> name.isEmpty() || name.equals(".L0 ") || starts(name, "$d", "$x");
      default -> false;
    };
  }

  private static boolean starts(String name, String... prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
