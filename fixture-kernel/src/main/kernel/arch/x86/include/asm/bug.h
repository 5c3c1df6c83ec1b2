/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _X86_ASM_BUG_H
#define _X86_ASM_BUG_H

#include <linux/static_call_types.h>

/* Calls go through a static call: without a tracer it is a direct one. */
extern void __WARN_trap(const char *file, int line);
DECLARE_STATIC_CALL(WARN_trap, __WARN_trap);

#define __WARN()	static_call_mod(WARN_trap)(__FILE__, __LINE__)

#define BUG()				\
do {					\
	asm volatile("ud2");		\
	unreachable();			\
} while (0)

#endif /* _X86_ASM_BUG_H */
