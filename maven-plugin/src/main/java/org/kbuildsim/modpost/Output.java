package org.kbuildsim.modpost;

/** Writes the files of a run, none of them once there has been an error. */
final class Output {
  private static final int PATH_MAX = 4096;

  private final Session session;
  private final SymbolDump dump;

  Output(Session session, SymbolDump dump) {
    this.session = session;
    this.dump = dump;
  }

  void write() {
    for (Module module : session.modules()) {
      if (module.dump() != null) {
        continue;
      }
      // Text is made even when it will not be written: making it tells of missing versions.
      GeneratedSource source = new GeneratedSource(session, module);
      if (module.isVmlinux()) {
        writeIfChanged(".vmlinux.export.c", source.vmlinuxSource());
      } else {
        moduleSource(module, source.moduleSource());
      }
    }
    String namespaces = session.options().namespaceOutput();
    if (namespaces != null) {
      // The list is wanted above all when there are errors, but the original writes it only
      // where -N made them warnings.
      writeIfChanged(namespaces, missingNamespaces());
    }
    String symbols = session.options().dumpOutput();
    if (symbols != null) {
      String text = dump.text();
      if (!session.report().failed()) {
        session.files().write(symbols, text);
      }
    }
  }

  private void moduleSource(Module module, String text) {
    String file = module.name() + ".mod.c";
    if (file.length() >= PATH_MAX) {
      String shown = file.substring(0, PATH_MAX - 1);
      session.report().error(session.messages().pathTooLong(shown));
      return;
    }
    writeIfChanged(file, text);
  }

  private void writeIfChanged(String file, String text) {
    if (!session.report().failed()) {
      session.files().writeIfChanged(file, text);
    }
  }

  private String missingNamespaces() {
    OutputText text = new OutputText(session);
    for (Module module : session.modules()) {
      if (module.dump() == null && !module.missingNamespaces().isEmpty()) {
        text.print(module.name(), ".ko:");
        for (String namespace : module.missingNamespaces()) {
          text.print(" ", namespace);
        }
        text.print("\n");
      }
    }
    return text.toString();
  }
}
