// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int twice(void);

int twice(void)
{
	return 1;
}
EXPORT_SYMBOL(twice);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
