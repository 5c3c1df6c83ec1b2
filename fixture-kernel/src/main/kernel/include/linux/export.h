/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_EXPORT_H
#define _LINUX_EXPORT_H

#include <linux/compiler.h>
#include <linux/linkage.h>
#include <linux/stringify.h>

/*
 * An export is a note to modpost, which turns it into an entry of the table that
 * modules are resolved against. In .export_symbol, under a label that names the
 * symbol: the licence, the namespace, the symbol's address.
 */

#ifdef CONFIG_64BIT
#define __EXPORT_SYMBOL_REF(sym)	.balign 8; .quad sym
#else
#define __EXPORT_SYMBOL_REF(sym)	.balign 4; .long sym
#endif

#define ___EXPORT_SYMBOL(sym, license, ns)	\
	.section ".export_symbol","a";		\
	__export_symbol_##sym:			\
	.asciz license;				\
	.asciz ns;				\
	__EXPORT_SYMBOL_REF(sym);		\
	.previous

#if defined(__GENKSYMS__)

/* genksyms looks for this word. */
#define __EXPORT_SYMBOL(sym, license, ns)	__GENKSYMS_EXPORT_SYMBOL(sym)

#elif defined(__ASSEMBLY__)

#define __EXPORT_SYMBOL(sym, license, ns)	___EXPORT_SYMBOL(sym, license, ns)

#else

#define __EXPORT_SYMBOL(sym, license, ns)			\
	extern typeof(sym) sym;					\
	__ADDRESSABLE(sym)					\
	asm(__stringify(___EXPORT_SYMBOL(sym, license, ns)))

#endif

#ifdef DEFAULT_SYMBOL_NAMESPACE
#define _EXPORT_SYMBOL(sym, license) __EXPORT_SYMBOL(sym, license, DEFAULT_SYMBOL_NAMESPACE)
#else
#define _EXPORT_SYMBOL(sym, license) __EXPORT_SYMBOL(sym, license, "")
#endif

#define EXPORT_SYMBOL(sym)		_EXPORT_SYMBOL(sym, "")
#define EXPORT_SYMBOL_GPL(sym)		_EXPORT_SYMBOL(sym, "GPL")
#define EXPORT_SYMBOL_NS(sym, ns)	__EXPORT_SYMBOL(sym, "", ns)
#define EXPORT_SYMBOL_NS_GPL(sym, ns)	__EXPORT_SYMBOL(sym, "GPL", ns)

#endif /* _LINUX_EXPORT_H */
