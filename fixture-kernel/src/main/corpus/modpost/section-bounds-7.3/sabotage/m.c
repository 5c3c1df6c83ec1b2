// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

extern const char __begin_things[];

int init_module(void)
{
	return __begin_things[0];
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
