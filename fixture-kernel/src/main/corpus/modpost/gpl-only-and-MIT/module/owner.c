// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int gpl_fn(void);

int gpl_fn(void)
{
	return 1;
}
EXPORT_SYMBOL_GPL(gpl_fn);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
