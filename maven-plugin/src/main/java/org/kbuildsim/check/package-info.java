/**
 * Checks a series of patches: builds the tree with each patch in each configuration, and holds what
 * came of it against what any correct build does, and against what kbuild's rules promise.
 *
 * <p>Knows no rule, flag or file list of any tree. What the tree does without the patches is taken
 * as it is: a finding is what a patch brought in.
 */
@NullMarked
package org.kbuildsim.check;

import org.jspecify.annotations.NullMarked;
