// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

static noinline void __init prepare(void)
{
	asm volatile("");
}

void __exit cleanup_module(void)
{
	prepare();
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
