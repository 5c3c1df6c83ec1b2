// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int ns_fn(void);

int init_module(void)
{
	return ns_fn();
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
