package org.kbuildsim.modpost;

import java.util.Arrays;
import java.util.Comparator;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Symbols;

/** Finds the symbol that a place in a section belongs to. */
final class NearestSymbol {
  private final ElfFile elf;
  private final Symbols symbols;
  // Empty until the first question.
  private int[][] bySection = {};
  private boolean[] sorted = {};

  NearestSymbol(ElfFile elf, Symbols symbols) {
    this.elf = elf;
    this.symbols = symbols;
  }

  /** Returns the last symbol at or before {@code address}, or -1. */
  int atOrBefore(int section, long address) {
    int[] table = table(section);
    int after = firstAfter(table, address);
    return after == 0 ? -1 : first(table, after - 1);
  }

  /** Returns the symbol closest to {@code address}, at most {@code distance} away, or -1. */
  int closest(int section, long address, long distance) {
    int[] table = table(section);
    int after = firstAfter(table, address);
    int found = -1;
    long limit = distance;
    if (after < table.length
        && Long.compareUnsigned(wrap(address(table[after]) - address), limit) <= 0) {
      limit = wrap(address(table[after]) - address);
      found = first(table, after);
    }
    // In the middle of two the lower one wins.
    if (after > 0 && Long.compareUnsigned(wrap(address - address(table[after - 1])), limit) <= 0) {
      found = first(table, after - 1);
    }
    return found;
  }

  /** Returns whether a symbol has a name that people gave it. */
  static boolean isNamed(String name) {
    // Local labels, and the mapping symbols of Arm and RISC-V.
    return !name.isEmpty()
        && !name.startsWith(".L")
        && !name.startsWith("L0")
        && !name.startsWith("$");
  }

  private int firstAfter(int[] table, long address) {
    int low = 0;
    int high = table.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(address(table[middle]), address) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Returns the first symbol in table order of those at the address of {@code table[at]}. */
  private int first(int[] table, int at) {
    int found = at;
    while (found > 0 && address(table[found - 1]) == address(table[at])) {
      found--;
    }
    return table[found];
  }

  private long address(int symbol) {
    long value = symbols.value(symbol);
    boolean thumb = elf.machine() == Elf.EM_ARM && symbols.type(symbol) == Elf.STT_FUNC;
    return thumb ? value & ~1L : value;
  }

  private long wrap(long difference) {
    return elf.is64() ? difference : difference & 0xffffffffL;
  }

  // Only few sections are ever asked about, so a section is sorted when it first is.
  private int[] table(int section) {
    int[][] all = bySection;
    if (all.length == 0) {
      all = collect();
      bySection = all;
      sorted = new boolean[all.length];
    }
    if (section < 0 || section >= all.length) {
      return new int[0];
    }
    if (!sorted[section]) {
      Integer[] boxed = Arrays.stream(all[section]).boxed().toArray(Integer[]::new);
      // Stable, so that symbols at one address stay in table order.
      Arrays.sort(boxed, Comparator.comparing(this::address, Long::compareUnsigned));
      all[section] = Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
      sorted[section] = true;
    }
    return all[section];
  }

  private int[][] collect() {
    int[] sizes = new int[elf.sections().size()];
    int[] sections = new int[symbols.count()];
    for (int i = 0; i < sections.length; i++) {
      int section = symbols.section(i);
      boolean counts = section >= 0 && section < sizes.length && isNamed(symbols.name(i));
      sections[i] = counts ? section : -1;
      if (counts) {
        sizes[section]++;
      }
    }
    int[][] tables = new int[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      tables[i] = new int[sizes[i]];
    }
    for (int i = sections.length - 1; i >= 0; i--) {
      if (sections[i] >= 0) {
        tables[sections[i]][--sizes[sections[i]]] = i;
      }
    }
    return tables;
  }
}
