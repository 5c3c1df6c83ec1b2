// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/uaccess.h>

/* There are no processes yet, hence no memory of theirs to copy. */

unsigned long _copy_from_user(void *to, const void __user *from, unsigned long n)
{
	memset(to, 0, n);
	return n;
}
EXPORT_SYMBOL(_copy_from_user);

unsigned long _copy_to_user(void __user *to, const void *from, unsigned long n)
{
	return n;
}
EXPORT_SYMBOL(_copy_to_user);
