/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _X86_ASM_CURRENT_H
#define _X86_ASM_CURRENT_H

#include <linux/compiler.h>

struct task_struct;

/* There is one processor that runs anything; the kernel has this per CPU. */
extern struct task_struct *current_task;

static __always_inline struct task_struct *get_current(void)
{
	return READ_ONCE(current_task);
}

#define current get_current()

#endif /* _X86_ASM_CURRENT_H */
