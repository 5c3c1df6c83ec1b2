// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

asm(".section .altinstr_replacement,\"ax\",@progbits\n"
    "mine:\n\t.byte 0x90\n"
    "\t.previous\n"
    "\t.section __ex_table,\"a\"\n"
    "\t.long mine - .\n\t.long mine - .\n"
    "\t.previous");

int init_module(void)
{
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
