/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _X86_ASM_BARRIER_H
#define _X86_ASM_BARRIER_H

#include <linux/compiler.h>

/* Loads and stores of one processor stay in order, but for a load after a store. */
#define mb()		asm volatile("mfence" : : : "memory")
#define rmb()		barrier()
#define wmb()		barrier()
#define smp_mb()	asm volatile("lock; addl $0,-4(%%rsp)" : : : "memory", "cc")
#define smp_rmb()	barrier()
#define smp_wmb()	barrier()

#define smp_store_release(p, v)				\
do {							\
	barrier();					\
	WRITE_ONCE(*(p), (v));				\
} while (0)

#define smp_load_acquire(p)				\
({							\
	typeof(*(p)) ___p1 = READ_ONCE(*(p));		\
	barrier();					\
	___p1;						\
})

#define smp_acquire__after_ctrl_dep()	barrier()

#endif /* _X86_ASM_BARRIER_H */
