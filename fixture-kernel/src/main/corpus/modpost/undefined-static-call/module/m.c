// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

#include <linux/static_call.h>

int guess(void);
DECLARE_STATIC_CALL(not_exported, guess);

int init_module(void)
{
	return static_call(not_exported)();
}

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
