/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _ARM64_ASM_ATOMIC_H
#define _ARM64_ASM_ATOMIC_H

#include <linux/compiler.h>
#include <linux/types.h>

/*
 * Load exclusive, store exclusive, and again if somebody came between. The store
 * is a release and a barrier follows, which together order everything.
 */

#define __ARM64_ATOMIC_OPS(atomic, int_type, w)					\
static __always_inline int_type							\
arch_##atomic##_fetch_add(int_type i, atomic##_t *v)				\
{										\
	unsigned int failed;							\
	int_type old, val;							\
										\
	asm volatile(								\
	"1:	ldxr	%" w "0, %3\n"						\
	"	add	%" w "1, %" w "0, %" w "4\n"				\
	"	stlxr	%w2, %" w "1, %3\n"					\
	"	cbnz	%w2, 1b\n"						\
	"	dmb	ish"							\
	: "=&r" (old), "=&r" (val), "=&r" (failed), "+Q" (v->counter)		\
	: "r" (i) : "memory");							\
	return old;								\
}										\
										\
static __always_inline int_type							\
arch_##atomic##_xchg(atomic##_t *v, int_type new)				\
{										\
	unsigned int failed;							\
	int_type old;								\
										\
	asm volatile(								\
	"1:	ldxr	%" w "0, %2\n"						\
	"	stlxr	%w1, %" w "3, %2\n"					\
	"	cbnz	%w1, 1b\n"						\
	"	dmb	ish"							\
	: "=&r" (old), "=&r" (failed), "+Q" (v->counter)			\
	: "r" (new) : "memory");						\
	return old;								\
}										\
										\
static __always_inline int_type							\
arch_##atomic##_cmpxchg(atomic##_t *v, int_type expected, int_type new)		\
{										\
	unsigned int failed;							\
	int_type old;								\
										\
	asm volatile(								\
	"1:	ldxr	%" w "0, %2\n"						\
	"	cmp	%" w "0, %" w "3\n"					\
	"	b.ne	2f\n"							\
	"	stlxr	%w1, %" w "4, %2\n"					\
	"	cbnz	%w1, 1b\n"						\
	"2:	dmb	ish"							\
	: "=&r" (old), "=&r" (failed), "+Q" (v->counter)			\
	: "r" (expected), "r" (new) : "memory", "cc");				\
	return old;								\
}

__ARM64_ATOMIC_OPS(atomic, int, "w")
__ARM64_ATOMIC_OPS(atomic64, s64, "x")

#endif /* _ARM64_ASM_ATOMIC_H */
