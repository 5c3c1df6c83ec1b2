package org.kbuildsim.modpost;

import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;

/**
 * Reads the exports of an object from its {@code .export_symbol} section.
 *
 * <p>For each: a label {@code __export_symbol_NAME}, at it the licence and the namespace as
 * strings, then a reference to the symbol.
 */
final class ExportSection {
  private static final String LABEL = "__export_symbol_";

  private final Session session;
  private final Module module;
  private final ModuleObject object;

  ExportSection(Session session, Module module, ModuleObject object) {
    this.session = session;
    this.module = module;
    this.object = object;
  }

  /**
   * Takes the export whose reference stands at {@code offset}.
   *
   * @param section the name of the section that the symbol is defined in
   * @param symbol what is referred to
   */
  void check(long offset, String section, int symbol) {
    Symbols symbols = object.symbols();
    int label = object.nearest().atOrBefore(object.exportSection(), offset);
    String labelName = label < 0 ? "" : object.name(label);
    if (!labelName.startsWith(LABEL)) {
      session.report().error(session.messages().strangeExport(module, labelName));
      return;
    }
    String exported = labelName.substring(LABEL.length());
    int binding = symbols.binding(symbol);
    if (binding != Elf.STB_GLOBAL && binding != Elf.STB_WEAK) {
      session.report().error(session.messages().localExport(module, exported));
      return;
    }
    String name = object.name(symbol);
    if (!name.equals(exported)) {
      session.report().error(session.messages().notAnExport(module, name));
      return;
    }
    Section data = object.elf().section(symbols.section(label));
    String license = data.stringAt(symbols.value(label));
    if (!license.isEmpty() && !license.equals("GPL")) {
      session.report().error(session.messages().unknownExportLicense(module, license, name));
      return;
    }
    String namespace = data.stringAt(symbols.value(label) + license.length() + 1);
    Module.Export export =
        session.addExport(new Module.Export(module, name, license.equals("GPL"), namespace));
    export.setFunction(isFunction(symbols.type(symbol)));
    if (Glob.anyMatches(SectionRules.INIT, section)) {
      session.report().warning(session.messages().exportDiscarded(module, name, "init"));
    } else if (Glob.anyMatches(SectionRules.EXIT, section)) {
      session.report().warning(session.messages().exportDiscarded(module, name, "exit"));
    }
  }

  private boolean isFunction(int type) {
    return type == Elf.STT_FUNC
        // parisc64 marks functions of its library so.
        || (type == Elf.STT_LOPROC
            && object.elf().is64()
            && object.elf().machine() == Elf.EM_PARISC);
  }
}
