// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/jiffies.h>

__rust_helper unsigned long rust_helper_msecs_to_jiffies(const unsigned int m)
{
	return msecs_to_jiffies(m);
}
