// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

static int __init probe(void)
{
	return 1;
}

struct table {
	int (*probe)(void);
} mine = { probe };
EXPORT_SYMBOL(mine);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
