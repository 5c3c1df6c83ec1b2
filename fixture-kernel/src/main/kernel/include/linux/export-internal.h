/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_EXPORT_INTERNAL_H
#define _LINUX_EXPORT_INTERNAL_H

/*
 * The tables of exported symbols. Only what modpost writes includes this.
 *
 * An entry is three references: to the symbol, to its name, to its namespace.
 * Each has a section to itself, by whose name the linker sorts.
 */

#include <linux/compiler.h>
#include <linux/types.h>

#ifdef CONFIG_HAVE_ARCH_PREL32_RELOCATIONS
#define __KSYM_ALIGN		".balign 4"
#define __KSYM_REF(sym)		".long " #sym " - ."
#else
#define __KSYM_ALIGN		".balign 8"
#define __KSYM_REF(sym)		".quad " #sym
#endif

#define __KSYMTAB(name, section, ns)					\
	asm(".section \"__ksymtab_strings\",\"aMS\",%progbits,1\n"	\
	    "__kstrtab_" #name ":\n"					\
	    "	.asciz \"" #name "\"\n"					\
	    "__kstrtabns_" #name ":\n"					\
	    "	.asciz \"" ns "\"\n"					\
	    ".previous\n"						\
	    ".section \"" section "+" #name "\",\"a\"\n"		\
	    __KSYM_ALIGN "\n"						\
	    "__ksymtab_" #name ":\n"					\
	    "	" __KSYM_REF(name) "\n"					\
	    "	" __KSYM_REF(__kstrtab_##name) "\n"			\
	    "	" __KSYM_REF(__kstrtabns_##name) "\n"			\
	    ".previous\n")

/*
 * modpost up to 6.x names a table for each licence, KSYMTAB_FUNC(f, "_gpl", ""),
 * later ones have one table, KSYMTAB_FUNC(f, ""), and flags beside it.
 */
#define __KSYMTAB_3(name, sec, ns)	__KSYMTAB(name, "___ksymtab" sec, ns)
#define __KSYMTAB_2(name, ns)		__KSYMTAB(name, "___ksymtab", ns)
#define __KSYMTAB_PICK(_1, _2, _3, macro, ...) macro

#define KSYMTAB_FUNC(...) \
	__KSYMTAB_PICK(__VA_ARGS__, __KSYMTAB_3, __KSYMTAB_2)(__VA_ARGS__)
#define KSYMTAB_DATA(...)	KSYMTAB_FUNC(__VA_ARGS__)

#define SYMBOL_FLAGS(name, flags)				\
	asm(".section \"___kflagstab+" #name "\",\"a\"\n"	\
	    "__flags_" #name ":\n"				\
	    "	.byte " #flags "\n"				\
	    ".previous\n")

#define __SYMBOL_CRC(name, crc, section)			\
	asm(".section \"" section "+" #name "\",\"a\"\n"	\
	    ".balign 4\n"					\
	    "__crc_" #name ":\n"				\
	    "	.long " #crc "\n"				\
	    ".previous\n")

#define __SYMBOL_CRC_3(name, crc, sec)	__SYMBOL_CRC(name, crc, "___kcrctab" sec)
#define __SYMBOL_CRC_2(name, crc)	__SYMBOL_CRC(name, crc, "___kcrctab")

#define SYMBOL_CRC(...) \
	__KSYMTAB_PICK(__VA_ARGS__, __SYMBOL_CRC_3, __SYMBOL_CRC_2)(__VA_ARGS__)

#endif /* _LINUX_EXPORT_INTERNAL_H */
