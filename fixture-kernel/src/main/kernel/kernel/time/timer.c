// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/delay.h>
#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/processor.h>
#include <linux/sched.h>

void __udelay(unsigned long usecs)
{
	while (usecs--)
		cpu_relax();
}
EXPORT_SYMBOL(__udelay);

void msleep(unsigned int msecs)
{
	schedule_timeout(msecs_to_jiffies(msecs));
}
EXPORT_SYMBOL(msleep);

void usleep_range_state(unsigned long min, unsigned long max, unsigned int state)
{
	schedule_timeout(msecs_to_jiffies(min / 1000));
}
EXPORT_SYMBOL(usleep_range_state);
