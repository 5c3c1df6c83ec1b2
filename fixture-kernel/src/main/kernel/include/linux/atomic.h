/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_ATOMIC_H
#define _LINUX_ATOMIC_H

#include <asm/atomic.h>
#include <asm/barrier.h>
#include <linux/compiler.h>
#include <linux/types.h>

/*
 * Atomic integers, 32 and 64 bits wide. An architecture gives read, set, fetch_add,
 * xchg and cmpxchg, all of them fully ordered; the rest is made of these.
 *
 * A weaker ordering may always be replaced by a stronger one, so _acquire, _release
 * and _relaxed are the fully ordered operation here.
 */

#define __ATOMIC_FETCH_OP(atomic, int_type, op, c_op)				\
static __always_inline int_type							\
atomic##_fetch_##op(int_type i, atomic##_t *v)					\
{										\
	int_type old = atomic##_read(v);					\
										\
	while (!atomic##_try_cmpxchg(v, &old, old c_op i))			\
		;								\
	return old;								\
}										\
										\
static __always_inline void							\
atomic##_##op(int_type i, atomic##_t *v)					\
{										\
	(void)atomic##_fetch_##op(i, v);					\
}

#define __ATOMIC_OPS(atomic, int_type)						\
static __always_inline int_type atomic##_read(const atomic##_t *v)		\
{										\
	return READ_ONCE(v->counter);						\
}										\
										\
static __always_inline int_type atomic##_read_acquire(const atomic##_t *v)	\
{										\
	return smp_load_acquire(&v->counter);					\
}										\
										\
static __always_inline void atomic##_set(atomic##_t *v, int_type i)		\
{										\
	WRITE_ONCE(v->counter, i);						\
}										\
										\
static __always_inline void atomic##_set_release(atomic##_t *v, int_type i)	\
{										\
	smp_store_release(&v->counter, i);					\
}										\
										\
static __always_inline int_type atomic##_fetch_add(int_type i, atomic##_t *v)	\
{										\
	return arch_##atomic##_fetch_add(i, v);					\
}										\
										\
static __always_inline int_type atomic##_add_return(int_type i, atomic##_t *v)	\
{										\
	return arch_##atomic##_fetch_add(i, v) + i;				\
}										\
										\
static __always_inline int_type atomic##_fetch_sub(int_type i, atomic##_t *v)	\
{										\
	return arch_##atomic##_fetch_add(-i, v);				\
}										\
										\
static __always_inline int_type atomic##_sub_return(int_type i, atomic##_t *v)	\
{										\
	return arch_##atomic##_fetch_add(-i, v) - i;				\
}										\
										\
static __always_inline void atomic##_add(int_type i, atomic##_t *v)		\
{										\
	(void)arch_##atomic##_fetch_add(i, v);					\
}										\
										\
static __always_inline void atomic##_sub(int_type i, atomic##_t *v)		\
{										\
	(void)arch_##atomic##_fetch_add(-i, v);					\
}										\
										\
static __always_inline void atomic##_inc(atomic##_t *v)				\
{										\
	atomic##_add(1, v);							\
}										\
										\
static __always_inline void atomic##_dec(atomic##_t *v)				\
{										\
	atomic##_sub(1, v);							\
}										\
										\
static __always_inline int_type atomic##_xchg(atomic##_t *v, int_type new)	\
{										\
	return arch_##atomic##_xchg(v, new);					\
}										\
										\
static __always_inline int_type							\
atomic##_cmpxchg(atomic##_t *v, int_type old, int_type new)			\
{										\
	return arch_##atomic##_cmpxchg(v, old, new);				\
}										\
										\
static __always_inline bool							\
atomic##_try_cmpxchg(atomic##_t *v, int_type *old, int_type new)		\
{										\
	int_type expected = *old;						\
	int_type found = arch_##atomic##_cmpxchg(v, expected, new);		\
										\
	if (unlikely(found != expected))					\
		*old = found;							\
	return likely(found == expected);					\
}										\
										\
static __always_inline bool atomic##_dec_and_test(atomic##_t *v)		\
{										\
	return atomic##_sub_return(1, v) == 0;					\
}										\
										\
static __always_inline bool							\
atomic##_add_unless(atomic##_t *v, int_type a, int_type u)			\
{										\
	int_type c = atomic##_read(v);						\
										\
	do {									\
		if (unlikely(c == u))						\
			return false;						\
	} while (!atomic##_try_cmpxchg(v, &c, c + a));				\
	return true;								\
}										\
										\
static __always_inline bool atomic##_inc_not_zero(atomic##_t *v)		\
{										\
	return atomic##_add_unless(v, 1, 0);					\
}										\
										\
__ATOMIC_FETCH_OP(atomic, int_type, and, &)					\
__ATOMIC_FETCH_OP(atomic, int_type, or, |)					\
__ATOMIC_FETCH_OP(atomic, int_type, xor, ^)

__ATOMIC_OPS(atomic, int)
__ATOMIC_OPS(atomic64, s64)

#define atomic_xchg_acquire		atomic_xchg
#define atomic_xchg_release		atomic_xchg
#define atomic_xchg_relaxed		atomic_xchg
#define atomic_cmpxchg_acquire		atomic_cmpxchg
#define atomic_cmpxchg_release		atomic_cmpxchg
#define atomic_cmpxchg_relaxed		atomic_cmpxchg
#define atomic_fetch_add_acquire	atomic_fetch_add
#define atomic_fetch_add_release	atomic_fetch_add
#define atomic_fetch_add_relaxed	atomic_fetch_add
#define atomic_fetch_sub_release	atomic_fetch_sub

#define atomic64_xchg_acquire		atomic64_xchg
#define atomic64_xchg_release		atomic64_xchg
#define atomic64_xchg_relaxed		atomic64_xchg
#define atomic64_cmpxchg_acquire	atomic64_cmpxchg
#define atomic64_cmpxchg_release	atomic64_cmpxchg
#define atomic64_cmpxchg_relaxed	atomic64_cmpxchg
#define atomic64_fetch_add_acquire	atomic64_fetch_add
#define atomic64_fetch_add_release	atomic64_fetch_add
#define atomic64_fetch_add_relaxed	atomic64_fetch_add
#define atomic64_fetch_sub_release	atomic64_fetch_sub

#endif /* _LINUX_ATOMIC_H */
