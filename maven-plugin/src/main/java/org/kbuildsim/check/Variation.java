package org.kbuildsim.check;

import java.util.Locale;

/** How a configuration is built, where that is not into an object tree of its own. */
public enum Variation {
  /** With {@code O=} and the toolchain that was chosen. */
  NONE,

  /** Modules outside of the tree, by {@code M=}, against what the configuration's build left. */
  EXTERNAL,

  /** Into the source tree. */
  IN_TREE,

  /** With {@code O=} and a toolchain that has another LLVM. */
  OTHER_LLVM,

  /** With {@code O=}, the chosen rustc, and clang of another LLVM: what Kconfig has to notice. */
  MIXED_LLVM;

  /** Returns how it stands behind the at sign of a configuration's name. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether it is tried with all patches only: each time it is a build of nothing. */
  boolean isOfTheEnd() {
    return this == IN_TREE || this == OTHER_LLVM || this == MIXED_LLVM;
  }
}
