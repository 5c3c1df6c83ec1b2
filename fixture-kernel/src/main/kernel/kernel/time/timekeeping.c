// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/atomic.h>
#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/ktime.h>

unsigned long volatile jiffies;
EXPORT_SYMBOL(jiffies);

static atomic64_t clock = ATOMIC64_INIT(0);

/* Time that never goes back, nor stands still */
ktime_t ktime_get(void)
{
	return atomic64_add_return(1, &clock);
}
EXPORT_SYMBOL_GPL(ktime_get);
