// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/completion.h>
#include <linux/export.h>
#include <linux/sched.h>

#define UINT_MAX (~0U)

void complete_all(struct completion *x)
{
	WRITE_ONCE(x->done, UINT_MAX);
	wake_up_all(&x->wait);
}
EXPORT_SYMBOL(complete_all);

void wait_for_completion(struct completion *x)
{
	while (!READ_ONCE(x->done))
		schedule();
}
EXPORT_SYMBOL(wait_for_completion);
