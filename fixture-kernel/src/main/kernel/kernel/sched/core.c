// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/sched/task.h>
#include <linux/slab.h>

void schedule(void)
{
	barrier();
}
EXPORT_SYMBOL(schedule);

long schedule_timeout(long timeout)
{
	schedule();
	return 0;
}
EXPORT_SYMBOL(schedule_timeout);

int wake_up_process(struct task_struct *tsk)
{
	WRITE_ONCE(tsk->__state, TASK_RUNNING);
	return 1;
}
EXPORT_SYMBOL(wake_up_process);

void __put_task_struct(struct task_struct *t)
{
	kfree(t);
}
EXPORT_SYMBOL_GPL(__put_task_struct);
