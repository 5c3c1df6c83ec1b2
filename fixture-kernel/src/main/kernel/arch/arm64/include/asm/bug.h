/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _ARM64_ASM_BUG_H
#define _ARM64_ASM_BUG_H

#include <linux/compiler.h>

/* The immediate tells the exception handler which of the two it was. */
#define BUG_BRK_IMM	0x800
#define WARN_BRK_IMM	0x801

#define __WARN()	asm volatile("brk %0" : : "i" (WARN_BRK_IMM))

#define BUG()						\
do {							\
	asm volatile("brk %0" : : "i" (BUG_BRK_IMM));	\
	unreachable();					\
} while (0)

#endif /* _ARM64_ASM_BUG_H */
