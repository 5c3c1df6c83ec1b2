/**
 * Which rustc, LLVM, bindgen and Rust library source there are, whether they fit together, and how
 * to get a set that does.
 *
 * <p>A user needs three names: {@link org.kbuildsim.toolchain.Toolchains} (the door), {@link
 * org.kbuildsim.toolchain.ToolchainRequest} (what is wanted) and {@link
 * org.kbuildsim.toolchain.Toolchain} (what came out).
 *
 * <p>The way of the data: a {@code Finder} turns directories into {@code Candidate}s, asking every
 * tool for its version; {@code Survey} pairs them; where no pair is complete an {@code AptProvider}
 * makes a directory that the same finder then looks at, so a provided tool is checked no less than
 * a found one.
 */
@NullMarked
package org.kbuildsim.toolchain;

import org.jspecify.annotations.NullMarked;
