/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_UACCESS_H
#define _LINUX_UACCESS_H

#include <linux/bug.h>
#include <linux/string.h>
#include <linux/types.h>

/* Memory of a process. Both return how many bytes could not be copied. */

unsigned long _copy_from_user(void *to, const void __user *from, unsigned long n);
unsigned long _copy_to_user(void __user *to, const void *from, unsigned long n);

#define INT_MAX ((int)(~0U >> 1))

static __always_inline unsigned long __must_check
copy_from_user(void *to, const void __user *from, unsigned long n)
{
	if (WARN_ON_ONCE(n > INT_MAX))
		return n;
	return _copy_from_user(to, from, n);
}

static __always_inline unsigned long __must_check
copy_to_user(void __user *to, const void *from, unsigned long n)
{
	if (WARN_ON_ONCE(n > INT_MAX))
		return n;
	return _copy_to_user(to, from, n);
}

#endif /* _LINUX_UACCESS_H */
