// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int mine(void);

int mine(void)
{
	return 0;
}
EXPORT_SYMBOL(mine);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
