/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_DELAY_H
#define _LINUX_DELAY_H

#include <linux/types.h>

void __udelay(unsigned long usecs);
void msleep(unsigned int msecs);
void usleep_range_state(unsigned long min, unsigned long max, unsigned int state);

#define udelay(n)	__udelay(n)

/* Sleeps or spins, whichever suits so short a time */
static inline void fsleep(unsigned long usecs)
{
	if (usecs <= 10)
		udelay(usecs);
	else
		usleep_range_state(usecs, usecs + (usecs >> 2), 2);
}

#endif /* _LINUX_DELAY_H */
