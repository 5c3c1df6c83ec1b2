/**
 * The door to programs: something with arguments, an environment, a directory and three streams.
 *
 * <p>Real processes and the tools that the simulator runs in Java (fixdep, modpost, conf, …) stand
 * behind the same interface, so a recipe does not know which of the two it got.
 */
@NullMarked
package org.kbuildsim.process;

import org.jspecify.annotations.NullMarked;
