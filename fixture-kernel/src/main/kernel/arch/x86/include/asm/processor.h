/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _X86_ASM_PROCESSOR_H
#define _X86_ASM_PROCESSOR_H

/* In a loop that waits for another processor */
static __always_inline void cpu_relax(void)
{
	asm volatile("rep; nop" : : : "memory");
}

#endif /* _X86_ASM_PROCESSOR_H */
