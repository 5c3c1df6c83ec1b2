package org.kbuildsim.elf;

/** Small objects as modpost reads them. */
public final class SmallObjects {
  private static final long DATA = Elf.SHF_ALLOC | Elf.SHF_WRITE;

  private SmallObjects() {}

  /** An object that exports {@code name} under {@code license} into {@code namespace}. */
  public static byte[] exporting(
      ElfBuilder builder, String name, String license, String namespace) {
    int text = builder.section(".text", Elf.SHF_ALLOC | Elf.SHF_EXECINSTR, "....");
    String entry = license + "\0" + namespace + "\0";
    int place = (entry.length() + 7) / 8 * 8;
    int exports =
        builder.section(
            ".export_symbol", Elf.SHF_ALLOC, entry + "\0".repeat(place + 8 - entry.length()));
    int symbol = builder.symbol(name, Elf.STB_GLOBAL, Elf.STT_FUNC, text, 0, 4);
    builder.symbol("__export_symbol_" + name, Elf.STB_LOCAL, Elf.STT_NOTYPE, exports, 0, 0);
    builder.relocation(exports, place, symbol, 1, 0);
    return builder.build();
  }

  /** A module with this {@code .modinfo} that needs {@code symbols}. */
  public static byte[] using(ElfBuilder builder, String modinfo, String... symbols) {
    int text = builder.section(".text", Elf.SHF_ALLOC | Elf.SHF_EXECINSTR, "........");
    int init = builder.section(".init.text", Elf.SHF_ALLOC | Elf.SHF_EXECINSTR, "....");
    builder.section(".modinfo", Elf.SHF_ALLOC, modinfo);
    int table = builder.section("__mod_table", DATA, "\1\0\0\0\2\0\0\0" + "\0".repeat(8));
    builder.symbol("init_module", Elf.STB_GLOBAL, Elf.STT_FUNC, init, 0, 4);
    builder.symbol("helper.12", Elf.STB_LOCAL, Elf.STT_FUNC, text, 0, 4);
    builder.symbol("__mod_virtio__ids_device_table", Elf.STB_GLOBAL, Elf.STT_OBJECT, table, 0, 16);
    for (String symbol : symbols) {
      int index = builder.symbol(symbol, Elf.STB_GLOBAL, Elf.STT_NOTYPE, Elf.SHN_UNDEF, 0, 0);
      builder.relocation(text, 0, index, 2, -4);
    }
    return builder.build();
  }
}
