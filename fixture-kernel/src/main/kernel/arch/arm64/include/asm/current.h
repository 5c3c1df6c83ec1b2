/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _ARM64_ASM_CURRENT_H
#define _ARM64_ASM_CURRENT_H

struct task_struct;

/* Kept in a register that user space has no use for while the kernel runs */
static __always_inline struct task_struct *get_current(void)
{
	unsigned long sp_el0;

	asm ("mrs %0, sp_el0" : "=r" (sp_el0));
	return (struct task_struct *)sp_el0;
}

#define current get_current()

#endif /* _ARM64_ASM_CURRENT_H */
