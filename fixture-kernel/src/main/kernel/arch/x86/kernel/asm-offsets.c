// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* Compiled to assembler only: the constants that assembler sources need. */

#include <linux/sched.h>
#include <linux/mm.h>
#include <linux/kbuild.h>

int main(void);

int main(void)
{
	COMMENT("stack of the first task");
	DEFINE(INIT_STACK_SIZE, THREAD_SIZE);
	BLANK();
	COMMENT("struct task_struct");
	OFFSET(TASK_thread_flags, task_struct, thread_flags);
	OFFSET(TASK_comm, task_struct, comm);
	return 0;
}
