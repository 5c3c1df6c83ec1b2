/**
 * Module linking as {@code scripts/mod/modpost} does it: exports, undefined symbols, versions,
 * licences, namespaces, section references, device tables; {@code Module.symvers}, {@code .mod.c}
 * and {@code .vmlinux.export.c}.
 *
 * <p>Says what the real one says, byte for byte, in the words of 6.12 or of 7.3 ({@link
 * org.kbuildsim.modpost.ModpostDialect}), and gives the same findings as data ({@link
 * org.kbuildsim.modpost.ModpostResult}).
 *
 * <p>Text is kept as bytes, one character each (ISO-8859-1), from argument to file and message: a
 * symbol's name has no encoding, and what goes in has to come out.
 */
@NullMarked
package org.kbuildsim.modpost;

import org.jspecify.annotations.NullMarked;
