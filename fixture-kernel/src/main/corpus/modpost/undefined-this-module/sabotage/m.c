// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

extern struct module __that_module;

int init_module(void)
{
	try_module_get(&__that_module);
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
