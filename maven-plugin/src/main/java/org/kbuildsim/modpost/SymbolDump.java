package org.kbuildsim.modpost;

import java.util.Locale;

/**
 * {@code Module.symvers}: one export a line, tabs between version, name, module, licence and
 * namespace.
 */
final class SymbolDump {
  private static final String PLAIN = "EXPORT_SYMBOL";
  private static final String GPL = "EXPORT_SYMBOL_GPL";

  private final Session session;

  SymbolDump(Session session) {
    this.session = session;
  }

  /** Adds the exports that the dump {@code file} lists. */
  void read(String file) {
    String text = session.files().readText(file);
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      line(file, text, start, end);
      start = end + 1;
    }
  }

  private void line(String file, String text, int start, int end) {
    int[] tabs = new int[4];
    int from = start;
    for (int i = 0; i < tabs.length; i++) {
      int tab = text.indexOf('\t', from);
      if (tab < 0 || tab >= end) {
        throw session.report().fatal(session.messages().badDump());
      }
      tabs[i] = tab;
      from = tab + 1;
    }
    CNumber crc = CNumber.parse(text.substring(start, tabs[0]), 0, 16);
    String name = text.substring(tabs[0] + 1, tabs[1]);
    String module = text.substring(tabs[1] + 1, tabs[2]);
    if (name.isEmpty() || module.isEmpty() || crc.end() != tabs[0] - start) {
      throw session.report().fatal(session.messages().badDump());
    }
    String license = text.substring(tabs[2] + 1, tabs[3]);
    if (!license.equals(GPL) && !license.equals(PLAIN)) {
      session.report().error(session.messages().unknownDumpLicense(name, license));
      return;
    }
    Module.Export export =
        new Module.Export(
            session.dumpedModule(file, module),
            name,
            license.equals(GPL),
            text.substring(tabs[3] + 1, end));
    session.addExport(export).setCrc(crc.value());
  }

  /** Returns the dump of all objects read; what came from a dump is not repeated. */
  String text() {
    OutputText out = new OutputText(session);
    for (Module module : session.modules()) {
      if (module.dump() != null) {
        continue;
      }
      for (Module.Export export : module.exports()) {
        if (session.keeps(export)) {
          String license = export.gplOnly() ? GPL : PLAIN;
          out.print(
              hex(export.crc()),
              "\t",
              export.name(),
              "\t",
              module.name(),
              "\t",
              license,
              "\t",
              export.namespace(),
              "\n");
        }
      }
    }
    return out.toString();
  }

  /** Returns a version as it is printed everywhere: {@code 0x} and eight digits. */
  static String hex(long crc) {
    return String.format(Locale.ROOT, "0x%08x", crc);
  }
}
