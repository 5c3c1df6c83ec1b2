/**
 * Cases: a tree, what is done to it, and what has to be said of that, kept as files.
 *
 * <p>A case is a directory with a {@code case.yaml}; see {@link org.kbuildsim.corpus.Case}.
 */
@NullMarked
package org.kbuildsim.corpus;

import org.jspecify.annotations.NullMarked;
