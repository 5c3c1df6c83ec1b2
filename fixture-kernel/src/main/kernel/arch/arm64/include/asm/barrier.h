/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _ARM64_ASM_BARRIER_H
#define _ARM64_ASM_BARRIER_H

#include <linux/compiler.h>

#define dmb(opt)	asm volatile("dmb " #opt : : : "memory")
#define dsb(opt)	asm volatile("dsb " #opt : : : "memory")

#define mb()		dsb(sy)
#define rmb()		dsb(ld)
#define wmb()		dsb(st)
#define smp_mb()	dmb(ish)
#define smp_rmb()	dmb(ishld)
#define smp_wmb()	dmb(ishst)

#define smp_store_release(p, v)				\
do {							\
	smp_mb();					\
	WRITE_ONCE(*(p), (v));				\
} while (0)

#define smp_load_acquire(p)				\
({							\
	typeof(*(p)) ___p1 = READ_ONCE(*(p));		\
	smp_mb();					\
	___p1;						\
})

#define smp_acquire__after_ctrl_dep()	smp_rmb()

#endif /* _ARM64_ASM_BARRIER_H */
