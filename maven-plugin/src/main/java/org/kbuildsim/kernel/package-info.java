/**
 * A kernel tree as a person builds it: {@code ARCH}, {@code O=}, {@code LLVM=}, a configuration,
 * targets.
 *
 * <p>Knows what a user of kbuild types, and which of kbuild's host programs the simulator stands in
 * for; knows no rule, flag or file list of any tree: those are read from its Makefiles.
 */
@NullMarked
package org.kbuildsim.kernel;

import org.jspecify.annotations.NullMarked;
