/**
 * What became of the calls of C helpers in Rust objects: inlined, called or gone, and why.
 *
 * <p>Asks LLVM, never guesses: a Rust object is compiled again by the command that kbuild recorded
 * for it, with line tables and optimisation remarks, into a directory of ours. Knows that helpers
 * are called {@code rust_helper_*} and lie in {@code rust/helpers}, and that {@code __rust_helper}
 * marks them; no flag of any tree.
 */
@NullMarked
package org.kbuildsim.inlining;

import org.jspecify.annotations.NullMarked;
