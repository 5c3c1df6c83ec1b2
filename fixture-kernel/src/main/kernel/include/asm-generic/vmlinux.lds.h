/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _ASM_GENERIC_VMLINUX_LDS_H
#define _ASM_GENERIC_VMLINUX_LDS_H

/* Parts that the linker scripts of all architectures are put together from */

/* Tables of exported symbols; modules are resolved by bisection, so by name */
#define KSYMTABS						\
	__ksymtab : {						\
		__start___ksymtab = .;				\
		KEEP(*(SORT(___ksymtab+*)))			\
		__stop___ksymtab = .;				\
	}							\
	__ksymtab_gpl : {					\
		__start___ksymtab_gpl = .;			\
		KEEP(*(SORT(___ksymtab_gpl+*)))			\
		__stop___ksymtab_gpl = .;			\
	}							\
	__kcrctab : {						\
		__start___kcrctab = .;				\
		KEEP(*(SORT(___kcrctab+*)))			\
		__stop___kcrctab = .;				\
	}							\
	__kcrctab_gpl : {					\
		__start___kcrctab_gpl = .;			\
		KEEP(*(SORT(___kcrctab_gpl+*)))			\
		__stop___kcrctab_gpl = .;			\
	}							\
	__kflagstab : {						\
		__start___kflagstab = .;			\
		KEEP(*(SORT(___kflagstab+*)))			\
		__stop___kflagstab = .;				\
	}							\
	__ksymtab_strings : { *(__ksymtab_strings) }

#define RO_DATA							\
	.rodata : { *(.rodata) *(.rodata.*) *(.data.rel.ro*) }	\
	KSYMTABS						\
	.notes : { *(.note.*) }

#define TEXT_TEXT						\
	*(.text .text.*)					\
	*(.static_call.text)

#define INIT_CALLS						\
	__initcall_start = .;					\
	KEEP(*(.initcall1.init))				\
	KEEP(*(.initcall4.init))				\
	KEEP(*(.initcall6.init))				\
	KEEP(*(.initcall7.init))				\
	__initcall_end = .;

#define INIT_DATA_SECTION					\
	.init.data : {						\
		*(.init.data .init.data.*)			\
		*(.init.rodata .init.rodata.*)			\
		. = ALIGN(8);					\
		INIT_CALLS					\
	}

#define RW_DATA							\
	.data : { *(.data .data.*) *(.ldata) }			\
	.bss : { *(.bss .bss.*) *(COMMON) }

/* For modpost, which has seen it by now */
#define DISCARDS						\
	/DISCARD/ : {						\
		*(.exit.text .exit.data)			\
		*(.discard) *(.discard.*)			\
		*(.export_symbol)				\
		*(.modinfo)					\
		*(.comment)					\
		*(.llvm_addrsig)				\
		*(.note.GNU-stack)				\
		*(.eh_frame*)					\
	}

#define ELF_DETAILS						\
	.symtab 0 : { *(.symtab) }				\
	.strtab 0 : { *(.strtab) }				\
	.shstrtab 0 : { *(.shstrtab) }

#endif /* _ASM_GENERIC_VMLINUX_LDS_H */
