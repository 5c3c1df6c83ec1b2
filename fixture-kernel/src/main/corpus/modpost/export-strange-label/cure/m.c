// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int mine(void);

int __used mine(void)
{
	return 0;
}

asm(".section .export_symbol,\"a\"\n"
    "__export_symbol_mine:\n"
    "\t.asciz \"GPL\"\n\t.asciz \"\"\n"
    "\t.balign 8\n\t.quad mine\n"
    "\t.previous");

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
