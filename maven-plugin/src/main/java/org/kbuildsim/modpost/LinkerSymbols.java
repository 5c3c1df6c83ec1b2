package org.kbuildsim.modpost;

import java.util.List;
import org.kbuildsim.elf.Elf;

/** Undefined symbols that no module exports, because the link of the module supplies them. */
final class LinkerSymbols {
  private static final List<String> PPC_SAVES =
      List.of("_restgpr_", "_savegpr_", "_rest32gpr_", "_save32gpr_", "_restvr_", "_savevr_");
  private static final List<String> PPC64_SAVES =
      List.of(
          "_restgpr0_",
          "_savegpr0_",
          "_restgpr1_",
          "_savegpr1_",
          "_restfpr_",
          "_savefpr_",
          "_restvr_",
          "_savevr_");

  private LinkerSymbols() {}

  static boolean provides(int machine, String name, ModpostDialect dialect) {
    if (name.equals("__this_module") || name.equals("_GLOBAL_OFFSET_TABLE_")) {
      return true;
    }
    if (dialect.ignoresSectionBounds()
        && (name.startsWith("__start_") || name.startsWith("__stop_"))) {
      return true;
    }
    return switch (machine) {
      case Elf.EM_PPC -> PPC_SAVES.stream().anyMatch(name::startsWith);
      case Elf.EM_PPC64 -> name.equals(".TOC.") || PPC64_SAVES.stream().anyMatch(name::startsWith);
      default -> false;
    };
  }

  /** Returns the name under which SPARC's {@code .foo} is exported: {@code _Foo}. */
  static String sparcName(String name) {
    char second = name.length() > 1 ? name.charAt(1) : 0;
    boolean lower = second >= 'a' && second <= 'z';
    return name.length() == 1
        ? "_"
        : "_" + (lower ? (char) (second - 'a' + 'A') : second) + name.substring(2);
  }
}
