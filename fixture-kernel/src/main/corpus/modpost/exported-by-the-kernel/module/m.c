// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

void kfree(const void *p);

void kfree(const void *p)
{
}
EXPORT_SYMBOL(kfree);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
