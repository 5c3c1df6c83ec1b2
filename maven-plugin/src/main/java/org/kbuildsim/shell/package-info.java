/**
 * The POSIX shell of recipe lines and {@code $(shell …)}, run without starting a shell.
 *
 * <p>{@link org.kbuildsim.shell.Shell} behaves as Debian's {@code /bin/sh} (dash) does, error
 * messages included; dash is the oracle of its tests. A script is parsed whole before its first
 * command runs, so that what the model does not know can be handed to the real shell while nothing
 * has happened yet; {@link org.kbuildsim.shell.ShellListener} hears of each such script. {@link
 * org.kbuildsim.shell.ProgramFinder} says what runs for a command name.
 */
@NullMarked
package org.kbuildsim.shell;

import org.jspecify.annotations.NullMarked;
