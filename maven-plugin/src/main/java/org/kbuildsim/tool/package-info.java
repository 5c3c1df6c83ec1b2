/**
 * The programs that recipes run, understood: what an argument list reads and writes, and the tools
 * that are cheaper or safer in Java: fixdep, nm, the filter of the export lists.
 *
 * <p>Knows single invocations, not the build they belong to.
 */
@NullMarked
package org.kbuildsim.tool;

import org.jspecify.annotations.NullMarked;
