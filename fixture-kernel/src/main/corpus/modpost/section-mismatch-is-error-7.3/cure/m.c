// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

static noinline int ready(void)
{
	asm volatile("");
	return 1;
}

int late(void);

int late(void)
{
	return ready();
}
EXPORT_SYMBOL(late);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
