// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/workqueue.h>

struct workqueue_struct {
	const char *name;
};

static struct workqueue_struct events = { "events" };

struct workqueue_struct *system_wq = &events;
EXPORT_SYMBOL(system_wq);

bool queue_work_on(int cpu, struct workqueue_struct *wq, struct work_struct *work)
{
	if (work->data)
		return false;
	work->data = 1;
	work->func(work);
	work->data = 0;
	return true;
}
EXPORT_SYMBOL(queue_work_on);
