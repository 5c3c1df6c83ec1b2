// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/sched/signal.h>

__rust_helper int rust_helper_signal_pending(struct task_struct *t)
{
	return signal_pending(t);
}
