// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

extern int ghost;
EXPORT_SYMBOL(ghost);

int init_module(void)
{
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
