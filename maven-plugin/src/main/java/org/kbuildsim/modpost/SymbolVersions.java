package org.kbuildsim.modpost;

/**
 * The versions (CRCs) of a module's exports, from the {@code #SYMVER name crc} lines that genksyms
 * or gendwarfksyms left in the {@code .cmd} file of each of its objects.
 */
final class SymbolVersions {
  private static final String MARK = "\n#SYMVER ";
  private static final String THIN_LTO = ".thinlto-native.o";

  private final Session session;

  SymbolVersions(Session session) {
    this.session = session;
  }

  /** Reads the versions of all exports of {@code module}. */
  void read(Module module) {
    String list = module.isVmlinux() ? ".vmlinux.objs" : module.name() + ".mod";
    String objects = session.files().readText(list);
    for (String object : objects.split("\n", -1)) {
      if (object.isEmpty()) {
        return;
      }
      readObject(module, object);
    }
  }

  private void readObject(Module module, String object) {
    String base = Text.baseName(object);
    String stem = base.substring(0, Math.max(base.length() - 2, 0));
    if (session.dialect().knowsDistributedThinLto() && object.endsWith(THIN_LTO)) {
      stem = base.substring(0, base.length() - THIN_LTO.length());
    }
    String suffix =
        session.dialect().knowsDistributedThinLto() ? ".o" : base.substring(stem.length());
    String text = session.files().readText(Text.directory(object) + "." + stem + suffix + ".cmd");
    int at = text.indexOf(MARK);
    while (at >= 0) {
      int name = at + MARK.length();
      int space = text.indexOf(' ', name);
      if (space < 0) {
        return;
      }
      int number = space + 1;
      int next = number;
      if (number < text.length() && Character.digit(text.charAt(number), 10) >= 0) {
        CNumber crc = CNumber.parse(text, number, 0);
        next = crc.end();
        // Trimmed exports have versions too; nobody wants them.
        Module.Export export =
            text.startsWith("\n", next)
                ? session.exports().find(text.substring(name, space), module)
                : null;
        if (export != null) {
          export.setCrc(crc.value());
        }
      }
      at = text.indexOf(MARK, next);
    }
  }
}
