package org.kbuildsim.modpost;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;

/** Finds the device tables of an object ({@code MODULE_DEVICE_TABLE}) and reads them. */
final class DeviceTables {
  private static final String PREFIX = "__mod_device_table__";
  private static final String OLD_PREFIX = "__mod_";
  private static final String OLD_SUFFIX = "_device_table";

  private final Session session;
  private final Module module;
  private final ModuleObject object;

  DeviceTables(Session session, Module module, ModuleObject object) {
    this.session = session;
    this.module = module;
    this.object = object;
  }

  /**
   * What a table's symbol says about it.
   *
   * @param builtin the module that the table is of
   * @param type the kind of device: {@code pci}, {@code of} …
   * @param name the table's own name
   */
  private record Label(String builtin, String type, String name) {}

  /** Adds the aliases of the table that a symbol stands for, if it stands for one. */
  void read(int symbol, String symbolName) {
    Symbols symbols = object.symbols();
    if (symbols.type(symbol) != Elf.STT_OBJECT || !symbolName.startsWith(OLD_PREFIX)) {
      return;
    }
    int index = symbols.section(symbol);
    if (symbols.rawSection(symbol) == Elf.SHN_UNDEF
        || Integer.compareUnsigned(index, object.elf().sections().size()) >= 0) {
      return;
    }
    Label label = session.dialect().hasBuiltinAliases() ? label(symbolName) : oldLabel(symbolName);
    DeviceKind kind = label == null ? null : DeviceKind.of(label.type, session.dialect());
    if (label != null && kind != null) {
      module.aliases().from(label.builtin);
      read(kind, label, table(symbol, object.elf().section(index)));
    }
  }

  /** {@code __mod_device_table__kmod_MODULE__TYPE__NAME}. */
  private static @Nullable Label label(String symbol) {
    if (!symbol.startsWith(PREFIX)) {
      return null;
    }
    int module = symbol.indexOf("__kmod_");
    if (module < 0) {
      return null;
    }
    module += "__kmod_".length();
    int type = symbol.indexOf("__", module);
    int name = type < 0 ? -1 : symbol.indexOf("__", type + 2);
    return name < 0
        ? null
        : new Label(
            symbol.substring(module, type),
            symbol.substring(type + 2, name),
            symbol.substring(name + 2));
  }

  /** {@code __mod_TYPE__NAME_device_table}. */
  private static @Nullable Label oldLabel(String symbol) {
    String rest = symbol.substring(OLD_PREFIX.length());
    int name = rest.indexOf("__");
    return name < 0 || !rest.endsWith(OLD_SUFFIX)
        ? null
        : new Label("", rest.substring(0, name), rest.substring(name + 2));
  }

  private ByteBuffer table(int symbol, Section section) {
    Symbols symbols = object.symbols();
    long size = symbols.size(symbol);
    // The original tests a bit of the type, which NOBITS is not alone to have.
    if ((section.type() & Elf.SHT_NOBITS) != 0) {
      return ByteBuffer.allocate((int) Math.min(size, 1 << 20));
    }
    return section.bytesAt(symbols.value(symbol), size);
  }

  private void read(DeviceKind kind, Label label, ByteBuffer table) {
    int longSize = object.elf().is64() ? 8 : 4;
    Layout layout = kind.layout(longSize);
    int size = layout.size();
    int last = table.limit() - size;
    if (last < 0 || table.limit() % size != 0) {
      wrongSize(label, table.limit(), size);
      return;
    }
    for (int i = last; i < table.limit(); i++) {
      if (table.get(i) != 0) {
        notTerminated(label, table, size);
        return;
      }
    }
    DeviceKind.Sink sink = new DeviceKind.Sink(session, module, object.elf().is64());
    for (int at = 0; at < last; at += size) {
      kind.rule().describe(new DeviceEntry(layout, table, at, longSize), sink);
    }
  }

  private void wrongSize(Label label, int tableSize, int entrySize) {
    if (session.dialect().hasBuiltinAliases()) {
      session.report().error(session.messages().tableMismatch(module, label.name, label.type));
      return;
    }
    throw session
        .report()
        .fatal(session.messages().tableSize(module, label.type, entrySize, tableSize));
  }

  private void notTerminated(Label label, ByteBuffer table, int size) {
    if (session.dialect().hasBuiltinAliases()) {
      session.report().error(session.messages().tableNotTerminated(module, label.name));
      return;
    }
    StringBuilder bytes = new StringBuilder();
    for (int i = table.limit() - size; i < table.limit(); i++) {
      bytes.append(String.format(Locale.ROOT, "0x%02x ", table.get(i)));
    }
    session
        .report()
        .line(
            session.messages().lastEntry(module, label.type, size, table.limit() / size)
                + bytes
                + "\n");
    throw session.report().fatal(session.messages().oldTableNotTerminated(module, label.type));
  }
}
