// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/workqueue.h>

__rust_helper void
rust_helper_INIT_WORK(struct work_struct *work, work_func_t func)
{
	INIT_WORK(work, func);
}

__rust_helper bool
rust_helper_queue_work(struct workqueue_struct *wq, struct work_struct *work)
{
	return queue_work(wq, work);
}
