/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */

#include <asm-generic/vmlinux.lds.h>
#include <asm/page.h>

OUTPUT_ARCH(aarch64)
ENTRY(primary_entry)

SECTIONS
{
	. = KIMAGE_VADDR;
	_text = .;
	.text : {
		*(.head.text)
		TEXT_TEXT
	}
	_etext = .;

	. = ALIGN(PAGE_SIZE);
	RO_DATA
	. = ALIGN(PAGE_SIZE);
	.init.text : { *(.init.text .init.text.*) }
	. = ALIGN(PAGE_SIZE);
	INIT_DATA_SECTION
	. = ALIGN(PAGE_SIZE);
	_sdata = .;
	RW_DATA
	_end = .;

	ELF_DETAILS
	DISCARDS
}
