/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _X86_ASM_ATOMIC_H
#define _X86_ASM_ATOMIC_H

#include <linux/compiler.h>
#include <linux/types.h>

/* Every locked instruction is a full barrier. */

#define __X86_ATOMIC_OPS(atomic, int_type, w)					\
static __always_inline int_type							\
arch_##atomic##_fetch_add(int_type i, atomic##_t *v)				\
{										\
	asm volatile("lock; xadd" w " %0,%1"					\
		     : "+r" (i), "+m" (v->counter) : : "memory", "cc");		\
	return i;								\
}										\
										\
static __always_inline int_type							\
arch_##atomic##_xchg(atomic##_t *v, int_type new)				\
{										\
	asm volatile("xchg" w " %0,%1"						\
		     : "+r" (new), "+m" (v->counter) : : "memory");		\
	return new;								\
}										\
										\
static __always_inline int_type							\
arch_##atomic##_cmpxchg(atomic##_t *v, int_type old, int_type new)		\
{										\
	asm volatile("lock; cmpxchg" w " %2,%1"					\
		     : "+a" (old), "+m" (v->counter) : "r" (new)		\
		     : "memory", "cc");						\
	return old;								\
}

__X86_ATOMIC_OPS(atomic, int, "l")
__X86_ATOMIC_OPS(atomic64, s64, "q")

#endif /* _X86_ASM_ATOMIC_H */
