/**
 * Object files: sections, symbols, relocations and notes of ELF files, members of {@code ar}
 * archives.
 *
 * <p>Reads 32- and 64-bit files of both byte orders in place: nothing is copied that was not asked
 * for. Names are kept as bytes, one character each (ISO-8859-1), because ELF does not say what
 * encoding they have; whoever prints them writes the same bytes back. Corrupt input gives a {@link
 * org.kbuildsim.diagnostic.DiagnosticException} that says what was found and what was expected.
 *
 * <p>Start with {@link org.kbuildsim.elf.ElfFile#open}.
 */
@NullMarked
package org.kbuildsim.elf;

import org.jspecify.annotations.NullMarked;
