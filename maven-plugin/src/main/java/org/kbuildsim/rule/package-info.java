/**
 * What kbuild's rules promise, one class a promise, held against the commands that were run.
 *
 * <p>A promise names no file of any tree: it is about what a command does with what it is given.
 */
@NullMarked
package org.kbuildsim.rule;

import org.jspecify.annotations.NullMarked;
