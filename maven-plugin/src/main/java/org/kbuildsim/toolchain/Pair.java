package org.kbuildsim.toolchain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A pair of compilers of one LLVM major that Debian's archive holds. */
enum Pair {
  /** The minimum of Linux 7.1, and the default. */
  A("1.85", 19),
  /** The newest in Debian's stable releases. */
  B("1.96", 22);

  private final String rust;
  private final int llvm;

  Pair(String rust, int llvm) {
    this.rust = rust;
    this.llvm = llvm;
  }

  /** Returns the pair of that name: {@code a} or {@code llvm-19}. */
  static Optional<Pair> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(pair -> lower.equals(pair.id()) || lower.equals(pair.letter()))
        .findFirst();
  }

  static Optional<Pair> ofLlvm(int major) {
    return Arrays.stream(values()).filter(pair -> pair.llvm == major).findFirst();
  }

  /** Returns rustc's release without the patch level. */
  String rust() {
    return rust;
  }

  int llvm() {
    return llvm;
  }

  String id() {
    return "llvm-" + llvm;
  }

  private String letter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
