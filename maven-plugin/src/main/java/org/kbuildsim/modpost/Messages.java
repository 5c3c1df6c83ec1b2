package org.kbuildsim.modpost;

/**
 * Every message of modpost, in the wording of either dialect.
 *
 * <p>6.12 names the module wherever the sentence puts it; 7.3 begins each message about a module
 * with {@code module.ko: }.
 */
final class Messages {
  private final boolean is73;

  Messages(ModpostDialect dialect) {
    this.is73 = dialect == ModpostDialect.V7_3;
  }

  private static String about(Module module) {
    return module.name() + module.suffix() + ": ";
  }

  private String either(Module module, String old, String now) {
    return is73 ? about(module) + now : old;
  }

  // Objects.

  String wrongSuffix(String file) {
    return file + ": filename must be suffixed with .o\n";
  }

  String notRelocatable(String file) {
    return file + ": not relocatable object."; // the original has no line end here
  }

  String unknownEndian() {
    return "target endian is unknown\n";
  }

  String sectionHeadersOutside(String file, long offset, long size) {
    return "section header offset="
        + Long.toUnsignedString(offset)
        + " in file '"
        + file
        + "' is bigger than filesize="
        + size
        + "\n";
  }

  String truncated(String file, long offset, int headerSize) {
    return file
        + " is truncated. sechdrs[i].sh_offset="
        + Long.toUnsignedString(offset)
        + " > sizeof(*hrd)="
        + headerSize
        + "\n";
  }

  String modinfoWithoutContent(String file) {
    return file + " has NOBITS .modinfo\n";
  }

  String noSymbolTable(String file) {
    return file + " has no symtab?\n";
  }

  String badIndexLink(String file, int link, int expected) {
    return file
        + ": SYMTAB_SHNDX has bad sh_link: "
        + Integer.toUnsignedString(link)
        + "!="
        + expected
        + "\n";
  }

  String missingLicense(Module module, String file) {
    return either(
        module, "missing MODULE_LICENSE() in " + file + "\n", "missing MODULE_LICENSE()\n");
  }

  String missingDescription(Module module, String file) {
    return either(
        module, "missing MODULE_DESCRIPTION() in " + file + "\n", "missing MODULE_DESCRIPTION()\n");
  }

  String explicitModuleNamespace(Module module, String namespace) {
    return about(module) + "explicitly importing namespace '" + namespace + "' is not allowed.\n";
  }

  String common(Module module, String symbol) {
    return either(
        module,
        "\"" + symbol + "\" [" + module.name() + "] is COMMON symbol\n",
        "'" + symbol + "' is COMMON symbol\n");
  }

  String notAllocatable(Module module, String section) {
    return either(
            module,
            module.name() + " (" + section + "): unexpected non-allocatable section.\n",
            "unexpected non-allocatable section '" + section + "'.\n")
        + "Did you forget to use \"ax\"/\"aw\" in a .S file?\n"
        + "Note that for example <linux/init.h> contains\n"
        + "section definitions for use in .S files.\n\n";
  }

  // .export_symbol.

  String strangeExport(Module module, String label) {
    return exportSection(module, ".export_symbol section contains strange symbol '" + label + "'");
  }

  String localExport(Module module, String symbol) {
    return exportSection(module, "local symbol '" + symbol + "' was exported");
  }

  String notAnExport(Module module, String symbol) {
    return exportSection(
        module,
        ".export_symbol section references '"
            + symbol
            + "', but it does not seem to be an export symbol");
  }

  String unknownExportLicense(Module module, String license, String symbol) {
    return exportSection(
        module, "unknown license '" + license + "' was specified for '" + symbol + "'");
  }

  private String exportSection(Module module, String text) {
    return either(module, module.name() + ": " + text + "\n", text + "\n");
  }

  String exportedTwice(Module module, String symbol, Module previous) {
    String rest = "exported twice. Previous export was in " + previous.name() + previous.suffix();
    return either(
        module,
        module.name() + ": '" + symbol + "' " + rest + "\n",
        "symbol '" + symbol + "' " + rest + "\n");
  }

  /** Says that an export is discarded with its section, {@code init} or {@code exit}. */
  String exportDiscarded(Module module, String symbol, String kind) {
    String cure = "Remove __" + kind + " or EXPORT_SYMBOL.\n";
    return either(
        module,
        module.name() + ": " + symbol + ": EXPORT_SYMBOL used for " + kind + " symbol. " + cure,
        "EXPORT_SYMBOL used for " + kind + " symbol '" + symbol + "'. " + cure);
  }

  // Section references.

  String mismatch(Module module, String from, String fromSection, String to, String toSection) {
    String text =
        "section mismatch in reference: "
            + from
            + " (section: "
            + fromSection
            + ") -> "
            + to
            + " (section: "
            + toSection
            + ")\n";
    return either(module, module.name() + ": " + text, text);
  }

  String forbiddenFixup(Module module, String place, String section) {
    return relocation(place)
        + "section \""
        + section
        + "\" which is black-listed.\n"
        + "Something is seriously wrong and should be fixed.\n"
        + "You might get more information about where this is\n"
        + "coming from by using scripts/check_extable.sh "
        + module.name()
        + "\n";
  }

  String unknownFixup(String place, String section) {
    return relocation(place)
        + "section \""
        + section
        + "\" which is not in the list of\n"
        + "authorized sections.  If you're adding a new section\n"
        + "and/or if this reference is valid, add \""
        + section
        + "\" to the\n"
        + "list of authorized sections to jump to on fault.\n"
        + "This can be achieved by adding \""
        + section
        + "\" to\n"
        + "OTHER_TEXT_SECTIONS in scripts/mod/modpost.c.\n";
  }

  private static String relocation(String place) {
    return "The relocation at " + place + " references\n";
  }

  String fixupOutsideCode(String place, String section) {
    return place + " references non-executable section '" + section + "'\n";
  }

  String unknownAddend() {
    return "Please add code to calculate addend for this architecture\n";
  }

  String mismatchesDetected() {
    return """
    Section mismatches detected.
    Set CONFIG_SECTION_MISMATCH_WARN_ONLY=y to allow them.
    """;
  }

  // Modules.

  String nameTooLong(Module module) {
    return either(
        module,
        "module name is too long [" + module.name() + ".ko]\n",
        "module name is too long\n");
  }

  String undefined(Module module, String symbol) {
    return quoted(module, symbol, "undefined!", "undefined!");
  }

  String exportedWithoutDefinition(Module module, String symbol) {
    return quoted(
        module, symbol, "was exported without definition", "was exported without definition");
  }

  String noCrc(Module module, String symbol) {
    return quoted(module, symbol, "has no CRC!", "has no CRC!");
  }

  private String quoted(Module module, String symbol, String old, String now) {
    return either(
        module,
        "\"" + symbol + "\" [" + module.name() + ".ko] " + old + "\n",
        "symbol '" + symbol + "' " + now + "\n");
  }

  String missingNamespace(Module module, String symbol, String namespace) {
    return either(
        module,
        "module "
            + Text.baseName(module.name())
            + " uses symbol "
            + symbol
            + " from namespace "
            + namespace
            + ", but does not import it.\n",
        "module uses symbol '"
            + symbol
            + "' from namespace '"
            + namespace
            + "', but does not import it.\n");
  }

  String gplOnly(Module module, String symbol) {
    return either(
        module,
        "GPL-incompatible module "
            + Text.baseName(module.name())
            + ".ko uses GPL-only symbol '"
            + symbol
            + "'\n",
        "GPL-incompatible module uses GPL-only symbol '" + symbol + "'\n");
  }

  String suppressed(long count) {
    // The lone bracket is the original's.
    return "suppressed " + count + " unresolved symbol warnings because there were too many)\n";
  }

  // Versions.

  String notVersioned(Module module, String symbol) {
    return either(
            module,
            "EXPORT symbol \""
                + symbol
                + "\" ["
                + module.name()
                + module.suffix()
                + "] version generation failed, symbol will not be versioned.\n",
            "EXPORT symbol '"
                + symbol
                + "' version generation failed, symbol will not be versioned.\n")
        + (is73 ? "Is '" + symbol + "'" : "Is \"" + symbol + "\"")
        + " prototyped in <asm/asm-prototypes.h>?\n";
  }

  String symbolTooLong(Module module, String symbol) {
    return either(
        module,
        "too long symbol \"" + symbol + "\" [" + module.name() + ".ko]\n",
        "too long symbol '" + symbol + "'\n");
  }

  // Symbol dumps.

  String unknownDumpLicense(String symbol, String license) {
    return symbol + ": unknown license " + license + ". skip"; // without a line end
  }

  String badDump() {
    return "parse error in symbol dump file\n";
  }

  // Sources.

  String malformedCommandFile(String line) {
    return "malformed line: " + line + "\n";
  }

  String pieceTooLong(String kept, int needed, int available) {
    return "buf_printf output truncated for string "
        + kept
        + ": "
        + needed
        + " bytes needed, "
        + available
        + " available\n";
  }

  String pathTooLong(String path) {
    return path + ": too long path was truncated\n";
  }

  // Device tables.

  String tableMismatch(Module module, String table, String type) {
    return module.name()
        + ": type mismatch between "
        + table
        + "[] and MODULE_DEVICE_TABLE("
        + type
        + ", ...)\n";
  }

  String tableNotTerminated(Module module, String table) {
    return module.name() + ": " + table + "[] is not terminated with a NULL entry\n";
  }

  String tableSize(Module module, String type, int entrySize, int tableSize) {
    return module.name()
        + ": sizeof(struct "
        + type
        + "_device_id)="
        + entrySize
        + " is not a modulo of the size of section __mod_"
        + type
        + "__<identifier>_device_table="
        + tableSize
        + ".\nFix definition of struct "
        + type
        + "_device_id in mod_devicetable.h\n";
  }

  String lastEntry(Module module, String type, int entrySize, int entries) {
    return module.name()
        + ": struct "
        + type
        + "_device_id is "
        + entrySize
        + " bytes.  The last of "
        + entries
        + " is:\n";
  }

  String oldTableNotTerminated(Module module, String type) {
    return module.name() + ": struct " + type + "_device_id is not terminated with a NULL entry!\n";
  }

  String unknownOverride(String bus, String number) {
    return "Unknown " + bus + " driver_override alias " + number + "\n";
  }

  String unknownMask(Module module, String mask) {
    return "Can't handle masks in " + module.name() + ":" + mask + "\n";
  }

  String invalidWmiId(Module module, String id) {
    return "Invalid WMI device id 'wmi:" + id + "' in '" + module.name() + "'\n";
  }

  String invalidWmiCharacter(Module module, char character, String id) {
    return "Invalid character "
        + character
        + " inside WMI GUID string '"
        + id
        + "' in '"
        + module.name()
        + "'\n";
  }

  String aliasTooLong(int size, int needed, int left) {
    return "alias buffer ("
        + size
        + ") overflow on append (need "
        + needed
        + ", have "
        + left
        + ")\n";
  }

  String firmwareTextTooLong() {
    return "dmi_ascii_filter: alias buffer overflow\n";
  }

  String ambaMask(Module module, String id, String mask) {
    return module.name()
        + ": Masked-off bit(s) of AMBA device ID are non-zero: id=0x"
        + id
        + ", mask=0x"
        + mask
        + ".  Please fix this driver.\n";
  }
}
