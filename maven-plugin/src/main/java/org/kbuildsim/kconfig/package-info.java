/**
 * The Kconfig language: read, evaluate, write what the build reads.
 *
 * <p>Two doors: {@link org.kbuildsim.kconfig.Conf} is {@code scripts/kconfig/conf} as a program,
 * {@link org.kbuildsim.kconfig.KconfigTree} the same as objects. A tree is what the Kconfig files
 * say and does not change; a {@link org.kbuildsim.kconfig.Configuration} holds the values of its
 * symbols, so one tree serves many configurations.
 *
 * <p>What the language means is what the kernel's own {@code conf} does, down to the byte.
 */
@NullMarked
package org.kbuildsim.kconfig;

import org.jspecify.annotations.NullMarked;
