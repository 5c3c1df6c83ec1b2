package org.kbuildsim.tool;

import java.util.Arrays;
import java.util.Comparator;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;

/**
 * The symbols of an ELF file as llvm-nm sees them, by their index in the symbol table.
 *
 * <p>Answers from the table itself: a vmlinux.o has hundreds of thousands of symbols, and the form
 * of nm that kbuild uses most prints them as they come.
 */
final class NmTable {
  private final ElfFile elf;
  private final Symbols symbols;
  // By section; 0 where nobody has asked yet.
  private final char[] sectionLetters;

  NmTable(ElfFile elf, Symbols symbols) {
    this.elf = elf;
    this.symbols = symbols;
    this.sectionLetters = new char[elf.sections().size()];
    requireSound();
  }

  /**
   * Throws where llvm-nm, which looks at the name and the section of each symbol, listed or not,
   * would stop or guess.
   */
  private void requireSound() {
    elf.dynamicSymbols(); // not listed, but looked at: it may not be the table that it says it is
    if (elf.sections().stream().filter(s -> s.type() == Elf.SHT_SYMTAB_SHNDX).count() > 1) {
      throw elf.corrupt("more than one section of type SHT_SYMTAB_SHNDX");
    }
    for (int i = 1; i < symbols.count(); i++) {
      if (Integer.compareUnsigned(symbols.nameOffset(i), symbols.namesSize()) >= 0) {
        symbols.name(i); // says what is wrong
      }
      switch (symbols.rawSection(i)) {
        case Elf.SHN_UNDEF, Elf.SHN_ABS, Elf.SHN_COMMON -> {}
        default -> sectionLetter(symbols.section(i));
      }
      int binding = symbols.binding(i);
      if (binding > Elf.STB_WEAK && binding != Elf.STB_GNU_UNIQUE) {
        throw elf.corrupt(
            "symbol " + i + ": binding is " + binding + ", expected at most 2, or 10");
      }
    }
  }

  /** Returns the symbols that are listed, in symbol table order. */
  int[] listed() {
    int[] listed = new int[symbols.count()];
    int size = 0;
    for (int i = 1; i < symbols.count(); i++) {
      if (isListed(i)) {
        listed[size++] = i;
      }
    }
    return Arrays.copyOf(listed, size);
  }

  /** Returns the symbols that are listed, in the order of plain {@code nm}. */
  int[] byName() {
    return sorted(
        Comparator.comparing(Row::name)
            .thenComparing(Row::size, Long::compareUnsigned)
            .thenComparing(Row::value, Long::compareUnsigned));
  }

  /** Returns the symbols that are listed, undefined ones first, then by value, as {@code nm -n}. */
  int[] byValue() {
    return sorted(
        Comparator.comparing(Row::defined)
            .thenComparing(Row::value, Long::compareUnsigned)
            .thenComparing(Row::name)
            .thenComparing(Row::size, Long::compareUnsigned));
  }

  private record Row(int symbol, String name, long value, long size, boolean defined) {}

  private int[] sorted(Comparator<Row> order) {
    return Arrays.stream(listed())
        .mapToObj(this::row)
        .sorted(order)
        .mapToInt(Row::symbol)
        .toArray();
  }

  private Row row(int symbol) {
    boolean defined = isDefined(symbol);
    // An undefined symbol's value is neither printed nor sorted by.
    long value = defined ? value(symbol) : 0;
    return new Row(symbol, symbols.name(symbol), value, symbols.size(symbol), defined);
  }

  private boolean isListed(int symbol) {
    int type = symbols.type(symbol);
    return type != Elf.STT_FILE && type != Elf.STT_SECTION && !marksCode(symbol);
  }

  /** Returns whether the symbol is defined here, common ones included. */
  boolean isDefined(int symbol) {
    return symbols.rawSection(symbol) != Elf.SHN_UNDEF;
  }

  /** Adds the bytes of the name to {@code text}. */
  void name(int symbol, ByteText text) {
    int length = symbols.nameLength(symbol);
    symbols.copyName(symbol, length, text.room(length), text.size());
    text.added(length);
  }

  /** Returns the number nm prints: offset or address, the size for a common symbol. */
  long value(int symbol) {
    if (isCommon(symbol)) {
      return symbols.size(symbol);
    }
    long value = symbols.value(symbol);
    if (elf.type() == Elf.ET_REL && symbols.section(symbol) > 0) {
      value += elf.section(symbols.section(symbol)).address();
    }
    // The Thumb bit is not part of the address.
    boolean thumb = elf.machine() == Elf.EM_ARM && symbols.type(symbol) == Elf.STT_FUNC;
    return thumb ? value & ~1L : value;
  }

  private boolean isCommon(int symbol) {
    return symbols.rawSection(symbol) == Elf.SHN_COMMON || symbols.type(symbol) == Elf.STT_COMMON;
  }

  /**
   * Returns nm's letter: {@code T} text, {@code R} read-only data, {@code D} data, {@code B} bss,
   * lower case for local ones; {@code U} undefined … The order of the questions is llvm-nm's.
   */
  char type(int symbol) {
    int binding = symbols.binding(symbol);
    boolean undefined = !isDefined(symbol);
    if (!undefined && symbols.type(symbol) == Elf.STT_GNU_IFUNC) {
      return 'i';
    }
    if (binding == Elf.STB_WEAK) {
      char weak = symbols.type(symbol) == Elf.STT_OBJECT ? 'v' : 'w';
      return undefined ? weak : Character.toUpperCase(weak);
    }
    if (undefined) {
      return 'U';
    }
    if (isCommon(symbol)) {
      return 'C';
    }
    boolean absolute = symbols.rawSection(symbol) == Elf.SHN_ABS;
    if (binding == Elf.STB_GNU_UNIQUE && !absolute) {
      return 'u';
    }
    char letter = absolute ? 'a' : sectionLetter(symbols.section(symbol));
    return binding == Elf.STB_LOCAL ? letter : Character.toUpperCase(letter);
  }

  private char sectionLetter(int index) {
    Section section = elf.section(index); // says so if there is none
    if (sectionLetters[index] == 0) {
      sectionLetters[index] = index == 0 ? '?' : letter(section);
    }
    return sectionLetters[index];
  }

  private static char letter(Section section) {
    String name = section.name(); // says so if it has none, whether it is looked at or not
    if (section.has(Elf.SHF_EXECINSTR)) {
      return 't';
    }
    if (section.type() == Elf.SHT_NOBITS) {
      return 'b';
    }
    if (section.has(Elf.SHF_ALLOC)) {
      return section.has(Elf.SHF_WRITE) ? 'd' : 'r';
    }
    if (name.startsWith(".debug")) {
      return 'N';
    }
    return section.has(Elf.SHF_WRITE) ? '?' : 'n';
  }

  /** Returns whether the name is a mapping symbol (AAELF "mapping symbols"), which nm hides. */
  private boolean marksCode(int symbol) {
    return switch (elf.machine()) {
      case Elf.EM_AARCH64 -> starts(symbol, "$d", "$x");
      case Elf.EM_ARM -> starts(symbol, "$d", "$t", "$a") || symbols.name(symbol).isEmpty();
      case Elf.EM_CSKY -> starts(symbol, "$d", "$t");
      case Elf.EM_RISCV -> {
        String name = symbols.name(symbol);
        yield name.isEmpty() || name.equals(".L0 ") || starts(symbol, "$d", "$x");
      }
      default -> false;
    };
  }

  private boolean starts(int symbol, String... prefixes) {
    for (String prefix : prefixes) {
      if (symbols.nameStartsWith(symbol, prefix)) {
        return true;
      }
    }
    return false;
  }
}
