// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

void nowhere_fn(void);

int init_module(void)
{
	nowhere_fn();
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
