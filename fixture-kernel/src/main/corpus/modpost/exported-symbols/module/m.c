// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

int a(void);
int b(void);
int c(void);
int d(void);

int a(void)
{
	return 0;
}
EXPORT_SYMBOL(a);

int b(void)
{
	return 0;
}
EXPORT_SYMBOL_GPL(b);

int c(void)
{
	return 0;
}
EXPORT_SYMBOL_NS(c, "NS");

int d(void)
{
	return 0;
}
EXPORT_SYMBOL_NS_GPL(d, "NS");

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
