/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _ASM_GENERIC_IO_H
#define _ASM_GENERIC_IO_H

/* Registers of devices: accesses of one width, in order with each other */

#include <linux/types.h>
#include <asm/barrier.h>

#define __IO_ACCESSORS(name, type)						\
static inline type read##name(const volatile void __iomem *addr)		\
{										\
	type val = *(const volatile type __force *)addr;			\
										\
	rmb();									\
	return val;								\
}										\
										\
static inline void write##name(type value, volatile void __iomem *addr)		\
{										\
	wmb();									\
	*(volatile type __force *)addr = value;					\
}

__IO_ACCESSORS(b, u8)
__IO_ACCESSORS(w, u16)
__IO_ACCESSORS(l, u32)
__IO_ACCESSORS(q, u64)

#endif /* _ASM_GENERIC_IO_H */
