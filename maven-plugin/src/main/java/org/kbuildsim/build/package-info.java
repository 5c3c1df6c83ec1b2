/**
 * Brings targets up to date: decides what is stale, runs recipes, several at a time, sub-makes
 * within the process.
 *
 * <p>A caller needs {@link org.kbuildsim.build.MakeEngine}; {@link
 * org.kbuildsim.build.MakeListener} tells it what goes on, {@link org.kbuildsim.build.MakeMain} is
 * the command-line program. Nothing here knows what a kernel is.
 */
@NullMarked
package org.kbuildsim.build;

import org.jspecify.annotations.NullMarked;
