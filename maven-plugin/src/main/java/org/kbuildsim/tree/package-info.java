/**
 * A source tree and a series of patches on top of it: read from mails, diffs or git, applied as
 * {@code git am} would, shown to compilers in a copy.
 *
 * <p>Knows nothing of builds. The tree that the user named is only ever read.
 */
@NullMarked
package org.kbuildsim.tree;

import org.jspecify.annotations.NullMarked;
