// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/delay.h>
#include <linux/ktime.h>

__rust_helper void rust_helper_fsleep(unsigned long usecs)
{
	fsleep(usecs);
}

__rust_helper void rust_helper_udelay(unsigned long usec)
{
	udelay(usec);
}

__rust_helper s64 rust_helper_ktime_to_us(const ktime_t kt)
{
	return ktime_to_us(kt);
}

__rust_helper s64 rust_helper_ktime_to_ms(const ktime_t kt)
{
	return ktime_to_ms(kt);
}
