// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int ns_fn(void);

int ns_fn(void)
{
	return 1;
}
EXPORT_SYMBOL_NS(ns_fn, "module:friend");

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
