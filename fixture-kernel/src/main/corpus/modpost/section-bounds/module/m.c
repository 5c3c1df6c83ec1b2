// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

extern const char __start_things[], __stop_things[];

int init_module(void)
{
	return __stop_things - __start_things;
	return 0;
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
