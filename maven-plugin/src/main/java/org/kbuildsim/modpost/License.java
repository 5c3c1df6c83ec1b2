package org.kbuildsim.modpost;

import java.util.Set;

/** The licence idents that may use GPL-only symbols (kernel: {@code include/linux/license.h}). */
final class License {
  private static final Set<String> GPL_COMPATIBLE =
      Set.of(
          "GPL",
          "GPL v2",
          "GPL and additional rights",
          "Dual BSD/GPL",
          "Dual MIT/GPL",
          "Dual MPL/GPL");

  private License() {}

  static boolean isGplCompatible(String ident) {
    return GPL_COMPATIBLE.contains(ident);
  }
}
