package org.kbuildsim.modpost;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A module, or vmlinux: what has been read of one object, or of one module of a symbol dump. */
final class Module {
  private final String name;
  private final @Nullable String dump;
  private final List<Export> exports = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final Set<String> importedNamespaces = new LinkedHashSet<>();
  private final List<Export> unimported = new ArrayList<>();
  private final List<Export> refusedByLicense = new ArrayList<>();
  private final Aliases aliases;
  private final boolean is64;
  // Until a license says otherwise; a module without one is an error of its own.
  private boolean gplCompatible = true;
  private boolean hasInit;
  private boolean hasCleanup;
  private String sourceVersion = "";
  private List<String> untrimmed = List.of();

  /**
   * Creates a module.
   *
   * @param name its path without suffix
   * @param dump the dump it is known from, or null for an object
   * @param is64 whether its object is of the 64-bit class
   */
  Module(String name, @Nullable String dump, ModpostDialect dialect, boolean is64) {
    this.name = name;
    this.is64 = is64;
    this.dump = dump;
    this.aliases = new Aliases(dialect, isVmlinux());
  }

  /** A symbol that a module exports. */
  static final class Export {
    private final Module module;
    private final String name;
    private final boolean gplOnly;
    private final String namespace;
    private boolean function;
    private boolean used;
    private long crc;
    private boolean hasCrc;

    Export(Module module, String name, boolean gplOnly, String namespace) {
      this.module = module;
      this.name = name;
      this.gplOnly = gplOnly;
      this.namespace = namespace;
    }

    Module module() {
      return module;
    }

    String name() {
      return name;
    }

    boolean gplOnly() {
      return gplOnly;
    }

    String namespace() {
      return namespace;
    }

    boolean isFunction() {
      return function;
    }

    void setFunction(boolean function) {
      this.function = function;
    }

    /** Returns whether a module uses it, or a list says to keep it. */
    boolean isUsed() {
      return used;
    }

    void use() {
      used = true;
    }

    boolean hasCrc() {
      return hasCrc;
    }

    /** Returns the version, 0 where there is none. */
    long crc() {
      return crc;
    }

    void setCrc(long value) {
      crc = value & 0xffffffffL;
      hasCrc = true;
    }
  }

  /** An undefined symbol of a module, resolved once its provider is known. */
  static final class Reference {
    private final String name;
    private final boolean weak;
    private @Nullable Export provider;

    Reference(String name, boolean weak) {
      this.name = name;
      this.weak = weak;
    }

    String name() {
      return name;
    }

    boolean isWeak() {
      return weak;
    }

    @Nullable Export provider() {
      return provider;
    }

    void resolve(Export export) {
      provider = export;
    }
  }

  /** Returns the path without suffix: {@code drivers/block/rnull}, {@code vmlinux}. */
  String name() {
    return name;
  }

  boolean isVmlinux() {
    return name.equals("vmlinux");
  }

  /** Returns {@code .ko}, or nothing for vmlinux. */
  String suffix() {
    return isVmlinux() ? "" : ".ko";
  }

  /** Returns the symbol dump it is known from, or null if its object was read. */
  @Nullable String dump() {
    return dump;
  }

  List<Export> exports() {
    return exports;
  }

  List<Reference> references() {
    return references;
  }

  /** Returns the namespaces its {@code .modinfo} imports. */
  Set<String> importedNamespaces() {
    return importedNamespaces;
  }

  /** Returns what it uses of namespaces that it does not import, in the order of use. */
  List<Export> unimported() {
    return unimported;
  }

  /** Returns the GPL-only exports that it uses though its licence is not compatible. */
  List<Export> refusedByLicense() {
    return refusedByLicense;
  }

  /** Returns the namespaces it uses without importing them, in the order of use. */
  Set<String> missingNamespaces() {
    return unimported.stream()
        .map(Export::namespace)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Aliases aliases() {
    return aliases;
  }

  boolean isGplCompatible() {
    return gplCompatible;
  }

  void setGplIncompatible() {
    gplCompatible = false;
  }

  boolean hasInit() {
    return hasInit;
  }

  boolean hasCleanup() {
    return hasCleanup;
  }

  /** Notes a defined symbol: two names make {@code __this_module} point at them. */
  void defines(String symbol) {
    hasInit |= symbol.equals("init_module");
    hasCleanup |= symbol.equals("cleanup_module");
  }

  /** Returns the checksum of its sources, empty if it has none. */
  String sourceVersion() {
    return sourceVersion;
  }

  void setSourceVersion(String version) {
    sourceVersion = version;
  }

  /** Returns the symbols whose exports it asks to keep though nobody links to them. */
  List<String> untrimmed() {
    return untrimmed;
  }

  void setUntrimmed(List<String> symbols) {
    untrimmed = symbols;
  }

  /** Returns the length from which a name does not fit a {@code MODULE_NAME_LEN} buffer. */
  int nameLimit() {
    return 64 - (is64 ? 8 : 4);
  }
}
