// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/*
 * Made by scripts/atomic/gen-rust-atomic-helpers.sh from atomics.tbl: do not edit
 */

#include <linux/atomic.h>

__rust_helper int
rust_helper_atomic_read(const atomic_t *v)
{
	return atomic_read(v);
}

__rust_helper int
rust_helper_atomic_read_acquire(const atomic_t *v)
{
	return atomic_read_acquire(v);
}

__rust_helper void
rust_helper_atomic_set(atomic_t *v, int i1)
{
	atomic_set(v, i1);
}

__rust_helper void
rust_helper_atomic_set_release(atomic_t *v, int i1)
{
	atomic_set_release(v, i1);
}

__rust_helper void
rust_helper_atomic_add(int i1, atomic_t *v)
{
	atomic_add(i1, v);
}

__rust_helper void
rust_helper_atomic_sub(int i1, atomic_t *v)
{
	atomic_sub(i1, v);
}

__rust_helper void
rust_helper_atomic_inc(atomic_t *v)
{
	atomic_inc(v);
}

__rust_helper void
rust_helper_atomic_dec(atomic_t *v)
{
	atomic_dec(v);
}

__rust_helper void
rust_helper_atomic_and(int i1, atomic_t *v)
{
	atomic_and(i1, v);
}

__rust_helper void
rust_helper_atomic_or(int i1, atomic_t *v)
{
	atomic_or(i1, v);
}

__rust_helper void
rust_helper_atomic_xor(int i1, atomic_t *v)
{
	atomic_xor(i1, v);
}

__rust_helper int
rust_helper_atomic_add_return(int i1, atomic_t *v)
{
	return atomic_add_return(i1, v);
}

__rust_helper int
rust_helper_atomic_sub_return(int i1, atomic_t *v)
{
	return atomic_sub_return(i1, v);
}

__rust_helper int
rust_helper_atomic_fetch_add(int i1, atomic_t *v)
{
	return atomic_fetch_add(i1, v);
}

__rust_helper int
rust_helper_atomic_fetch_add_acquire(int i1, atomic_t *v)
{
	return atomic_fetch_add_acquire(i1, v);
}

__rust_helper int
rust_helper_atomic_fetch_add_release(int i1, atomic_t *v)
{
	return atomic_fetch_add_release(i1, v);
}

__rust_helper int
rust_helper_atomic_fetch_add_relaxed(int i1, atomic_t *v)
{
	return atomic_fetch_add_relaxed(i1, v);
}

__rust_helper int
rust_helper_atomic_fetch_sub(int i1, atomic_t *v)
{
	return atomic_fetch_sub(i1, v);
}

__rust_helper int
rust_helper_atomic_fetch_and(int i1, atomic_t *v)
{
	return atomic_fetch_and(i1, v);
}

__rust_helper int
rust_helper_atomic_fetch_or(int i1, atomic_t *v)
{
	return atomic_fetch_or(i1, v);
}

__rust_helper int
rust_helper_atomic_fetch_xor(int i1, atomic_t *v)
{
	return atomic_fetch_xor(i1, v);
}

__rust_helper int
rust_helper_atomic_xchg(atomic_t *v, int i1)
{
	return atomic_xchg(v, i1);
}

__rust_helper int
rust_helper_atomic_xchg_acquire(atomic_t *v, int i1)
{
	return atomic_xchg_acquire(v, i1);
}

__rust_helper int
rust_helper_atomic_xchg_release(atomic_t *v, int i1)
{
	return atomic_xchg_release(v, i1);
}

__rust_helper int
rust_helper_atomic_xchg_relaxed(atomic_t *v, int i1)
{
	return atomic_xchg_relaxed(v, i1);
}

__rust_helper int
rust_helper_atomic_cmpxchg(atomic_t *v, int i1, int i2)
{
	return atomic_cmpxchg(v, i1, i2);
}

__rust_helper int
rust_helper_atomic_cmpxchg_acquire(atomic_t *v, int i1, int i2)
{
	return atomic_cmpxchg_acquire(v, i1, i2);
}

__rust_helper int
rust_helper_atomic_cmpxchg_release(atomic_t *v, int i1, int i2)
{
	return atomic_cmpxchg_release(v, i1, i2);
}

__rust_helper int
rust_helper_atomic_cmpxchg_relaxed(atomic_t *v, int i1, int i2)
{
	return atomic_cmpxchg_relaxed(v, i1, i2);
}

__rust_helper bool
rust_helper_atomic_try_cmpxchg(atomic_t *v, int *old, int i1)
{
	return atomic_try_cmpxchg(v, old, i1);
}

__rust_helper bool
rust_helper_atomic_dec_and_test(atomic_t *v)
{
	return atomic_dec_and_test(v);
}

__rust_helper bool
rust_helper_atomic_inc_not_zero(atomic_t *v)
{
	return atomic_inc_not_zero(v);
}

__rust_helper s64
rust_helper_atomic64_read(const atomic64_t *v)
{
	return atomic64_read(v);
}

__rust_helper s64
rust_helper_atomic64_read_acquire(const atomic64_t *v)
{
	return atomic64_read_acquire(v);
}

__rust_helper void
rust_helper_atomic64_set(atomic64_t *v, s64 i1)
{
	atomic64_set(v, i1);
}

__rust_helper void
rust_helper_atomic64_set_release(atomic64_t *v, s64 i1)
{
	atomic64_set_release(v, i1);
}

__rust_helper void
rust_helper_atomic64_add(s64 i1, atomic64_t *v)
{
	atomic64_add(i1, v);
}

__rust_helper void
rust_helper_atomic64_sub(s64 i1, atomic64_t *v)
{
	atomic64_sub(i1, v);
}

__rust_helper void
rust_helper_atomic64_inc(atomic64_t *v)
{
	atomic64_inc(v);
}

__rust_helper void
rust_helper_atomic64_dec(atomic64_t *v)
{
	atomic64_dec(v);
}

__rust_helper void
rust_helper_atomic64_and(s64 i1, atomic64_t *v)
{
	atomic64_and(i1, v);
}

__rust_helper void
rust_helper_atomic64_or(s64 i1, atomic64_t *v)
{
	atomic64_or(i1, v);
}

__rust_helper void
rust_helper_atomic64_xor(s64 i1, atomic64_t *v)
{
	atomic64_xor(i1, v);
}

__rust_helper s64
rust_helper_atomic64_add_return(s64 i1, atomic64_t *v)
{
	return atomic64_add_return(i1, v);
}

__rust_helper s64
rust_helper_atomic64_sub_return(s64 i1, atomic64_t *v)
{
	return atomic64_sub_return(i1, v);
}

__rust_helper s64
rust_helper_atomic64_fetch_add(s64 i1, atomic64_t *v)
{
	return atomic64_fetch_add(i1, v);
}

__rust_helper s64
rust_helper_atomic64_fetch_add_acquire(s64 i1, atomic64_t *v)
{
	return atomic64_fetch_add_acquire(i1, v);
}

__rust_helper s64
rust_helper_atomic64_fetch_add_release(s64 i1, atomic64_t *v)
{
	return atomic64_fetch_add_release(i1, v);
}

__rust_helper s64
rust_helper_atomic64_fetch_add_relaxed(s64 i1, atomic64_t *v)
{
	return atomic64_fetch_add_relaxed(i1, v);
}

__rust_helper s64
rust_helper_atomic64_fetch_sub(s64 i1, atomic64_t *v)
{
	return atomic64_fetch_sub(i1, v);
}

__rust_helper s64
rust_helper_atomic64_fetch_and(s64 i1, atomic64_t *v)
{
	return atomic64_fetch_and(i1, v);
}

__rust_helper s64
rust_helper_atomic64_fetch_or(s64 i1, atomic64_t *v)
{
	return atomic64_fetch_or(i1, v);
}

__rust_helper s64
rust_helper_atomic64_fetch_xor(s64 i1, atomic64_t *v)
{
	return atomic64_fetch_xor(i1, v);
}

__rust_helper s64
rust_helper_atomic64_xchg(atomic64_t *v, s64 i1)
{
	return atomic64_xchg(v, i1);
}

__rust_helper s64
rust_helper_atomic64_xchg_acquire(atomic64_t *v, s64 i1)
{
	return atomic64_xchg_acquire(v, i1);
}

__rust_helper s64
rust_helper_atomic64_xchg_release(atomic64_t *v, s64 i1)
{
	return atomic64_xchg_release(v, i1);
}

__rust_helper s64
rust_helper_atomic64_xchg_relaxed(atomic64_t *v, s64 i1)
{
	return atomic64_xchg_relaxed(v, i1);
}

__rust_helper s64
rust_helper_atomic64_cmpxchg(atomic64_t *v, s64 i1, s64 i2)
{
	return atomic64_cmpxchg(v, i1, i2);
}

__rust_helper s64
rust_helper_atomic64_cmpxchg_acquire(atomic64_t *v, s64 i1, s64 i2)
{
	return atomic64_cmpxchg_acquire(v, i1, i2);
}

__rust_helper s64
rust_helper_atomic64_cmpxchg_release(atomic64_t *v, s64 i1, s64 i2)
{
	return atomic64_cmpxchg_release(v, i1, i2);
}

__rust_helper s64
rust_helper_atomic64_cmpxchg_relaxed(atomic64_t *v, s64 i1, s64 i2)
{
	return atomic64_cmpxchg_relaxed(v, i1, i2);
}

__rust_helper bool
rust_helper_atomic64_try_cmpxchg(atomic64_t *v, s64 *old, s64 i1)
{
	return atomic64_try_cmpxchg(v, old, i1);
}

__rust_helper bool
rust_helper_atomic64_dec_and_test(atomic64_t *v)
{
	return atomic64_dec_and_test(v);
}

__rust_helper bool
rust_helper_atomic64_inc_not_zero(atomic64_t *v)
{
	return atomic64_inc_not_zero(v);
}
