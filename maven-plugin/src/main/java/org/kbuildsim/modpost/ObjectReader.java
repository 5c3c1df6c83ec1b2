package org.kbuildsim.modpost;

import java.util.List;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.Symbols;
import org.kbuildsim.modpost.CommandLine.Flag;

/** Reads one object into a {@link Module}: licences, symbols, exports, section references. */
final class ObjectReader {
  private final Session session;

  ObjectReader(Session session) {
    this.session = session;
  }

  /** Reads {@code file}; an object that is no ELF file, or missing under -n, adds no module. */
  void read(String file) {
    if (!file.endsWith(".o")) {
      session.report().error(session.messages().wrongSuffix(file));
      return;
    }
    ModuleObject object = session.files().readObject(file, session);
    if (object == null) {
      return;
    }
    String name = file.substring(0, file.length() - 2);
    Module module = session.addModule(name, object.elf().is64());
    if (session.dialect().hasNoTrimSection()) {
      module.setUntrimmed(object.untrimmed());
    }
    ModuleInfo info = object.info();
    if (!module.isVmlinux()) {
      checkInfo(module, file, info);
    }
    readSymbols(module, object);
    new SectionReferences(session, module, object).check();
    if (!module.isVmlinux() && (info.has("version") || session.options().has(Flag.ALL_VERSIONS))) {
      module.setSourceVersion(new SourceVersion(session).of(module));
    }
    if (session.options().has(Flag.MODVERSIONS)) {
      // struct module is no argument of any exported function, so that nothing else would bring
      // its version in.
      module.references().add(new Module.Reference("module_layout", false));
      new SymbolVersions(session).read(module);
    }
  }

  private void checkInfo(Module module, String file, ModuleInfo info) {
    Report report = session.report();
    List<String> licenses = info.values("license");
    if (licenses.isEmpty()) {
      report.error(session.messages().missingLicense(module, file));
    }
    if (!licenses.stream().allMatch(License::isGplCompatible)) {
      module.setGplIncompatible();
    }
    for (String namespace : info.values("import_ns")) {
      if (session.dialect().hasModuleNamespaces()
          && namespace.startsWith(Namespaces.MODULE_PREFIX)) {
        report.error(session.messages().explicitModuleNamespace(module, namespace));
      }
      module.importedNamespaces().add(namespace);
    }
    boolean wanted =
        session.dialect().alwaysWantsDescription() || session.options().has(Flag.EXTRA_WARNINGS);
    if (wanted && !info.has("description")) {
      report.warning(session.messages().missingDescription(module, file));
    }
  }

  private void readSymbols(Module module, ModuleObject object) {
    Symbols symbols = object.symbols();
    DeviceTables tables = new DeviceTables(session, module, object);
    for (int i = 0; i < symbols.count(); i++) {
      String name = object.cutSuffix(i);
      switch (symbols.rawSection(i)) {
        case Elf.SHN_COMMON -> {
          if (!name.startsWith("__gnu_lto_")) {
            session.report().warning(session.messages().common(module, name));
          }
        }
        case Elf.SHN_UNDEF -> undefined(module, object, i, name);
        default -> module.defines(name);
      }
      tables.read(i, name);
    }
  }

  private void undefined(Module module, ModuleObject object, int symbol, String name) {
    Symbols symbols = object.symbols();
    int binding = symbols.binding(symbol);
    if (binding != Elf.STB_GLOBAL && binding != Elf.STB_WEAK) {
      return;
    }
    int machine = object.elf().machine();
    if (LinkerSymbols.provides(machine, name, session.dialect())) {
      return;
    }
    String wanted = name;
    if (machine == Elf.EM_SPARC || machine == Elf.EM_SPARCV9) {
      if (symbols.type(symbol) == Elf.STT_LOPROC) {
        return; // STT_SPARC_REGISTER: a register's use, not a symbol
      }
      if (name.startsWith(".")) {
        wanted = LinkerSymbols.sparcName(name);
      }
    }
    module.references().add(new Module.Reference(wanted, binding == Elf.STB_WEAK));
  }
}
