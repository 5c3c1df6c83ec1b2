package org.kbuildsim.modpost;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.modpost.CommandLine.Flag;
import org.kbuildsim.modpost.Module.Export;
import org.kbuildsim.modpost.Module.Reference;

/** Writes {@code X.mod.c} and {@code .vmlinux.export.c}. */
final class GeneratedSource {
  private final Session session;
  private final Module module;
  private final OutputText out;

  GeneratedSource(Session session, Module module) {
    this.session = session;
    this.module = module;
    this.out = new OutputText(session);
  }

  /** Returns the text of {@code X.mod.c}. */
  String moduleSource() {
    header();
    exports();
    if (session.options().has(versionTable())) {
      versions();
    }
    if (session.options().has(Flag.EXTENDED_TABLE)) {
      extendedVersions();
    }
    out.print("\nMODULE_INFO(depends, \"");
    String separator = "";
    for (String name : depends(module)) {
      out.print(separator, name);
      separator = ",";
    }
    out.print("\");\n\n");
    for (String alias : module.aliases().all()) {
      out.print("MODULE_ALIAS(\"", alias, "\");\n");
    }
    if (!module.sourceVersion().isEmpty()) {
      out.print("\nMODULE_INFO(srcversion, \"", module.sourceVersion(), "\");\n");
    }
    return out.toString();
  }

  /** Returns the text of {@code .vmlinux.export.c}. */
  String vmlinuxSource() {
    out.print("#include <linux/export-internal.h>\n");
    exports();
    if (session.dialect().hasBuiltinAliases()) {
      out.print("#include <linux/module.h>\n");
      out.print("#undef __MODULE_INFO_PREFIX\n");
      out.print("#define __MODULE_INFO_PREFIX\n");
      for (String alias : module.aliases().all()) {
        String owner = module.aliases().builtinModule(alias);
        out.print("MODULE_INFO(", owner, ".alias, \"", alias, "\");\n");
      }
    }
    return out.toString();
  }

  /** Returns the base names of the modules that {@code module} uses, in the order of first use. */
  static Set<String> depends(Module module) {
    Set<Module> providers = new LinkedHashSet<>();
    for (Reference reference : module.references()) {
      Export provider = reference.provider();
      if (provider != null && !provider.module().isVmlinux()) {
        providers.add(provider.module());
      }
    }
    Set<String> names = new LinkedHashSet<>();
    for (Module provider : providers) {
      names.add(Text.baseName(provider.name()));
    }
    return names;
  }

  private void header() {
    out.print("#include <linux/module.h>\n");
    out.print("#include <linux/export-internal.h>\n");
    out.print("#include <linux/compiler.h>\n\n");
    out.print("MODULE_INFO(name, KBUILD_MODNAME);\n\n");
    out.print("__visible struct module __this_module\n");
    out.print("__section(\".gnu.linkonce.this_module\") = {\n");
    out.print("\t.name = KBUILD_MODNAME,\n");
    if (module.hasInit()) {
      out.print("\t.init = init_module,\n");
    }
    if (module.hasCleanup()) {
      out.print("#ifdef CONFIG_MODULE_UNLOAD\n\t.exit = cleanup_module,\n#endif\n");
    }
    out.print("\t.arch = MODULE_ARCH_INIT,\n};\n");
    if (!session.options().has(Flag.EXTERNAL)) {
      out.print("\nMODULE_INFO(intree, \"Y\");\n");
    }
    if (module.name().startsWith("drivers/staging")) {
      out.print("\nMODULE_INFO(staging, \"Y\");\n");
    }
    if (module.name().startsWith("tools/testing")) {
      out.print("\nMODULE_INFO(test, \"Y\");\n");
    }
  }

  private void exports() {
    boolean flags = session.dialect().hasSymbolFlags();
    out.print("\n");
    for (Export export : module.exports()) {
      if (session.keeps(export)) {
        String kind = export.isFunction() ? "KSYMTAB_FUNC(" : "KSYMTAB_DATA(";
        String license = flags ? "" : licenseArgument(export);
        out.print(kind, export.name(), license, ", \"", export.namespace(), "\");\n");
        if (flags) {
          String flag = export.gplOnly() ? "0x01" : "0x00";
          out.print("SYMBOL_FLAGS(", export.name(), ", ", flag, ");\n");
        }
      }
    }
    if (!session.options().has(Flag.MODVERSIONS)) {
      return;
    }
    out.print("\n");
    for (Export export : module.exports()) {
      if (session.keeps(export)) {
        if (!export.hasCrc()) {
          session.report().warning(session.messages().notVersioned(module, export.name()));
        }
        String crc = SymbolDump.hex(export.crc());
        String license = flags ? "" : licenseArgument(export);
        out.print("SYMBOL_CRC(", export.name(), ", ", crc, license, ");\n");
      }
    }
  }

  private static String licenseArgument(Export export) {
    return export.gplOnly() ? ", \"_gpl\"" : ", \"\"";
  }

  private Flag versionTable() {
    return session.dialect().choosesVersionTables() ? Flag.BASIC_TABLE : Flag.MODVERSIONS;
  }

  private void versions() {
    out.print("\nstatic const struct modversion_info ____versions[]\n");
    out.print("__used __section(\"__versions\") = {\n");
    for (Reference reference : module.references()) {
      Export provider = versioned(reference, true);
      if (provider == null) {
        continue;
      }
      if (reference.name().length() >= module.nameLimit()) {
        if (session.options().has(Flag.EXTENDED_TABLE)) {
          continue; // it stands in that table alone
        }
        session.report().error(session.messages().symbolTooLong(module, reference.name()));
        break;
      }
      out.print("\t{ ", tableNumber(provider.crc()), ", \"", reference.name(), "\" },\n");
    }
    out.print("};\n");
  }

  // 6.12 pads with blanks and gives a plain 0 no prefix, as printf's %#8x does.
  private String tableNumber(long crc) {
    if (session.dialect().choosesVersionTables()) {
      return SymbolDump.hex(crc);
    }
    String digits = crc == 0 ? "0" : "0x" + Long.toHexString(crc);
    return String.format(Locale.ROOT, "%8s", digits);
  }

  private void extendedVersions() {
    out.print("\nstatic const u32 ____version_ext_crcs[]\n");
    out.print("__used __section(\"__version_ext_crcs\") = {\n");
    for (Reference reference : module.references()) {
      Export provider = versioned(reference, true);
      if (provider != null) {
        out.print("\t", SymbolDump.hex(provider.crc()), ",\n");
      }
    }
    out.print("};\nstatic const char ____version_ext_names[]\n");
    out.print("__used __section(\"__version_ext_names\") =\n");
    for (Reference reference : module.references()) {
      if (versioned(reference, false) != null) {
        out.print("\t\"", reference.name(), "\\0\"\n");
      }
    }
    out.print(";\n");
  }

  /** Returns the provider of a reference if it has a version; tells if it should and has none. */
  private @Nullable Export versioned(Reference reference, boolean tell) {
    Export provider = reference.provider();
    if (provider == null || provider.hasCrc()) {
      return provider;
    }
    if (tell) {
      session.report().warning(session.messages().noCrc(module, reference.name()));
    }
    return null;
  }
}
