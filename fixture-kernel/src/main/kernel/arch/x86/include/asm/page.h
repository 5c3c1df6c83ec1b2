/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _X86_ASM_PAGE_H
#define _X86_ASM_PAGE_H

#define PAGE_SHIFT	CONFIG_PAGE_SHIFT

#ifdef __ASSEMBLY__
#define PAGE_SIZE	(1 << PAGE_SHIFT)
#else
#define PAGE_SIZE	(1UL << PAGE_SHIFT)
#define PAGE_MASK	(~(PAGE_SIZE - 1))
#define PAGE_ALIGN(x)	(((x) + PAGE_SIZE - 1) & PAGE_MASK)
#endif

/* The kernel's place in the address space */
#define __START_KERNEL_map	0xffffffff80000000
#define THREAD_SIZE		(PAGE_SIZE << 2)

#endif /* _X86_ASM_PAGE_H */
