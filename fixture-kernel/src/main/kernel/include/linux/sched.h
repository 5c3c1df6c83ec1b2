/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_SCHED_H
#define _LINUX_SCHED_H

#include <linux/list.h>
#include <linux/refcount.h>
#include <linux/types.h>
#include <asm/current.h>

#define TASK_RUNNING		0x00000000
#define TASK_INTERRUPTIBLE	0x00000001
#define TASK_UNINTERRUPTIBLE	0x00000002
#define TASK_COMM_LEN		16

#define TIF_SIGPENDING		2

struct task_struct {
	unsigned long thread_flags;
	refcount_t usage;
	unsigned int __state;
	pid_t pid;
	pid_t tgid;
	char comm[TASK_COMM_LEN];
};

extern struct task_struct init_task;

void schedule(void);
long schedule_timeout(long timeout);
int wake_up_process(struct task_struct *tsk);

static inline int test_tsk_thread_flag(struct task_struct *tsk, int flag)
{
	return (READ_ONCE(tsk->thread_flags) >> flag) & 1;
}

static inline pid_t task_pid_nr(struct task_struct *tsk)
{
	return tsk->pid;
}

#endif /* _LINUX_SCHED_H */
