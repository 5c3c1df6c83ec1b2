package org.kbuildsim.modpost;

import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Which kernel's modpost is spoken.
 *
 * <p>Behaviour that differs is asked for here by name; wording that differs is in {@link Messages}.
 */
public enum ModpostDialect {
  /** Linux 6.12, whose wording the series' first version saw in its bug reports. */
  V6_12,
  /** Linux 7.3. */
  V7_3;

  /**
   * Returns the dialect that a user calls {@code name}: {@code 6.12} or {@code 7.3}.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it is neither
   */
  public static ModpostDialect named(String name) {
    return switch (name.strip()) {
      case "6.12" -> V6_12;
      case "7.3" -> V7_3;
      default ->
          throw Diagnostic.error("no modpost of version `" + name + "`")
              .help("choose 6.12 or 7.3: -Dkbuild.modpost=VERSION")
              .asException();
    };
  }

  private boolean is73() {
    return this == V7_3;
  }

  /** Returns the option letters, in getopt's notation. */
  String options() {
    return is73() ? "ei:MmnT:to:au:WwENd:xb" : "ei:MmnT:to:au:WwENd:";
  }

  /** Returns whether {@code __start_X} and {@code __stop_X} are left to the linker. */
  boolean ignoresSectionBounds() {
    return is73();
  }

  /** Returns whether a missing MODULE_DESCRIPTION is told without {@code -W}. */
  boolean alwaysWantsDescription() {
    return is73();
  }

  /** Returns whether {@code module:a,b*} is a namespace for those modules alone. */
  boolean hasModuleNamespaces() {
    return is73();
  }

  /** Returns whether {@code .no_trim_symbol} keeps exports from being trimmed. */
  boolean hasNoTrimSection() {
    return is73();
  }

  /** Returns whether the export's licence is a flag of the symbol, not part of its section. */
  boolean hasSymbolFlags() {
    return is73();
  }

  /** Returns whether {@code -b} and {@code -x} choose the version tables; else {@code -m} does. */
  boolean choosesVersionTables() {
    return is73();
  }

  /** Returns whether device tables of built-in code become aliases as well. */
  boolean hasBuiltinAliases() {
    return is73();
  }

  /** Returns whether a device alias that does not fit its buffer is told. */
  boolean checksAliasLength() {
    return is73();
  }

  /** Returns whether the characters of a WMI GUID are looked at. */
  boolean checksWmiGuid() {
    return is73();
  }

  /** Returns whether CRCs of {@code X.thinlto-native.o} are looked for beside {@code X.o}. */
  boolean knowsDistributedThinLto() {
    return is73();
  }
}
