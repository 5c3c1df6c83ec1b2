// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/init.h>
#include <linux/sched.h>

struct task_struct *current_task = &init_task;
EXPORT_SYMBOL(current_task);

void setup_arch(void);

void __init setup_arch(void)
{
}
