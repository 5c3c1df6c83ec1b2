// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

static int limit = 3;

int late(int *p);

int late(int *p)
{
	limit += *p;
	return limit;
}
EXPORT_SYMBOL(late);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
