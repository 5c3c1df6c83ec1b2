package org.kbuildsim.toolchain;

import org.jspecify.annotations.Nullable;

/**
 * What toolchain is wanted.
 *
 * <p>A part that is named (rustc, LLVM, bindgen) is taken as it is or refused, never replaced. If
 * both rustc and LLVM are named, their LLVM majors may differ: that is a configuration a kernel can
 * be built in, and its Kconfig has to notice.
 *
 * @param selector {@code auto} (a complete pair of this machine, else one that is downloaded),
 *     {@code system} (nothing is downloaded), {@code a} or {@code llvm-19}, {@code b} or {@code
 *     llvm-22} (exactly that pair), or a directory with a {@code bin} directory in it
 * @param rustc path of a rustc, or null
 * @param llvm a value of kbuild's {@code LLVM}: {@code 1}, {@code -19} or {@code /path/}; or null
 * @param bindgen path of a bindgen, or null
 */
public record ToolchainRequest(
    String selector, @Nullable String rustc, @Nullable String llvm, @Nullable String bindgen) {
  /** Takes what the machine has, and gets what it has not. */
  public static final ToolchainRequest AUTO = of("auto");

  /** Returns a request that names no single part. */
  public static ToolchainRequest of(String selector) {
    return new ToolchainRequest(selector, null, null, null);
  }

  /** Returns the request for exactly this rustc and these LLVM tools, whether they fit or not. */
  public static ToolchainRequest mixed(String rustc, String llvm) {
    return new ToolchainRequest("auto", rustc, llvm, null);
  }

  boolean namesNoPart() {
    return rustc == null && llvm == null && bindgen == null;
  }
}
