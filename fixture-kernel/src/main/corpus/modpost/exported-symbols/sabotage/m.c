// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int a(void);

int a(void)
{
	return 0;
}
EXPORT_SYMBOL_GPL(a);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
