// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/sched/task.h>

__rust_helper struct task_struct *rust_helper_get_current(void)
{
	return get_current();
}

__rust_helper void rust_helper_get_task_struct(struct task_struct *t)
{
	get_task_struct(t);
}

__rust_helper void rust_helper_put_task_struct(struct task_struct *t)
{
	put_task_struct(t);
}

__rust_helper pid_t rust_helper_task_pid_nr(struct task_struct *t)
{
	return task_pid_nr(t);
}
