// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int gpl_fn(void);

int init_module(void)
{
	return gpl_fn();
	return 0;
}

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("case of the corpus");
