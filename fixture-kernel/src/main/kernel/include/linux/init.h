/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_INIT_H
#define _LINUX_INIT_H

#include <linux/compiler.h>
#include <linux/stringify.h>
#include <linux/types.h>

/* Code and data that are given back once the kernel is up */
#define __init		__section(".init.text") __cold
#define __initdata	__section(".init.data")
#define __initconst	__section(".init.rodata")
#define __exit		__section(".exit.text") __used __cold

#ifndef __ASSEMBLY__

typedef int (*initcall_t)(void);
typedef int initcall_entry_t;

extern initcall_entry_t __initcall_start[], __initcall_end[];

static inline initcall_t initcall_from_entry(initcall_entry_t *entry)
{
	return (initcall_t)((unsigned long)entry + *entry);
}

#ifndef MODULE

/* A list of functions that are called in the order of their levels */
#define __define_initcall(fn, id)				\
	__ADDRESSABLE(fn)					\
	asm(".section \".initcall" #id ".init\", \"a\"\n"	\
	    ".balign 4\n"					\
	    "__initcall_" __stringify(fn) #id ":\n"		\
	    "	.long " __stringify(fn) " - .\n"		\
	    ".previous\n")

#define core_initcall(fn)	__define_initcall(fn, 1)
#define subsys_initcall(fn)	__define_initcall(fn, 4)
#define device_initcall(fn)	__define_initcall(fn, 6)
#define late_initcall(fn)	__define_initcall(fn, 7)

#endif /* MODULE */

#endif /* __ASSEMBLY__ */

#endif /* _LINUX_INIT_H */
