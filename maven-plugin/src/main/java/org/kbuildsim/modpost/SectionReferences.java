package org.kbuildsim.modpost;

import java.util.List;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.Relocations;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;
import org.kbuildsim.modpost.CommandLine.Flag;

/** Walks over the relocations of an object: those of its exports, and those between sections. */
final class SectionReferences {
  private static final int R_RISCV_SUB32 = 39;
  private static final int R_LARCH_SUB32 = 55;
  private static final int R_LARCH_RELAX = 100;
  private static final int R_LARCH_ALIGN = 102;

  private final Session session;
  private final Module module;
  private final ModuleObject object;
  private final Symbols symbols;
  private final SectionRules rules;
  private final ExportSection exports;
  private final boolean readsExports;

  SectionReferences(Session session, Module module, ModuleObject object) {
    this.session = session;
    this.module = module;
    this.object = object;
    this.symbols = object.symbols();
    this.rules = session.sectionRules();
    this.exports = new ExportSection(session, module, object);
    this.readsExports = session.options().has(Flag.MODULES);
  }

  void check() {
    for (Section section : object.elf().sections()) {
      if (section.type() == Elf.SHT_PROGBITS
          && !section.has(Elf.SHF_ALLOC)
          && !rules.from(section.name()).isUnchecked()) {
        session.report().warning(session.messages().notAllocatable(module, section.name()));
      }
      if (section.type() == Elf.SHT_REL || section.type() == Elf.SHT_RELA) {
        walk(section);
      }
    }
  }

  private void walk(Section table) {
    int from = table.info();
    String fromName = object.sectionName(from);
    boolean export = readsExports && from == object.exportSection();
    SectionRules.From references = rules.from(fromName);
    if (references.isUnchecked()) {
      return;
    }
    int machine = object.elf().machine();
    if (!export && !references.hasRule() && !isUnknownAddend(table)) {
      return;
    }
    Relocations relocations = object.elf().relocations(table);
    if (relocations.count() > 0 && isUnknownAddend(table)) {
      throw session.report().fatal(session.messages().unknownAddend());
    }
    for (int i = 0; i < relocations.count(); i++) {
      if (isNoReference(machine, relocations.type(i), fromName)) {
        continue;
      }
      int symbol = relocations.symbol(i);
      int to = symbols.section(symbol);
      if (export) {
        exports.check(relocations.offset(i), object.sectionName(to), symbol);
        continue;
      }
      SectionRules.Rule broken = references.broken(object.sectionName(to));
      if (broken != null) {
        long address = new Addend(object, relocations).target(i, from, symbol);
        mismatch(broken, from, relocations.offset(i), symbol, address);
      }
    }
  }

  private boolean isUnknownAddend(Section table) {
    return table.type() == Elf.SHT_REL && !Addend.isKnown(object.elf().machine());
  }

  private static boolean isNoReference(int machine, int type, String from) {
    boolean fixup = from.equals("__ex_table");
    return switch (machine) {
      // Half of a difference between two labels; the other half is looked at.
      case Elf.EM_RISCV -> fixup && type == R_RISCV_SUB32;
      case Elf.EM_LOONGARCH ->
          (fixup && type == R_LARCH_SUB32) || type == R_LARCH_RELAX || type == R_LARCH_ALIGN;
      default -> false;
    };
  }

  private void mismatch(
      SectionRules.Rule rule, int fromSection, long fromAddress, int symbol, long toAddress) {
    int from = object.nearest().atOrBefore(fromSection, fromAddress);
    String fromSymbol = from < 0 ? "" : object.name(from);
    int to = target(symbol, toAddress);
    String toSymbol = object.name(to);
    String fromName = object.sectionName(fromSection);
    String toName = object.sectionName(symbols.section(symbol));
    if (rules.isHarmless(fromName, fromSymbol, toName, toSymbol)) {
      return;
    }
    session.countMismatch();
    long offset = fromAddress - (fromSymbol.isEmpty() ? 0 : symbols.value(from));
    session
        .report()
        .warning(
            session
                .messages()
                .mismatch(
                    module,
                    fromSymbol + (fromSymbol.isEmpty() ? "" : "+") + hex(offset),
                    fromName,
                    toSymbol.isEmpty() ? hex(toAddress) : toSymbol,
                    toName));
    if (rule.isFixup()) {
      String place = fromName + "+0x" + Long.toHexString(fromAddress);
      badFixup(rule, place, toName, symbols.section(to));
    }
  }

  private void badFixup(SectionRules.Rule rule, String place, String toName, int toSection) {
    List<Section> sections = object.elf().sections();
    if (rule.forbids(toName)) {
      throw session.report().fatal(session.messages().forbiddenFixup(module, place, toName));
    }
    if (toSection >= 0
        && toSection < sections.size()
        && sections.get(toSection).has(Elf.SHF_EXECINSTR)) {
      session.report().warning(session.messages().unknownFixup(place, toName));
    } else {
      session.report().error(session.messages().fixupOutsideCode(place, toName));
    }
  }

  /** Returns the symbol to name as the target: the one referred to, or one near it. */
  private int target(int symbol, long address) {
    if (NearestSymbol.isNamed(object.name(symbol))) {
      return symbol;
    }
    int near = object.nearest().closest(symbols.section(symbol), address, 20);
    return near < 0 ? symbol : near;
  }

  private static String hex(long number) {
    return "0x" + Integer.toHexString((int) number);
  }
}
