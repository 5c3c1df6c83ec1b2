// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

asm(".section .mine,\"\",@progbits\n\t.byte 1\n\t.previous");

int init_module(void)
{
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
