/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_JIFFIES_H
#define _LINUX_JIFFIES_H

#include <linux/types.h>
#include <generated/timeconst.h>

#define HZ	CONFIG_HZ

extern unsigned long volatile jiffies;

static __always_inline unsigned long msecs_to_jiffies(const unsigned int m)
{
	return (m * MSEC_TO_HZ_NUM + MSEC_TO_HZ_DEN - 1) / MSEC_TO_HZ_DEN;
}

#endif /* _LINUX_JIFFIES_H */
