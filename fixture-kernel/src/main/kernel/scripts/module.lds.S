/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/*
 * Modules are linked with -r: their sections keep their names, but for what only
 * modpost wanted to see, and tables whose entries came in sections of their own.
 */

SECTIONS {
	/DISCARD/ : {
		*(.discard)
		*(.discard.*)
		*(.export_symbol)
		*(.llvm_addrsig)
	}

	__ksymtab		0 : ALIGN(8) { *(SORT(___ksymtab+*)) }
	__ksymtab_gpl		0 : ALIGN(8) { *(SORT(___ksymtab_gpl+*)) }
	__kcrctab		0 : ALIGN(4) { *(SORT(___kcrctab+*)) }
	__kcrctab_gpl		0 : ALIGN(4) { *(SORT(___kcrctab_gpl+*)) }
	__kflagstab		0 : ALIGN(1) { *(SORT(___kflagstab+*)) }

	.text : {
		*(.text .text.[0-9a-zA-Z_]*)
	}
	.bss : {
		*(.bss .bss.[0-9a-zA-Z_]*)
	}
	.data : {
		*(.data .data.[0-9a-zA-Z_]*)
	}
	.rodata : {
		*(.rodata .rodata.[0-9a-zA-Z_]*)
	}
}
