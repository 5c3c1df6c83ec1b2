// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

static noinline int __exit undo(void)
{
	asm volatile("");
	return 1;
}

int __init init_module(void)
{
	return undo();
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
